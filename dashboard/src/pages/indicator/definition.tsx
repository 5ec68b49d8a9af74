import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useReference } from "../../app/reference.js";
import { useWords } from "../../app/use-words.js";
import { FIGURE, formulaOf } from "../../words/figures.js";
import { DIRECTIONS, INDICATOR, LEVEL_NAMES, TIME_KINDS } from "../../words/indicator.js";
import { crossingsSaid } from "../../words/secrecy.js";
import { same, type Text } from "../../words/text.js";
import { columnsOf } from "./columns.js";
import type { Asked } from "./view.js";

/** The indicator in words: definition, formula, unit, direction, time, territory, and where its data are. */
export function Definition({ indicator, territory }: Asked): ReactNode {
  const { say } = useWords();
  const { unit, catalogue } = useReference();
  const { numerateur, denominateur, croisements } = indicator;
  const dataset = catalogue.jeux.find(({ id }) => id === indicator.jeu);
  const lines: readonly (readonly [Text, Text | undefined])[] = [
    [INDICATOR.definition, indicator.definition],
    [FIGURE.formula, formulaOf(numerateur, denominateur)],
    [INDICATOR.unit, unit(indicator.unite).libelle],
    [INDICATOR.direction, DIRECTIONS[indicator.sens]],
    [INDICATOR.timeKind, TIME_KINDS[indicator.temps]],
    [INDICATOR.smallest, LEVEL_NAMES[indicator.maille_territoire]],
    [
      INDICATOR.crossings,
      croisements === null
        ? undefined
        : crossingsSaid(
            croisements,
            (name) => columnsOf(catalogue, indicator, [name])[0]?.libelle ?? same(name),
          ),
    ],
  ];
  return (
    <section aria-labelledby="definition" className="sf-indicateur__section">
      <h2 id="definition">{say(INDICATOR.definition)}</h2>
      <dl className="sf-indicateur__definition">
        {lines.map(
          ([term, words]) =>
            words && (
              <div key={term.fr}>
                <dt>{say(term)}</dt>
                <dd>{say(words)}</dd>
              </div>
            ),
        )}
        {dataset && (
          <div>
            <dt>{say(INDICATOR.dataset)}</dt>
            <dd>
              <Link
                to="/donnees/$jeu"
                params={{ jeu: dataset.id }}
                search={territory === "FR" ? {} : { territoire: territory }}
              >
                {say(dataset.libelle)}
              </Link>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

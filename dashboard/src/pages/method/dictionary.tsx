import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type IndicatorWords, useReference } from "../../app/reference.js";
import { useWords } from "../../app/use-words.js";
import { Grid } from "../../parts/grid.js";
import { INDICATOR, LEVEL_NAMES, SHORT_DIRECTIONS, TIME_KINDS } from "../../words/indicator.js";
import { METHOD } from "../../words/method.js";
import { fabriqueName } from "../../words/shell.js";

const DICTIONARY_HEADERS = [
  METHOD.indicator,
  METHOD.definition,
  METHOD.formula,
  METHOD.direction,
  METHOD.time,
  METHOD.smallest,
];

/** Every indicator in words, by Fabrique. */
export function IndicatorDictionary(): ReactNode {
  const { say } = useWords();
  const { catalogue } = useReference();
  return catalogue.fabriques.map(({ id, numero, titre }) => {
    const title = fabriqueName(numero, titre);
    const own = catalogue.indicateurs.filter(({ domaine }) => domaine === id);
    return (
      <details key={id} className="sf-methode__domaine" open={id === "ruralite"}>
        <summary>
          {say(title)} ({own.length})
        </summary>
        <Entries indicators={own} caption={title} />
      </details>
    );
  });
}

interface EntriesProps {
  readonly indicators: readonly IndicatorWords[];
  readonly caption: ReturnType<typeof fabriqueName>;
}

function Entries({ indicators, caption }: EntriesProps): ReactNode {
  const { say } = useWords();
  return (
    <Grid
      caption={caption}
      headers={DICTIONARY_HEADERS}
      rows={indicators.map((indicator) => ({
        key: indicator.id,
        heading: (
          <>
            <Link to="/indicateurs/$id" params={{ id: indicator.id }}>
              {say(indicator.libelle)}
            </Link>
            {indicator.point_cle !== null && (
              <span className="sf-methode__code">
                {say(INDICATOR.keyPoint)} {indicator.point_cle}
              </span>
            )}
            <code className="sf-methode__code">{indicator.id}</code>
          </>
        ),
        cells: [
          { key: "definition", content: say(indicator.definition) },
          { key: "formule", content: <Formula indicator={indicator} /> },
          { key: "sens", content: sayId(SHORT_DIRECTIONS, indicator.sens, say) },
          { key: "temps", content: sayId(TIME_KINDS, indicator.temps, say) },
          { key: "territoire", content: sayId(LEVEL_NAMES, indicator.maille_territoire, say) },
        ],
      }))}
    />
  );
}

type SayText = ReturnType<typeof useWords>["say"];

const sayId = (words: typeof LEVEL_NAMES, id: string, say: SayText): string => {
  const own = words[id];
  return own ? say(own) : id;
};

function Formula({ indicator }: { readonly indicator: IndicatorWords }): ReactNode {
  const { say } = useWords();
  const { unit } = useReference();
  const { numerateur, denominateur, unite } = indicator;
  return (
    <>
      {say(numerateur)}
      {denominateur !== null && (
        <>
          {" "}
          <span className="sf-methode__sur">÷</span> {say(denominateur)}
        </>
      )}
      <span className="sf-methode__code">{say(unit(unite).libelle)}</span>
    </>
  );
}

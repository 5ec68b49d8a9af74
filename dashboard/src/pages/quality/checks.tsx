import { Badge } from "@codegouvfr/react-dsfr/Badge";
import type { QualityAnswer } from "@fabriques/api/contract";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWords } from "../../app/use-words.js";
import { QUALITY } from "../../words/quality.js";
import { andOthers, seeAll } from "../../words/quality-sentences.js";
import { Section } from "./section.js";
import { useDatasetName } from "./use-dataset-name.js";

type Check = QualityAnswer["controles"][number];

/** Findings told before the link to all of them. */
const SHOWN = 5;

/** The checks across rows and files: first those that found something, then the names of the others. */
export function Checks(props: {
  readonly checks: readonly Check[];
  readonly rules: QualityAnswer["par_regle"];
}): ReactNode {
  const { checks, rules } = props;
  const { say, format } = useWords();
  const passed = checks.filter(({ nombre }) => nombre === 0);
  return (
    <Section id="controles" title={QUALITY.checks}>
      {checks
        .filter(({ nombre }) => nombre > 0)
        .map((check) => (
          <Failed
            key={`${check.jeu} ${check.controle}`}
            check={check}
            byLine={rules.some(({ regle }) => regle === check.controle)}
          />
        ))}
      {passed.length > 0 && (
        <details className="sf-qualite__passes">
          <summary>
            {say(QUALITY.passed)} ({format.number(passed.length)})
          </summary>
          <ul>
            {passed.map((check) => (
              <li key={`${check.jeu} ${check.controle}`}>{check.libelle}</li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

interface FailedProps {
  readonly check: Check;
  /** Whether the findings stand on lines, and are among the anomalies. */
  readonly byLine: boolean;
}

function Failed({ check, byLine }: FailedProps): ReactNode {
  const { say, format } = useWords();
  const datasetName = useDatasetName();
  const { controle, libelle, conseil, nombre, constats, jeu } = check;
  const shown = constats.slice(0, SHOWN);
  const rest = nombre - shown.length;
  return (
    <article className="sf-qualite__controle">
      <h3>
        {libelle} <span className="sf-qualite__detail">{datasetName(jeu)}</span>
      </h3>
      <Badge small as="span" severity="warning">
        {say(QUALITY.toCheck)} ({format.number(nombre)})
      </Badge>
      <ul>
        {shown.map((finding) => (
          <li key={finding}>{finding}</li>
        ))}
        {shown.length > 0 && rest > 0 && <li>{say(andOthers(rest))}</li>}
      </ul>
      <p className="sf-qualite__conseil">{conseil}</p>
      {byLine && (
        <Link
          className="fr-link fr-link--sm"
          to="/qualite"
          search={{ jeu, regle: controle }}
          hash="anomalies"
        >
          {say(seeAll(nombre))}
        </Link>
      )}
    </article>
  );
}

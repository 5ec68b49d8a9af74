import type { QualityAnswer } from "@fabriques/api/contract";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWords } from "../../app/use-words.js";
import { Grid } from "../../parts/grid.js";
import { QUALITY, ruleName } from "../../words/quality.js";
import { SeverityMark } from "./anomaly-table.js";
import { useDatasetName } from "./use-dataset-name.js";

/** How many anomalies of each rule; each leads to its lines. */
export function RuleTable({ rules }: { readonly rules: QualityAnswer["par_regle"] }): ReactNode {
  const { say, format } = useWords();
  const datasetName = useDatasetName();
  const headers = [QUALITY.rule, QUALITY.dataset, QUALITY.severity, QUALITY.number] as const;
  return (
    <Grid
      stacks
      caption={QUALITY.rulesTable}
      headers={headers}
      rows={rules.map(({ jeu, regle, gravite, nombre }) => ({
        key: `${jeu} ${regle} ${gravite}`,
        heading: (
          <Link to="/qualite" search={{ jeu, gravite, regle }} resetScroll={false}>
            {say(ruleName(regle))}
          </Link>
        ),
        cells: [
          { key: "jeu", content: datasetName(jeu), short: true },
          { key: "gravite", content: <SeverityMark severity={gravite} />, short: true },
          { key: "nombre", content: format.number(nombre), number: true },
        ],
      }))}
    />
  );
}

import { Badge } from "@codegouvfr/react-dsfr/Badge";
import type { QualityAnswer } from "@fabriques/api/contract";
import type { ReactNode } from "react";
import { useWords } from "../../app/use-words.js";
import { Grid } from "../../parts/grid.js";
import { QUALITY, ruleName, SEVERITIES } from "../../words/quality.js";
import type { Text } from "../../words/text.js";

type Anomaly = QualityAnswer["anomalies"]["lignes"][number];

/** What is wrong, by file and physical line. */
export function AnomalyTable(props: {
  readonly caption: Text;
  readonly anomalies: readonly Anomaly[];
}): ReactNode {
  const { say, format } = useWords();
  const headers = [
    QUALITY.file,
    QUALITY.line,
    QUALITY.column,
    QUALITY.cell,
    QUALITY.severity,
    QUALITY.message,
  ] as const;
  return (
    <Grid
      wide
      stacks
      caption={props.caption}
      headers={headers}
      rows={props.anomalies.map((anomaly, index) => ({
        // Two anomalies may agree in everything.
        key: `${index} ${anomaly.fichier} ${anomaly.ligne} ${anomaly.regle}`,
        heading: anomaly.fichier,
        cells: [
          {
            key: "ligne",
            content: anomaly.ligne === null ? say(QUALITY.wholeFile) : format.number(anomaly.ligne),
            number: true,
          },
          { key: "colonne", content: <Named name={anomaly.colonne} />, short: true },
          { key: "lu", content: <AnomalyCell value={anomaly.valeur} />, short: true },
          { key: "gravite", content: <SeverityMark severity={anomaly.gravite} />, short: true },
          {
            key: "message",
            content: (
              <>
                {anomaly.message}
                <span className="sf-qualite__detail">{say(ruleName(anomaly.regle))}</span>
              </>
            ),
          },
        ],
      }))}
    />
  );
}

/** Refused or kept with a warning: a word, a shape and a colour. */
export function SeverityMark({ severity }: { readonly severity: Anomaly["gravite"] }): ReactNode {
  const { say } = useWords();
  return (
    <span className="sf-qualite__gravite">
      <Badge small as="span" severity={severity === "refus" ? "error" : "warning"}>
        {say(SEVERITIES[severity])}
      </Badge>
    </span>
  );
}

/** Name of a column, as the files write it. */
export function Named({ name }: { readonly name: string | null }): ReactNode {
  return name === null ? "–" : <code className="sf-qualite__code sf-qualite__nom">{name}</code>;
}

/** A cell as it was written; nothing where it may not be shown. */
export function AnomalyCell({ value }: { readonly value: string | null }): ReactNode {
  return value === null ? "–" : <span className="sf-qualite__cellule">{value}</span>;
}

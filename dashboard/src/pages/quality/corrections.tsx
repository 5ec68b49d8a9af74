import type { QualityAnswer } from "@fabriques/api/contract";
import type { ReactNode } from "react";
import { useWords } from "../../app/use-words.js";
import { Grid } from "../../parts/grid.js";
import { QUALITY } from "../../words/quality.js";
import { correctionsSentence } from "../../words/quality-sentences.js";
import { AnomalyCell, Named } from "./anomaly-table.js";
import { Section } from "./section.js";
import { useDatasetName } from "./use-dataset-name.js";

type CorrectionsFound = QualityAnswer["corrections"];

/** What later files changed in earlier rows: by column, then cell by cell. */
export function Corrections({
  corrections,
}: {
  readonly corrections: CorrectionsFound;
}): ReactNode {
  const { say } = useWords();
  return (
    <Section id="corrections" title={QUALITY.corrections}>
      <p>{say(correctionsSentence(corrections))}</p>
      <ByColumn counts={corrections.par_colonne} />
      <details className="sf-qualite__passes">
        <summary>{say(QUALITY.oneByOne)}</summary>
        <OneByOne list={corrections.liste} />
      </details>
    </Section>
  );
}

function ByColumn({ counts }: { readonly counts: CorrectionsFound["par_colonne"] }): ReactNode {
  const { format } = useWords();
  const datasetName = useDatasetName();
  return (
    <Grid
      caption={QUALITY.correctionsTable}
      headers={[QUALITY.dataset, QUALITY.column, QUALITY.cells]}
      rows={counts.map(({ jeu, colonne, nombre }) => ({
        key: `${jeu} ${colonne}`,
        heading: datasetName(jeu),
        cells: [
          { key: "colonne", content: <Named name={colonne} /> },
          { key: "nombre", content: format.number(nombre), number: true },
        ],
      }))}
    />
  );
}

function OneByOne({ list }: { readonly list: CorrectionsFound["liste"] }): ReactNode {
  const place = useCellPlace();
  const headers = [
    QUALITY.file,
    QUALITY.corrects,
    QUALITY.key,
    QUALITY.column,
    QUALITY.before,
    QUALITY.after,
  ] as const;
  return (
    <Grid
      wide
      stacks
      caption={QUALITY.oneByOne}
      headers={headers}
      rows={list.map((one) => ({
        key: `${one.fichier} ${one.ligne} ${one.colonne}`,
        heading: place(one.fichier, one.ligne),
        cells: [
          { key: "corrige", content: place(one.fichier_corrige, one.ligne_corrigee) },
          { key: "cle", content: <AnomalyCell value={one.cle} />, short: true },
          { key: "colonne", content: <Named name={one.colonne} />, short: true },
          { key: "avant", content: <AnomalyCell value={one.avant} />, short: true },
          { key: "apres", content: <AnomalyCell value={one.apres} />, short: true },
        ],
      }))}
    />
  );
}

/** `ctai-2.csv, ligne 12`. */
function useCellPlace(): (file: string, line: number | null) => string {
  const { say, format } = useWords();
  return (file, line) =>
    line === null ? file : `${file}, ${say(QUALITY.line).toLowerCase()} ${format.number(line)}`;
}

import type { QualityAnswer } from "@fabriques/api/contract";
import type { ReactNode } from "react";
import { useWords } from "../../app/use-words.js";
import { Grid } from "../../parts/grid.js";
import { QUALITY } from "../../words/quality.js";
import { Named } from "./anomaly-table.js";
import { Section } from "./section.js";

/** What the load understood or restored by itself, by file and column. */
export function Notices({ notices }: { readonly notices: QualityAnswer["notices"] }): ReactNode {
  const { say, format } = useWords();
  const headers = [
    QUALITY.file,
    QUALITY.column,
    QUALITY.cells,
    QUALITY.firstLine,
    QUALITY.understood,
  ] as const;
  return (
    <Section id="compris" title={QUALITY.notices} lead={QUALITY.noticesLead}>
      <Grid
        wide
        stacks
        caption={QUALITY.noticesTable}
        headers={headers}
        rows={notices.map(({ fichier, colonne, nombre, ligne, regle, message }) => ({
          key: `${fichier} ${colonne} ${regle} ${ligne}`,
          heading: fichier,
          cells: [
            { key: "colonne", content: <Named name={colonne} />, short: true },
            { key: "nombre", content: format.number(nombre), number: true },
            {
              key: "ligne",
              content: ligne === null ? say(QUALITY.wholeFile) : format.number(ligne),
              number: true,
            },
            { key: "message", content: message },
          ],
        }))}
      />
    </Section>
  );
}

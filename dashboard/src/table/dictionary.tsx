import { Accordion } from "@codegouvfr/react-dsfr/Accordion";
import type { ReactElement } from "react";
import { useWords } from "../app/use-words.js";
import type { DataColumn } from "../filters/filter.js";
import { COLUMN_KINDS, DATA } from "../words/data.js";

/** The columns of a dataset: name in the files, words, nature, values. */
export function ColumnDictionary({
  columns,
}: {
  readonly columns: readonly DataColumn[];
}): ReactElement {
  const { say } = useWords();
  const headers = [DATA.columnName, DATA.columnLabel, DATA.columnKind, DATA.columnValues];
  return (
    <Accordion label={say(DATA.columns)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="sf-tableau" tabIndex={0} aria-label={say(DATA.columns)}>
        <table className="sf-tableau__table sf-tableau__table--libre">
          <caption className="fr-sr-only">{say(DATA.columns)}</caption>
          <thead>
            <tr>
              {headers.map((header) => (
                <th key={header.fr} scope="col" className="sf-tableau__entete">
                  {say(header)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {columns.map(({ nom, libelle, type, choix }) => (
              <tr key={nom}>
                <th scope="row" className="sf-tableau__rang">
                  <code>{nom}</code>
                </th>
                <td>{say(libelle)}</td>
                <td>{COLUMN_KINDS[type] ? say(COLUMN_KINDS[type]) : type}</td>
                <td>{choix.map((choice) => say(choice.libelle)).join(", ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Accordion>
  );
}

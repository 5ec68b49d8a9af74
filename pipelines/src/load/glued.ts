import { listOf } from "../catalogue/cells.js";
import { foldHeader, matchHeader } from "../catalogue/header.js";
import type { Sql } from "../catalogue/model.js";
import type { Database } from "../engine/index.js";
import { gluedFault, isSameOrder, lowerHeader, namesColumns } from "../read/glued.js";
import type { Layout, Survey } from "../read/survey.js";
import { type FileRef, LINE, LINE_JOIN } from "./anomalies.js";
import type { InputFile } from "./inventory.js";
import { Refusal } from "./refusal.js";
import { acceptedSql } from "./typed.js";

interface Surveyed {
  readonly path: string;
  readonly layout: Layout;
  readonly found: Survey;
}

/** Refuses a file of which a line at fault is the header of another export: all that follows has other columns. */
export async function refuseGluedLines(input: InputFile, surveyed: Surveyed): Promise<void> {
  const { dataset } = input.structure;
  const line = await lowerHeader(surveyed.path, { ...surveyed, dataset });
  if (line !== null) throw refusalAt(input, line);
}

/** SQL twin of {@link foldHeader}. */
const foldedHeader = (cell: Sql): Sql =>
  `regexp_replace(replace(strip_accents(lower(${cell})), 'œ', 'oe'), '[^a-z0-9]', '', 'g')`;

/** Refuses a file of which a refused row names the columns in another order: all that follows would change places. */
export async function refuseGluedRows(
  db: Database,
  input: InputFile,
  { file, table }: { readonly file: FileRef; readonly table: string },
): Promise<void> {
  const { dataset } = input.structure;
  const names = dataset.columns.flatMap(({ name, label, aliases = [] }) => [
    name,
    label.fr,
    ...aliases,
  ]);
  const rank = dataset.columns.findIndex(({ required }) => required);
  const isName = `list_contains(${listOf(names.map(foldHeader))}, ${foldedHeader(`_brut[${rank + 1}]`)})`;
  const rows = await db.all(`
    select ${LINE}::integer as ligne, x._brut as cellules
    from (select _brut, ${file.number} as _fichier, rowid + 1 as _enr from ${table}
      where _brut is not null and not ${acceptedSql(dataset)} and ${isName} order by rowid limit ${MOST}) x
    ${LINE_JOIN} order by ligne`);
  for (const { ligne, cellules } of rows) {
    const cells = textsOf(cellules);
    const isOther = !isSameOrder(dataset.columns, matchHeader(cells, dataset).columns);
    if (isOther && namesColumns(cells, dataset)) throw refusalAt(input, Number(ligne));
  }
}

/** Headers looked at: one is enough to refuse. */
const MOST = 100;

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.map((cell) => (typeof cell === "string" ? cell : "")) : [];

function refusalAt({ name, structure }: InputFile, line: number): Refusal {
  const { reason: sentence } = gluedFault(structure.preamble.length + 1, line);
  return new Refusal([{ file: name, line, sentence }]);
}

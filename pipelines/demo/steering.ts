import type { DatasetId } from "../src/catalogue/model.js";
import { COMMENTS } from "./comments.js";
import { type Demo, pathIn, type WrittenFile } from "./context.js";
import { type CsvWriter, createCsv } from "./csv.js";
import { DELIVERABLES } from "./deliverables.js";
import { HEADERS } from "./headers.js";
import { PUBLISHED_FIGURES } from "./published/register.js";
import { TARGETS } from "./targets.js";

/** French typography: a narrow no-break space before high punctuation and inside quotation marks and large numbers. */
const french = (text: string): string =>
  text
    .replace(/ (?=[:;!?»])/g, "\u202F")
    .replace(/« /g, "«\u202F")
    .replace(/(?<=\d) (?=\d{3}\b)/g, "\u202F");

/** A decimal comma, no thousands separator. */
const comma = (value: number | null): string =>
  value === null ? "" : String(value).replace(".", ",");

/** Thousands set apart, as in a printed document. */
const printed = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, "\u202F");

async function writeTable<Row>(
  demo: Demo,
  name: DatasetId,
  options: { readonly rows: readonly Row[]; readonly write: (csv: CsvWriter, row: Row) => void },
): Promise<WrittenFile> {
  const file = `${name}.csv`;
  const csv = await createCsv(pathIn(demo, file), HEADERS[name]);
  for (const row of options.rows) {
    options.write(csv, row);
    csv.endRow();
    if (csv.full) await csv.flush();
  }
  return { name: file, ...(await csv.close()) };
}

const isKeyPoint = (on: string): boolean => /^\d/.test(on);

const tables: readonly ((demo: Demo) => Promise<WrittenFile>)[] = [
  (demo) =>
    writeTable(demo, "objectifs", {
      rows: TARGETS,
      write: (csv, { indicator, territory, from, value, to, target }) => {
        for (const cell of [
          indicator,
          territory,
          `${from}`,
          comma(value),
          `${to}`,
          comma(target),
        ]) {
          csv.token(cell);
        }
        csv.token("illustratif");
      },
    }),
  (demo) =>
    writeTable(demo, "commentaires", {
      rows: COMMENTS,
      write: (csv, { on, territory, date, author, text, appraisal }) => {
        csv.token(isKeyPoint(on) ? "" : on);
        csv.token(isKeyPoint(on) ? on : "");
        for (const cell of [territory, date, author, french(text), appraisal]) csv.text(cell);
      },
    }),
  (demo) =>
    writeTable(demo, "livrables", {
      rows: DELIVERABLES,
      write: (csv, { fabrique, label, type, committee, lead, indicator, due, state }) => {
        const cells = [fabrique, french(label), type, committee, lead, indicator, due, state, ""];
        for (const cell of cells) csv.text(cell);
      },
    }),
  (demo) =>
    writeTable(demo, "chiffres_publies", {
      rows: PUBLISHED_FIGURES,
      write: (csv, { value, kept, reason, ...figure }) => {
        csv.token(figure.indicator);
        csv.text(french(figure.label));
        csv.token(printed(value));
        const { unit, counted, scope, date, source } = figure;
        for (const cell of [unit, counted, scope, date, source]) csv.text(french(cell));
        csv.flag(kept);
        csv.text(french(reason));
      },
    }),
];

/** Writes the four small files that steer the reading; they are the same for every seed. */
export async function writeSteering(demo: Demo): Promise<readonly WrittenFile[]> {
  const files: WrittenFile[] = [];
  for (const write of tables) files.push(await write(demo));
  return files;
}

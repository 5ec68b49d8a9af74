import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import type { Database } from "../engine/index.js";
import { splitRecord, writeRecord } from "../read/record.js";
import { eachRecord } from "../read/records.js";
import type { InputFile } from "./inventory.js";
import type { StagedFile } from "./stage.js";

/** Rows sent back from one file at most: beyond, the export is to be made again rather than mended. */
const MOST_ROWS = 100_000;

/** Name of the file to send back for an export: `ctai.csv` gives `ctai.a-corriger.csv`. */
export const returnName = (name: string): string =>
  `${name.replace(/\.[^.]*$/, "")}.a-corriger.csv`;

/**
 * Writes into `folder` the rows of a file that have an anomaly, as its provider wrote them, with `_ligne` and `_anomalies`
 * after their own columns; no file where nothing is wrong. UTF-8 with a mark and `\r\n`, which spreadsheets open rightly.
 */
export async function writeReturn(
  db: Database,
  folder: string,
  { input, staged }: { readonly input: InputFile; readonly staged: StagedFile },
): Promise<void> {
  const wrong = await wrongLines(db, input);
  if (wrong.size === 0) return;
  const { path, layout } = staged.source;
  const headers = input.structure.headers.slice(0, layout.named);
  const { delimiter } = layout;
  const lines = [writeRecord([...headers, "_ligne", "_anomalies"], delimiter)];
  await eachRecord({
    path,
    ...layout,
    columns: layout.width,
    visit({ bytes, from, stop, line }) {
      const said = wrong.get(line);
      if (said === undefined) return;
      const text = Buffer.from(bytes.subarray(from, stop)).toString("utf8");
      const cells = fitted(splitRecord(text, delimiter), headers.length, delimiter);
      lines.push(writeRecord([...cells.map(harmless), String(line), said], delimiter));
    },
  });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const out = createWriteStream(join(folder, returnName(input.name)), { mode: 0o600 });
  out.end(`\uFEFF${lines.join("\r\n")}\r\n`);
  await finished(out);
}

/** What is said of each of the first faulty lines; where every line of a long file is faulty, most are not looked at. */
async function wrongLines(db: Database, input: InputFile): Promise<ReadonlyMap<number, string>> {
  const own = "jeu = $1 and fichier = $2 and ligne >= $3 and regle <> 'ligne_hors_donnees'";
  const rows = await db.all(
    `with premieres as (select distinct ligne from anomalies where ${own} order by ligne limit ${MOST_ROWS})
    select distinct ligne, concat_ws(' : ', colonne, concat_ws(' ', message, piste)) as dit
    from anomalies a left join pistes p using (jeu, colonne, valeur)
    where ${own} and ligne <= (select max(ligne) from premieres) order by ligne, dit`,
    [input.structure.dataset.id, input.name, input.structure.layout.line],
  );
  const wrong = new Map<number, string>();
  for (const { ligne, dit } of rows) {
    const said = wrong.get(Number(ligne));
    wrong.set(Number(ligne), said === undefined ? String(dit) : `${said} | ${dit}`);
  }
  return wrong;
}

/** As many cells as columns: what is beyond stays in the last one, as it was written. */
function fitted(cells: readonly string[], width: number, delimiter: string): readonly string[] {
  if (cells.length <= width) {
    return [...cells, ...Array.from({ length: width - cells.length }, () => "")];
  }
  return [...cells.slice(0, width - 1), cells.slice(width - 1).join(delimiter)];
}

/** A cell that a spreadsheet would run as a formula is shown as text. */
const harmless = (cell: string): string =>
  /^[=@\t\r]|^[+-](?![\d.,]*$)/.test(cell) ? `'${cell}` : cell;

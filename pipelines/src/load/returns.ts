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

/** Name of the file to send back for an export: `ctai.csv` gives `ctai.a-corriger.csv`, any other keeps its extension. */
export const returnName = (name: string): string => `${name.replace(/\.csv$/i, "")}.a-corriger.csv`;

/**
 * Writes into `folder` the rows of a file that have an anomaly, as its provider wrote them, with `_ligne` and `_anomalies`
 * after their own columns; no file where nothing is wrong. UTF-8 with a mark and `\r\n`, which spreadsheets open rightly.
 */
export async function writeReturn(
  db: Database,
  folder: string,
  { input, staged }: { readonly input: InputFile; readonly staged: StagedFile },
): Promise<void> {
  const { path, layout, rowOf } = staged.source;
  const wrong = await wrongLines(db, input, rowOf(layout.line));
  if (wrong.size === 0) return;
  const headers = input.structure.headers.slice(0, layout.named);
  // Of a sheet, what is written out is not what its provider knows: spreadsheets open semicolons.
  const delimiter = input.sheet ? ";" : layout.delimiter;
  const lines = [writeRecord([...headers, "_ligne", "_anomalies"], delimiter)];
  await eachRecord({
    path,
    ...layout,
    columns: layout.width,
    visit({ bytes, from, stop, line }) {
      const row = rowOf(line);
      const said = wrong.get(row);
      if (said === undefined) return;
      const text = Buffer.from(bytes.subarray(from, stop)).toString("utf8");
      const cells = fitted(splitRecord(text, layout.delimiter), headers.length, delimiter);
      lines.push(writeRecord([...cells.map(harmless), String(row), said], delimiter));
    },
  });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const out = createWriteStream(join(folder, returnName(input.name)), { mode: 0o600 });
  out.end(`\uFEFF${lines.join("\r\n")}\r\n`);
  await finished(out);
}

/** What is said of each of the first faulty lines; where every line of a long file is faulty, most are not looked at. */
async function wrongLines(
  db: Database,
  input: InputFile,
  firstRow: number,
): Promise<ReadonlyMap<number, string>> {
  const own = "jeu = $1 and fichier = $2 and ligne >= $3 and regle <> 'ligne_hors_donnees'";
  const rows = await db.all(
    `with premieres as (select distinct ligne from anomalies where ${own} order by ligne limit ${MOST_ROWS})
    select distinct ligne, concat_ws(' : ', colonne, concat_ws(' ', message, piste)) as dit
    from anomalies a left join pistes p using (jeu, colonne, valeur)
    where ${own} and ligne <= (select max(ligne) from premieres) order by ligne, dit`,
    [input.structure.dataset.id, input.name, firstRow],
  );
  const wrong = new Map<number, string>();
  for (const { ligne, dit } of rows) {
    const said = wrong.get(Number(ligne));
    wrong.set(Number(ligne), said === undefined ? String(dit) : `${said} | ${dit}`);
  }
  return wrong;
}

/** As many cells as columns: what is beyond, unless nothing is, stays in the last one, as it was written. */
function fitted(cells: readonly string[], width: number, delimiter: string): readonly string[] {
  if (cells.slice(width).every((cell) => cell === "")) {
    return Array.from({ length: width }, (_, i) => cells[i] ?? "");
  }
  return [...cells.slice(0, width - 1), cells.slice(width - 1).join(delimiter)];
}

/** A cell that a spreadsheet would run as a formula is shown as text. */
const harmless = (cell: string): string =>
  /^[=@\t\r]|^[+-](?![\d.,]*$)/.test(cell) ? `'${cell}` : cell;

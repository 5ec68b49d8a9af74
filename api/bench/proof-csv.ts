import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { csvHeader, csvLines } from "../src/file/csv/csv.js";
import { chunkOf } from "../test/chunks.js";
import { type Cell, fromObjects } from "../test/readers.js";
import type { BenchServer } from "./server.js";
import { convert, sheetsOf } from "./soffice.js";

/** What a French spreadsheet takes for something else than it is. */
const HOSTILE: readonly (readonly [text: Cell, number: Cell, day: Cell])[] = [
  ["01", -12.5, "2024-02-29"],
  ["2A", 0, "1999-12-31"],
  ["00971", 1_234_567.25, null],
  ["1E5", -1, "2023-11-08"],
  ["=1+1", 0.1, "2023-11-08"],
  ["+33 1 23", null, "2023-11-08"],
  ["-5", 1e15, "2023-11-08"],
  ["@somme", -0.001, "2023-11-08"],
  ["12,5", 3, "2023-11-08"],
  ["03/04", 3, "2023-11-08"],
  ["2024-01-01", 3, "2023-11-08"],
  ["l’été à Œuvre, ça € « là »", 3, "2023-11-08"],
  ['un "guillemet" ; point-virgule', 3, "2023-11-08"],
  ["vrai", 3, "2023-11-08"],
];

/** Semicolons, quotes, UTF-8, the locale of the profile; what is between quotes is text. */
const CSV_FILTER = "Text - txt - csv (StarCalc):59,34,76,1,,0,true,true,false,false";

/** The CSV for French spreadsheets in LibreOffice: the demo's, and one made of what goes wrong; says what was proved. */
export async function proveCsv(server: BenchServer, folder: string): Promise<string> {
  const [files, opened] = [join(folder, "csv"), join(folder, "csv-ouverts")];
  await mkdir(files);
  const query = "annee=2022,2023";
  const url = `${server.origin}/api/v1/donnees`;
  const demo = await (await fetch(`${url}/ctai.csv?${query}&variante=tableur`)).arrayBuffer();
  await writeFile(join(files, "ctai.csv"), Buffer.from(demo));
  await writeFile(join(files, "pieges.csv"), hostileCsv());
  const paths = ["ctai", "pieges"].map((name) => join(files, `${name}.csv`));
  const profile = join(folder, "profil");
  await convert(paths, { to: "fods", outdir: opened, profile, infilter: CSV_FILTER });
  const read = async (name: string): Promise<readonly (readonly Cell[])[]> =>
    sheetsOf(await readFile(join(opened, `${name}.fods`), "utf8"))[0] ?? [];

  const expected = HOSTILE.map(([text, number, day]) => [inert(text), number, day]);
  same("pieges", (await read("pieges")).slice(1), expected);
  const { lignes } = (await (await fetch(`${url}/ctai?${query}`)).json()) as { lignes: object[] };
  const rows = fromObjects(lignes).rows.map((row) => row.map(inFrench));
  same("ctai", padded((await read("ctai")).slice(1), rows), rows);
  return `CSV for French spreadsheets opened by LibreOffice: ${rows.length} contracts and ${HOSTILE.length} traps, every cell of its type`;
}

function hostileCsv(): Buffer {
  const chunk = chunkOf([
    ["texte", "VARCHAR", HOSTILE.map(([text]) => text)],
    ["nombre", "DOUBLE", HOSTILE.map(([, number]) => number)],
    ["jour", "DATE", HOSTILE.map(([, , day]) => day)],
  ]);
  const header = csvHeader(["texte", "nombre", "jour"], "tableur");
  return Buffer.concat([Buffer.from(header), csvLines(chunk, "tableur")]);
}

const inert = (cell: Cell): Cell =>
  typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
const inFrench = (cell: Cell): Cell => {
  if (typeof cell === "boolean") return cell ? "oui" : "non";
  return cell === "" ? null : inert(cell);
};

/** LibreOffice leaves out the empty cells at the end of a row. */
const padded = (
  found: readonly (readonly Cell[])[],
  like: readonly (readonly Cell[])[],
): Cell[][] => found.map((row, i) => (like[i] ?? []).map((_, column) => row[column] ?? null));

function same(
  what: string,
  found: readonly (readonly Cell[])[],
  expected: readonly (readonly Cell[])[],
): void {
  for (const [i, row] of expected.entries()) {
    const [got, wanted] = [found[i], row].map((cells) => JSON.stringify(cells));
    if (got !== wanted) throw new Error(`${what}, row ${i + 1}: ${got} for ${wanted}`);
  }
  if (found.length !== expected.length)
    throw new Error(`${what}: ${found.length} rows for ${expected.length}`);
}

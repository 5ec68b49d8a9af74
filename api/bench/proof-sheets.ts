import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { enlarged } from "./releases.js";
import { type BenchServer, startServer } from "./server.js";

const SHEET_ROWS = 1_048_576;
const COLUMNS = ["id_centre", "trimestre"] as const;

/** How a kind of workbook holds its sheets, for `unzip` and a reader that knows rows and texts alone. */
interface Form {
  readonly extension: string;
  /** Files of the archive that hold sheets, the first `count` of them being data. */
  readonly parts: (count: number) => readonly string[];
  readonly sheetEnd: string;
  readonly rowEnd: string;
  readonly text: RegExp;
}

const FORMS: readonly Form[] = [
  {
    extension: "xlsx",
    parts: (count) => Array.from({ length: count }, (_, i) => `xl/worksheets/sheet${i + 1}.xml`),
    sheetEnd: "</sheetData>",
    rowEnd: "</row>",
    text: /<t xml:space="preserve">([^<]*)<\/t>/g,
  },
  {
    extension: "ods",
    parts: () => ["content.xml"],
    sheetEnd: "</table:table>",
    rowEnd: "</table:table-row>",
    text: /<text:p>([^<]*)<\/text:p>/g,
  },
];

/** Rows of each sheet of data, header included, and the SHA-256 of their texts without the headers. */
interface Told {
  readonly rows: readonly number[];
  readonly sha256: string;
}

/**
 * Asks for more rows than a sheet holds, as XLSX and ODS, and reads the files back: every sheet is full but the last, each
 * has its header, and the cells are those of the CSV, in its order.
 */
export async function proveSheets(
  demo: string,
  { rows, root, folder }: { readonly rows: number; readonly root: string; readonly folder: string },
): Promise<string> {
  const server = await startServer(await enlarged(demo, rows, root));
  try {
    const sheets = Math.ceil(rows / (SHEET_ROWS - 1));
    const expected = await csvTexts(server);
    const wanted = Array.from({ length: sheets }, (_, i) =>
      Math.min(SHEET_ROWS, rows - i * (SHEET_ROWS - 1) + 1),
    );
    for (const form of FORMS) {
      const file = join(folder, `long.${form.extension}`);
      await pipeline(await bodyOf(server, form.extension), createWriteStream(file));
      const told = await readSheets(file, form, sheets);
      const [got, hoped] = [told, { rows: wanted, sha256: expected }].map((one) =>
        JSON.stringify(one),
      );
      if (got !== hoped) throw new Error(`${form.extension}: ${got} for ${hoped}`);
    }
    return `${rows} rows in XLSX and ODS: sheets of ${wanted.join(" and ")} rows, cells and order as in the CSV`;
  } finally {
    await server.stop();
  }
}

async function bodyOf({ origin }: BenchServer, extension: string): Promise<Readable> {
  const url = `${origin}/api/v1/donnees/places_rurales.${extension}?colonnes=${COLUMNS.join(",")}`;
  const { body, status } = await fetch(url);
  if (status !== 200 || !body) throw new Error(`${url}: ${status}`);
  return Readable.fromWeb(body);
}

/** SHA-256 of the texts of the CSV, one per line; its cells need no quotes. */
async function csvTexts(server: BenchServer): Promise<string> {
  const hash = createHash("sha256");
  let isHeader = true;
  for await (const lines of pieces(await bodyOf(server, "csv"), "\r\n")) {
    hash.update(
      (isHeader ? lines.slice(lines.indexOf("\n") + 1) : lines).replaceAll(/,|\r\n/g, "\n"),
    );
    isHeader = false;
  }
  return hash.digest("hex");
}

async function readSheets(file: string, form: Form, sheets: number): Promise<Told> {
  const hash = createHash("sha256");
  const rows: number[] = [];
  for (const part of form.parts(sheets)) {
    const unzip = spawn("unzip", ["-p", file, part], { stdio: ["ignore", "pipe", "inherit"] });
    const done = once(unzip, "close");
    let count = 0;
    for await (const xml of pieces(unzip.stdout, form.rowEnd)) {
      for (const row of xml.split(form.rowEnd).slice(0, -1)) {
        if (row.includes(form.sheetEnd) && count > 0) {
          rows.push(count);
          count = 0;
        }
        count += 1;
        if (count > 1 && rows.length < sheets) {
          for (const [, text] of row.matchAll(form.text)) hash.update(`${text}\n`);
        }
      }
    }
    rows.push(count);
    const [code] = await done;
    if (code !== 0) throw new Error(`unzip ${part}: ${code}`);
  }
  return { rows: rows.slice(0, sheets), sha256: hash.digest("hex") };
}

/** A stream as texts, each ending with `end` but the last, which is left out. */
async function* pieces(stream: Readable, end: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const bytes of stream) {
    rest += decoder.decode(bytes as Uint8Array, { stream: true });
    const at = rest.lastIndexOf(end) + end.length;
    if (at < end.length) continue;
    yield rest.slice(0, at);
    rest = rest.slice(at);
  }
}

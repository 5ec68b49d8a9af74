import { expect } from "vitest";
import {
  type Cell,
  type CsvReader,
  type Found,
  fromArrow,
  fromOds,
  fromParquet,
  fromXlsx,
  unzip,
} from "./readers.js";
import type { World } from "./world.js";

const FORMULA = /^[=+\-@\t\r]/;
const asText = (cell: Cell): string | null => (cell === null ? null : String(cell));
const same = (cell: Cell): Cell => cell;
/** A cell as the standard CSV writes it: a text that a spreadsheet would compute is made inert, a number never. */
const inert = (cell: Cell): string | null =>
  typeof cell === "string" && FORMULA.test(cell) ? `'${cell}` : asText(cell);
/** A cell as the CSV for French spreadsheets writes it. */
const french = (cell: Cell): string | null => {
  if (typeof cell === "boolean") return cell ? "oui" : "non";
  return typeof cell === "number" ? String(cell).replace(".", ",") : inert(cell);
};

const VARIANTS = {
  standard: { delimiter: ",", as: inert },
  tableur: { delimiter: ";", as: french },
} as const;

/** The rows that every format must hold, and the question that asks for them. */
export interface Expected {
  readonly path: string;
  /** With its question mark, or empty. */
  readonly query: string;
  readonly found: Found;
  /** Variant of the zipped CSV; both CSV are asked for bare. */
  readonly zipped?: keyof typeof VARIANTS;
}

/** Asks for the same rows in every format but JSON, each read back by a reader that is not ours: equal cell by cell, in order, as many as announced. */
export async function expectSameEverywhere(
  world: World,
  reader: CsvReader,
  { path, query, found, zipped = "standard" }: Expected,
): Promise<void> {
  const ask = async (extension: string, more = ""): Promise<Uint8Array> => {
    const search = [query.slice(1), more].filter((part) => part !== "").join("&");
    const asked = `${path}.${extension}${search && `?${search}`}`;
    const response = await world.get(asked);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(response.status, asked).toBe(200);
    expect(response.headers.get("x-total-rows"), asked).toBe(String(found.rows.length));
    return bytes;
  };
  // A column alone has no blank lines.
  const filled = (as: (cell: Cell) => Cell): ((cell: Cell) => Cell) =>
    found.names.length > 1 ? as : (cell) => as(cell) ?? "";
  const check = (read: Found, as: (cell: Cell) => Cell, what: string): void => {
    expect(read.names, `${what} ${path}${query}`).toEqual(found.names);
    expect(read.rows, `${what} ${path}${query}`).toEqual(found.rows.map((row) => row.map(as)));
  };
  check(fromArrow(await ask("arrow")), same, "arrow");
  const parquet = await ask("parquet");
  check(await fromParquet(parquet), same, "parquet");
  check(await reader.parquet(parquet), same, "parquet by DuckDB");
  check(await fromXlsx(await ask("xlsx")), same, "xlsx");
  check(await fromOds(await ask("ods")), same, "ods");
  for (const [variant, { delimiter, as }] of Object.entries(VARIANTS)) {
    const csv = new TextDecoder().decode(await ask("csv", `variante=${variant}`));
    check(await reader.csv(csv, delimiter), filled(as), `csv ${variant}`);
  }
  const { delimiter, as } = VARIANTS[zipped];
  const zip = await unzip(await ask("csv.zip", `variante=${zipped}`));
  const [csv = ""] = zip.values();
  check(await reader.csv(csv, delimiter), filled(as), `csv.zip ${zipped}`);
}

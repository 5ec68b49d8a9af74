import { type Encoding, filesOf, readTable } from "../../test/oracle/csv.js";
import { EXPORTS } from "../../test/oracle/exports.js";
import type { Catalogue } from "./ask.js";

/** What was compared of a dataset that is served row by row. */
export interface RowTally {
  readonly equal: number;
  readonly differences: readonly string[];
}

type Served = Readonly<Record<string, unknown>>;

/** How cells of a dataset are told apart from others: `header` folded to its canonical name. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  ctai: ["id_contrat", "annee"],
  places_rurales: ["id_centre", "trimestre"],
};

/** The datasets served row by row, of those measured. */
export const rowDatasets = ({ jeux }: Catalogue): string[] =>
  jeux.filter(({ id, diffusion }) => diffusion === "lignes" && KEYS[id]).map(({ id }) => id);

/** Compares every served row of a dataset, cell by cell, with the lines of its files. */
export function compareRows(folder: URL, dataset: string, served: readonly Served[]): RowTally {
  const plain = plainRows(folder, dataset);
  const differences: string[] = [];
  let equal = 0;
  for (const row of served) {
    const key = keyOf(dataset, (name) => `${row[name]}`);
    const cells = plain.get(key);
    plain.delete(key);
    for (const [name, value] of Object.entries(row)) {
      const expected = cells?.get(name);
      // A column that the product adds stands in no file.
      if (cells !== undefined && expected === undefined) continue;
      if (cells !== undefined && isSame(value, expected ?? "")) equal += 1;
      else differences.push(`${dataset} ${key} ${name}: ${JSON.stringify(value)}, ${expected}`);
    }
  }
  return {
    equal,
    differences: [...differences, ...[...plain.keys()].map((key) => `${key} absent`)],
  };
}

function plainRows(folder: URL, dataset: string): Map<string, ReadonlyMap<string, string>> {
  const { encoding } = Object.values(EXPORTS).find(({ stem }) => stem === dataset) ?? {};
  const rows = new Map<string, ReadonlyMap<string, string>>();
  for (const file of filesOf(folder, dataset)) {
    const { header, records } = readTable(new URL(file, folder), encoding as Encoding);
    const names = header.map(folded);
    for (const cells of records) {
      const row = new Map(names.map((name, i) => [name, cells[i] ?? ""]));
      rows.set(
        keyOf(dataset, (name) => row.get(name) ?? ""),
        row,
      );
    }
  }
  return rows;
}

const keyOf = (dataset: string, of: (name: string) => string): string =>
  (KEYS[dataset] ?? []).map(of).join(" / ");

/** A header as its canonical name: no accent, no capital, words joined by `_`. */
const folded = (header: string): string =>
  header
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replaceAll(" ", "_");

const FLAGS: Readonly<Record<string, boolean>> = { oui: true, non: false };

/** Whether a served value is what the cell of the file says. */
function isSame(value: unknown, cell: string): boolean {
  if (value === null) return ["", "NC", "n.d.", "-"].includes(cell);
  if (typeof value === "boolean") return FLAGS[cell] === value;
  if (typeof value === "number") {
    return Number(cell.replace(/[ \u00a0\u202f]/g, "").replace(",", ".")) === value;
  }
  if (Array.isArray(value)) return value.join("|") === cell;
  return value === cell || value === cell.split("/").reverse().join("-");
}

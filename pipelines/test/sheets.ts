import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { splitRecord } from "../src/read/record.js";
import { FAULTS } from "./faults.js";
import { scratchFolder } from "./scratch.js";
import type { Table, Value } from "./workbook/tables.js";

const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:[.,]\d{1,6})?$/;
const FRENCH_DAY = /^(\d\d)\/(\d\d)\/(\d{4})$/;

/** A cell of a CSV file as a spreadsheet types it once a person has saved it: numbers and days are no texts. */
function typed(cell: string): Value {
  const day = FRENCH_DAY.exec(cell);
  if (day) return { date: `${day[3]}-${day[2]}-${day[1]}` };
  if (cell === "") return null;
  return NUMBER.test(cell) ? Number(cell.replace(",", ".")) : cell;
}

/** Rows of a CSV text without newlines in its cells, as texts. */
export const textsOf = (csv: string): readonly (readonly string[])[] =>
  csv.split(/\r?\n/).map((line) => (line === "" ? [] : splitRecord(line, ";")));

/** The same as a spreadsheet types them. */
export const typedRows = (csv: string): Table => textsOf(csv).map((row) => row.map(typed));

/** A sound export, in CSV. */
export const soundCsv = (name: string): string =>
  readFileSync(join(FAULTS, "_base", `${name}.csv`), "utf8");

/** The sound contracts. */
export const CTAI: Table = typedRows(soundCsv("ctai"));

/** A sentence with plain spaces. */
export const plain = (text: string): string => text.replaceAll("\u202f", " ");

/** A folder of sound exports where the contracts come from a workbook. */
export function folderWith(bytes: Buffer, name = "ctai.xlsx"): string {
  const folder = join(scratchFolder(), "exports");
  cpSync(join(FAULTS, "_base"), folder, { recursive: true });
  rmSync(join(folder, "ctai.csv"));
  writeFileSync(join(folder, name), bytes);
  return folder;
}

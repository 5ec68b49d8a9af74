import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { POLLUTIONS, picks } from "./pollution/pollute.js";
import { type Reading, suiteReader } from "./pollution/reader.js";
import {
  type Dialect,
  dialects,
  encode,
  type TestTable,
  tables,
  textOf,
  writable,
  writePieces,
} from "./pollution/tables.js";
import { suiteFolder } from "./scratch.js";

const CLEAN_CASES = 1000;
const CASES_PER_POLLUTION = 280;
/** The same cases at every run, so that a failure is a change of ours; `FC_SEED=n` explores others. */
const SEED = Number(process.env.FC_SEED ?? 2023);

const folder = suiteFolder();
const reader = suiteReader(folder);

/** The rows read are those expected, one by one. */
function isExact({ rows }: Reading, expected: TestTable["rows"]): boolean {
  return (
    rows.length === expected.length &&
    rows.every((row, i) =>
      row.every((value, j) => {
        const cell = expected[i]?.[j];
        return cell !== undefined && (cell.value === undefined || cell.value === value);
      }),
    )
  );
}

/** A cell with a newline and the delimiters of a whole record is reported on purpose: a lost quote looks the same. */
const looksSwallowing = (text: string, { columns }: TestTable, { delimiter }: Dialect): boolean =>
  /[\r\n]/.test(text) && text.split(delimiter).length >= columns.length;

describe("any table, in any encoding, delimiter, newline and quoting", () => {
  test(`is loaded exactly, and nothing is said of it (${CLEAN_CASES} cases)`, async () => {
    const property = fc.asyncProperty(tables, dialects, async (any, dialect) => {
      const table = writable(any, dialect.encoding);
      fc.pre(!table.rows.flat().some(({ text }) => looksSwallowing(text, table, dialect)));
      const bytes = encode(textOf(writePieces(table, dialect)), dialect.encoding);
      const read = await reader.read({ name: table.fileName, bytes, ...dialect, ...table });
      expect(read.reports).toEqual([]);
      expect(read.rows).toEqual(table.rows.map((cells) => cells.map(({ value }) => value)));
    });
    await fc.assert(property, { seed: SEED, numRuns: CLEAN_CASES, endOnFailure: true });
  });
});

describe("one fault in any of them: loaded exactly, or reported", () => {
  test.each(Object.entries(POLLUTIONS))(`%s (${CASES_PER_POLLUTION} cases)`, async (_, pollute) => {
    const property = fc.asyncProperty(tables, dialects, picks, async (any, dialect, pick) => {
      const table = writable(any, dialect.encoding);
      const polluted = pollute({ table, dialect, pick });
      if (polluted === null) return;
      const { bytes, expected } = polluted;
      const read = await reader.read({ name: table.fileName, bytes, ...dialect, ...table });
      if (read.reports.length > 0 || isExact(read, expected)) return;
      throw new Error(
        `Silently wrong: ${JSON.stringify({ file: bytes.toString("latin1"), read: read.rows, expected })}`,
      );
    });
    await fc.assert(property, {
      seed: SEED,
      numRuns: CASES_PER_POLLUTION,
      endOnFailure: true,
    });
  });
});

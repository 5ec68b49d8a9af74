import { literal, missing, secretAtSource } from "../catalogue/cells.js";
import { KINDS } from "../catalogue/kinds.js";
import type { Column, Dataset, Sql } from "../catalogue/model.js";
import { limitCheck } from "../catalogue/refusals.js";
import type { Delimiter } from "./record.js";

/** A file ready for the engine: UTF-8, and every record of the width said. */
export interface ReadableFile {
  readonly path: string;
  readonly delimiter: Delimiter;
  /** The first record is the header, to be skipped. */
  readonly hasHeader: boolean;
  /** The column of each cell, null where the cell is ignored. */
  readonly columns: readonly (Column | null)[];
}

/** Why a cell has no value: a mask of columns for each, bit i for the dataset's column i. */
export const CELL_RULES = ["illisible", "limites", "obligatoire"] as const;

/** One of {@link CELL_RULES}. */
export type CellRule = (typeof CELL_RULES)[number];

/** Name of the mask column of a rule. */
export const maskOf = (rule: CellRule): string => `_${rule}`;

/** Mask of the columns whose cell is under secrecy at the source, or got its leading zero back: told, and no fault. */
export const NOTED = "_notes";

/** Beyond the longest record that our own pass lets through. */
const MAX_LINE = 1 << 22;

/** The engine's reader over a file: all cells VARCHAR, named `c0`…, dialect said in full, nothing guessed. */
function readCsv(file: ReadableFile): Sql {
  const columns = file.columns.map((_, i) => `'c${i}': 'VARCHAR'`).join(", ");
  const options = [
    "auto_detect = false",
    `columns = {${columns}}`,
    "header = false",
    `skip = ${file.hasHeader ? 1 : 0}`,
    `delim = ${literal(file.delimiter)}`,
    `quote = '"', escape = '"', comment = '', nullstr = ''`,
    "strict_mode = true, null_padding = false, ignore_errors = false",
    `max_line_size = ${MAX_LINE}`,
  ];
  return `read_csv(${literal(file.path)}, ${options.join(", ")})`;
}

/**
 * Typed rows of a file, in its order: every column of the dataset, a mask per rule, that of {@link NOTED} cells, and
 * `_brut`, the cells as written (one per column of the dataset) for the rows where some mask is not zero.
 */
export function typedRowsSql(dataset: Dataset, file: ReadableFile): Sql {
  const cells = dataset.columns.map((column) => cellOf(column, file));
  const typed = dataset.columns.map(
    (column, i) => `${typedSql(column, cells[i] ?? null)} as "${column.name}"`,
  );
  const raw = file.columns.map((_, i) => `c${i}`);
  const masks = [
    ...CELL_RULES.map((rule) => `${maskSql(dataset, cells, CELL_TESTS[rule])} as ${maskOf(rule)}`),
    `${maskSql(dataset, cells, notedTest)} as ${NOTED}`,
  ];
  const kept = dataset.columns.map((column) => `${withinLimits(column)} as "${column.name}"`);
  const original = `[${cells.map((cell) => cell ?? "null").join(", ")}]::varchar[]`;
  const isTold = [...CELL_RULES.map(maskOf), NOTED].map((mask) => `${mask} <> 0`).join(" or ");
  const read = `select ${[...raw, ...typed].join(", ")} from ${readCsv(file)}`;
  const doubted = `select *, ${doubtSql(dataset, cells)} as _doute from (${read})`;
  const judged = `select *, ${masks.join(", ")} from (${doubted})`;
  const columns = [...kept, ...CELL_RULES.map(maskOf), NOTED].join(", ");
  return `select ${columns}, case when ${isTold} then ${original} end as _brut from (${judged})`;
}

function cellOf(column: Column, file: ReadableFile): Sql | null {
  const position = file.columns.indexOf(column);
  return position < 0 ? null : `c${position}`;
}

const typedSql = (column: Column, cell: Sql | null): Sql =>
  cell === null
    ? `null::${KINDS[column.kind].sqlType(column)}`
    : KINDS[column.kind].read(cell, column);

/** A number out of its limits is as good as unreadable. */
function withinLimits(column: Column): Sql {
  const check = limitCheck(column);
  return check ? `case when ${check.holds} then "${column.name}" end` : `"${column.name}"`;
}

/** When a cell is to be marked, given that its typed value has the column's name; null where it cannot be. */
type CellTest = (column: Column, cell: Sql) => Sql | null;

function maskSql(dataset: Dataset, cells: readonly (Sql | null)[], test: CellTest): Sql {
  const bits = dataset.columns.flatMap((column, i) => {
    const cell = cells[i];
    const holds = cell ? test(column, cell) : null;
    return holds ? [`case when ${holds} then ${2 ** i} else 0 end`] : [];
  });
  return bits.length === 0
    ? "0::bigint"
    : `case when _doute then (${bits.join(" + ")})::bigint else 0 end`;
}

/**
 * Whether a row may have anything to mark: a cell written but without value, a required one without value, a limit
 * broken, a cell mended. The tests of {@link CELL_TESTS} cost as much as reading, and most rows need none.
 */
function doubtSql(dataset: Dataset, cells: readonly (Sql | null)[]): Sql {
  const doubts = dataset.columns.flatMap((column, i) => {
    const cell = cells[i];
    if (!cell) return [];
    const { name, kind, required } = column;
    const check = limitCheck(column);
    const restored = KINDS[kind].restored?.(cell);
    return [
      required ? `"${name}" is null` : `"${name}" is null and ${cell} is not null`,
      ...(check ? [`not (${check.holds})`] : []),
      ...(restored ? [restored] : []),
    ];
  });
  const cases = doubts.map((doubt) => `when ${doubt} then true`);
  return doubts.length === 0 ? "false" : `case ${cases.join(" ")} else false end`;
}

const CELL_TESTS: Readonly<Record<CellRule, CellTest>> = {
  illisible: ({ name }, cell) => writtenAsNothing(name, cell, `not ${missing(cell)}`),
  limites: (column) => {
    const check = limitCheck(column);
    return check && `not (${check.holds})`;
  },
  obligatoire: ({ name, required }, cell) =>
    required ? `"${name}" is null and ${missing(cell)}` : null,
};

/** A test of the text of a cell that was written and has no value; CASE keeps the engine from trying it on others. */
const writtenAsNothing = (name: string, cell: Sql, test: Sql): Sql =>
  `(case when "${name}" is null and ${cell} is not null then ${test} else false end)`;

/** A cell is noted for one reason only: read as nothing, or read as more than was written. */
const notedTest: CellTest = ({ name, kind }, cell) => {
  const secret = writtenAsNothing(name, cell, secretAtSource(cell));
  const restored = KINDS[kind].restored?.(cell);
  return restored ? `${secret} or ("${name}" is not null and ${restored})` : secret;
};

/** Mask of the columns without which a row is refused. */
export const requiredMask = (dataset: Dataset): number =>
  dataset.columns.reduce((mask, column, i) => mask + (column.required ? 2 ** i : 0), 0);

/** Condition on the masks: no required cell is at fault. */
export function acceptedSql(dataset: Dataset): Sql {
  const all = CELL_RULES.map(maskOf).join(" | ");
  return `((${all}) & ${requiredMask(dataset)}) = 0`;
}

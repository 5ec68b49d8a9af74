import { listOf, literal, missing, secretAtSource } from "../catalogue/cells.js";
import { KINDS } from "../catalogue/kinds.js";
import type { Column, Dataset, RowCheck, Sql } from "../catalogue/model.js";
import { happenedCheck, limitCheck } from "../catalogue/refusals.js";
import type { Delimiter } from "../read/record.js";

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
export const CELL_RULES = ["illisible", "limites", "date_future", "obligatoire"] as const;

/** One of {@link CELL_RULES}. */
export type CellRule = (typeof CELL_RULES)[number];

/** The mask of the columns whose cell is under secrecy at the source, or got its leading zero back: told, and no fault. */
export const NOTED = "notes";

const MASKS: readonly (CellRule | typeof NOTED)[] = [...CELL_RULES, NOTED];

/** Name of the mask column of a rule, or of {@link NOTED}. */
export const maskOf = (rule: CellRule | typeof NOTED): string => `_${rule}`;

/** Columns of typed rows that tell how they were read. */
export const READING_COLUMNS: readonly string[] = [...MASKS.map(maskOf), "_brut"];

/** Beyond the longest record that our own pass lets through. */
const MAX_LINE = 1 << 22;
/** Left alone, the engine reads sixteen of the longest lines at once, and some such buffers ahead: most of its memory. */
const BUFFER = 2 * MAX_LINE;

/** The engine's reader over a file: all cells VARCHAR, named `c0`…, dialect said in full, nothing guessed. */
export function readCsv(file: ReadableFile): Sql {
  const columns = file.columns.map((_, i) => `'c${i}': 'VARCHAR'`).join(", ");
  const options = [
    "auto_detect = false",
    `columns = {${columns}}`,
    "header = false",
    `skip = ${file.hasHeader ? 1 : 0}`,
    `delim = ${literal(file.delimiter)}`,
    `quote = '"', escape = '"', comment = '', nullstr = ''`,
    "strict_mode = true, null_padding = false, ignore_errors = false",
    `max_line_size = ${MAX_LINE}, buffer_size = ${BUFFER}`,
  ];
  return `read_csv(${literal(file.path)}, ${options.join(", ")})`;
}

/** What typed rows are read from: a file, the columns of its dataset, and the ISO day of the load. */
export interface Reading {
  readonly dataset: Dataset;
  readonly file: ReadableFile;
  readonly day: string;
}

/** The columns of a dataset in a file: the cell of each, null where the file lacks it. */
interface Cells {
  readonly dataset: Dataset;
  readonly cells: readonly (Sql | null)[];
  readonly day: string;
}

/**
 * Typed rows of a file, in its order: every column of the dataset, a mask per rule, that of {@link NOTED} cells, and
 * `_brut`, the cells as written (one per column of the dataset) for the rows where some mask is not zero.
 */
export function typedRowsSql({ dataset, file, day }: Reading): Sql {
  const cells = dataset.columns.map((column) => cellOf(column, file));
  const all: Cells = { dataset, cells, day };
  const typed = dataset.columns.map(
    (column, i) => `${typedSql(column, cells[i] ?? null)} as "${column.name}"`,
  );
  const raw = file.columns.map((_, i) => `c${i}`);
  const masks = MASKS.map((rule) => `${maskSql(rule, all)} as ${maskOf(rule)}`);
  const kept = dataset.columns.map((column) => `${withinLimits(column, day)} as "${column.name}"`);
  const original = `[${cells.map((cell) => cell ?? "null").join(", ")}]::varchar[]`;
  const isTold = MASKS.map((rule) => `${maskOf(rule)} <> 0`).join(" or ");
  const read = `select ${[...raw, ...typed].join(", ")} from ${readCsv(file)}`;
  const doubted = `select *, ${doubtSql(all)} as _doute from (${read})`;
  const stated = `select *, ${statesSql(all)} as _etats from (${doubted})`;
  const judged = `select *, ${masks.join(", ")} from (${stated})`;
  const columns = [...kept, ...MASKS.map(maskOf)].join(", ");
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

/** The rules over the typed value of a cell: a number out of its limits, or a date to come, is as good as unreadable. */
const valueChecks = (column: Column, day: string): readonly RowCheck[] =>
  [limitCheck(column), happenedCheck(column, day)].filter((check) => check !== null);

function withinLimits(column: Column, day: string): Sql {
  const holds = valueChecks(column, day).map((check) => check.holds);
  return holds.length > 0
    ? `case when ${holds.join(" and ")} then "${column.name}" end`
    : `"${column.name}"`;
}

/** What the text of a cell without value says: nothing is there to judge, it is no value, or one that is missing, or hidden. */
const State = { none: 0, unreadable: 1, missing: 2, secret: 3 } as const;

/**
 * The {@link State} of each column in a row that may have something to mark. One expression over the list of cells: one for
 * each column would take the engine longer to plan than a small file to read.
 */
function statesSql({ dataset, cells }: Cells): Sql {
  const suspects = dataset.columns.map(({ name, required }, i) => {
    const cell = cells[i];
    if (!cell) return "null";
    return `case when "${name}" is null then ${required ? `coalesce(${cell}, '')` : cell} end`;
  });
  const state = [
    `case when cell_ is null then ${State.none}`,
    `when ${secretAtSource("cell_")} then ${State.secret}`,
    `when ${missing("cell_")} then ${State.missing} else ${State.unreadable} end`,
  ].join(" ");
  return `case when _doute then list_transform([${suspects.join(", ")}]::varchar[], lambda cell_: ${state}) end`;
}

/** Sum of the bits of the columns whose state passes a test. */
const stateBits = (test: Sql): Sql =>
  `list_sum(list_transform(_etats, lambda etat_, at_: case when etat_ ${test} then 1::bigint << (at_ - 1) else 0 end))::bigint`;

/** Sum of the bits of the columns for which a condition is given and holds. */
function columnBits(
  dataset: Dataset,
  condition: (column: Column, rank: number) => Sql | null,
): Sql {
  const bits = dataset.columns.flatMap((column, rank) => {
    const holds = condition(column, rank);
    return holds === null ? [] : [`case when ${holds} then ${2 ** rank} else 0 end`];
  });
  return `(${["0::bigint", ...bits].join(" + ")})::bigint`;
}

/** Words for a missing value that fill whole columns: they leave no doubt. */
const USUAL_MARKERS: readonly string[] = ["NC", "n.d.", "-", "ND", "N/A", "s.o."];

/**
 * Whether a row may have anything to mark: a cell written but without value, a required one without value, a limit
 * broken, a cell mended. The tests of {@link maskSql} cost as much as reading, and most rows need none.
 */
function doubtSql({ dataset, cells, day }: Cells): Sql {
  const usual = listOf(USUAL_MARKERS);
  // Not `not in`, which the engine plans as a join for each column.
  const doubts = dataset.columns.flatMap((column, i) => {
    const cell = cells[i];
    if (!cell) return [];
    const { name, kind, required } = column;
    const restored = KINDS[kind].restored?.(cell);
    const isWritten = `${cell} is not null and not list_contains(${usual}, ${cell})`;
    return [
      required ? `"${name}" is null` : `"${name}" is null and ${isWritten}`,
      ...valueChecks(column, day).map((check) => `not (${check.holds})`),
      ...(restored ? [restored] : []),
    ];
  });
  const cases = doubts.map((doubt) => `when ${doubt} then true`);
  return doubts.length === 0 ? "false" : `case ${cases.join(" ")} else false end`;
}

/** The mask of a rule, or that of {@link NOTED} cells; none in a row without doubt. */
const maskSql = (rule: CellRule | typeof NOTED, all: Cells): Sql =>
  `case when _doute then ${BITS[rule](all)} else 0 end`;

type Bits = (all: Cells) => Sql;

/** Bits of the columns that break the rule given for them. */
const brokenBits = ({ dataset, cells }: Cells, ruleOf: (column: Column) => RowCheck | null): Sql =>
  columnBits(dataset, (column, rank) => {
    const check = ruleOf(column);
    return cells[rank] && check ? `not (${check.holds})` : null;
  });

const BITS: Readonly<Record<CellRule | typeof NOTED, Bits>> = {
  illisible: () => stateBits(`= ${State.unreadable}`),
  limites: (all) => brokenBits(all, limitCheck),
  date_future: (all) => brokenBits(all, (column) => happenedCheck(column, all.day)),
  obligatoire: ({ dataset }) => `(${stateBits(`>= ${State.missing}`)} & ${requiredMask(dataset)})`,
  /** A cell is noted for one reason only: read as nothing, or read as more than was written. */
  [NOTED]: ({ dataset, cells }) => {
    const restored = columnBits(dataset, ({ name, kind }, rank) => {
      const cell = cells[rank];
      const mended = cell && KINDS[kind].restored?.(cell);
      return mended ? `"${name}" is not null and ${mended}` : null;
    });
    return `${stateBits(`= ${State.secret}`)} + ${restored}`;
  },
};

/** Mask of the columns without which a row is refused. */
const requiredMask = (dataset: Dataset): number =>
  dataset.columns.reduce((mask, column, i) => mask + (column.required ? 2 ** i : 0), 0);

/** Condition on the masks: no required cell is at fault. */
export function acceptedSql(dataset: Dataset): Sql {
  const all = CELL_RULES.map(maskOf).join(" | ");
  return `((${all}) & ${requiredMask(dataset)}) = 0`;
}

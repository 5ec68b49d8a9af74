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
    `max_line_size = ${MAX_LINE}, buffer_size = ${BUFFER}`,
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
  const masks = MASKS.map((rule) => `${maskSql(rule, dataset, cells)} as ${maskOf(rule)}`);
  const kept = dataset.columns.map((column) => `${withinLimits(column)} as "${column.name}"`);
  const original = `[${cells.map((cell) => cell ?? "null").join(", ")}]::varchar[]`;
  const isTold = MASKS.map((rule) => `${maskOf(rule)} <> 0`).join(" or ");
  const read = `select ${[...raw, ...typed].join(", ")} from ${readCsv(file)}`;
  const doubted = `select *, ${doubtSql(dataset, cells)} as _doute from (${read})`;
  const stated = `select *, ${statesSql(dataset, cells)} as _etats from (${doubted})`;
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

/** A number out of its limits is as good as unreadable. */
function withinLimits(column: Column): Sql {
  const check = limitCheck(column);
  return check ? `case when ${check.holds} then "${column.name}" end` : `"${column.name}"`;
}

/** What the text of a cell without value says: nothing is there to judge, it is no value, or one that is missing, or hidden. */
const State = { none: 0, unreadable: 1, missing: 2, secret: 3 } as const;

/**
 * The {@link State} of each column in a row that may have something to mark. One expression over the list of cells: one for
 * each column would take the engine longer to plan than a small file to read.
 */
function statesSql(dataset: Dataset, cells: readonly (Sql | null)[]): Sql {
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
function doubtSql(dataset: Dataset, cells: readonly (Sql | null)[]): Sql {
  const usual = USUAL_MARKERS.map(literal).join(", ");
  const doubts = dataset.columns.flatMap((column, i) => {
    const cell = cells[i];
    if (!cell) return [];
    const { name, kind, required } = column;
    const check = limitCheck(column);
    const restored = KINDS[kind].restored?.(cell);
    const isWritten = `${cell} is not null and ${cell} not in (${usual})`;
    return [
      required ? `"${name}" is null` : `"${name}" is null and ${isWritten}`,
      ...(check ? [`not (${check.holds})`] : []),
      ...(restored ? [restored] : []),
    ];
  });
  const cases = doubts.map((doubt) => `when ${doubt} then true`);
  return doubts.length === 0 ? "false" : `case ${cases.join(" ")} else false end`;
}

/** The mask of a rule, or that of {@link NOTED} cells; none in a row without doubt. */
function maskSql(
  rule: CellRule | typeof NOTED,
  dataset: Dataset,
  cells: readonly (Sql | null)[],
): Sql {
  return `case when _doute then ${BITS[rule](dataset, cells)} else 0 end`;
}

type Bits = (dataset: Dataset, cells: readonly (Sql | null)[]) => Sql;

const BITS: Readonly<Record<CellRule | typeof NOTED, Bits>> = {
  illisible: () => stateBits(`= ${State.unreadable}`),
  limites: (dataset, cells) =>
    columnBits(dataset, (column, rank) => {
      const check = limitCheck(column);
      return cells[rank] && check ? `not (${check.holds})` : null;
    }),
  obligatoire: (dataset) => `(${stateBits(`>= ${State.missing}`)} & ${requiredMask(dataset)})`,
  /** A cell is noted for one reason only: read as nothing, or read as more than was written. */
  [NOTED]: (dataset, cells) => {
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

import { bare, literal } from "../catalogue/cells.js";
import type { Column, KindId, Writing } from "../catalogue/model.js";
import { DOUBTFUL_NUMBER } from "../catalogue/readers.js";
import type { Database } from "../engine/index.js";
import { maskOf, type ReadableFile, readCsv } from "./typed.js";

/** How a column is written, and how many of its cells are read by it. */
export interface Decided {
  readonly writing: Writing;
  readonly cells: number;
}

/** A file of which some cells could not be read, and the table of its typed rows. */
export interface DoubtedFile {
  readonly readable: ReadableFile;
  readonly columns: readonly Column[];
  readonly table: string;
}

/**
 * How the columns of a file are written, by name, where some of their cells leave a doubt: judged on the whole column, never
 * cell by cell. Columns that the file leaves in doubt are not there.
 */
export async function writingOf(
  db: Database,
  file: DoubtedFile,
): Promise<ReadonlyMap<string, Decided>> {
  const found = new Map<string, Decided>();
  for (const column of await doubtedColumns(db, file)) {
    const judge = JUDGES[column.kind];
    const position = file.readable.columns.indexOf(column);
    if (!judge || position < 0) continue;
    const seen = Object.entries(judge.seen).map(
      ([name, pattern]) =>
        `count(*) filter (regexp_full_match(cellule, ${literal(pattern)})) as ${name}`,
    );
    const [counts = {}] = await db.all(
      `select ${seen.join(", ")} from (select ${bare(`c${position}`)} as cellule from ${readCsv(file.readable)})`,
    );
    const decided = judge.decide((name) => Number(counts[name] ?? 0));
    if (decided !== null) found.set(column.name, decided);
  }
  return found;
}

/** Numbers and dates of which a cell at least could not be read. */
async function doubtedColumns(
  db: Database,
  { columns, table }: DoubtedFile,
): Promise<readonly Column[]> {
  const [row] = await db.all(
    `select bit_or(${maskOf("illisible")})::varchar as masque from ${table} where _brut is not null`,
  );
  const mask = BigInt(typeof row?.masque === "string" ? row.masque : 0);
  return columns.filter(({ kind }, rank) => kind in JUDGES && (mask >> BigInt(rank)) & 1n);
}

/** What the cells of a column of a kind are counted by, and what the counts say of it. */
interface Judge {
  readonly seen: Readonly<Record<string, string>>;
  readonly decide: (count: (name: string) => number) => Decided | null;
}

/** Groups of three that only one separator makes: two of them, or one and the other separator after it. */
const grouped = (own: string, other: string): string =>
  `[+−-]?[0-9]{1,3}(?:(?:[${own}][0-9]{3}){2,}(?:[${other}][0-9]+)?|[${own}][0-9]{3}[${other}][0-9]+)\\D*`;
/** Decimals that no group of three explains. */
const decimal = (own: string): string =>
  `[+−-]?(?:[0-9]+[${own}](?:[0-9]{1,2}|[0-9]{4,})|(?:0|[0-9]{4,})[${own}][0-9]{3})\\D*`;

const NUMBERS: Judge = {
  seen: {
    doutes: DOUBTFUL_NUMBER,
    milliers_point: grouped(".", ","),
    milliers_virgule: grouped(",", "."),
    decimales_point: decimal("."),
    decimales_virgule: decimal(","),
  },
  decide(count) {
    const isGrouped = (own: string): boolean => count(`milliers_${own}`) > 0;
    const isDecimal = (own: string): boolean => count(`decimales_${own}`) > 0;
    const cells = count("doutes") + count("milliers_point") + count("milliers_virgule");
    if (cells === 0) return null;
    const isPoint = (isGrouped("point") || isDecimal("virgule")) && !isDecimal("point");
    const isComma = (isGrouped("virgule") || isDecimal("point")) && !isDecimal("virgule");
    // Both, or neither: the column does not say.
    if (isPoint === isComma) return null;
    const writing = isPoint
      ? ({ thousands: ".", decimals: "," } as const)
      : ({ thousands: ",", decimals: "." } as const);
    return { writing, cells };
  },
};

const DATE = (first: string, second: string): string =>
  `${first}[/.-]${second}[/.-][0-9]{4}(?:[ T].*)?`;
const UP_TO_12 = "(?:0?[1-9]|1[0-2])";
const OVER_12 = "(?:1[3-9]|2[0-9]|3[01])";

/** As many dates with the month first among a hundred with the day first are typing errors. */
const FEW_IN = 50;

const DATES: Judge = {
  seen: { mois_d_abord: DATE(UP_TO_12, OVER_12), jour_d_abord: DATE(OVER_12, UP_TO_12) },
  decide(count) {
    const cells = count("mois_d_abord");
    const isMonthFirst = cells > 0 && cells * FEW_IN >= count("jour_d_abord");
    return isMonthFirst ? { writing: { monthFirst: true }, cells } : null;
  },
};

const JUDGES: Readonly<Partial<Record<KindId, Judge>>> = {
  decimal: NUMBERS,
  euros: NUMBERS,
  date: DATES,
};

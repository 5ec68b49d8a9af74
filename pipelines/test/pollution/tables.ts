import fc from "fast-check";
import type { Delimiter } from "../../src/read/record.js";

/** What the engine must hold of a cell; `undefined` where a pollution made it another value, whatever it is. */
export type Value = string | number | undefined;

/** A cell as it is written, and what it means. */
export interface Cell {
  readonly text: string;
  readonly value: Value;
}

/** A column of the catalogue and the cells that a test writes in it. */
export interface TestColumn {
  readonly name: string;
  readonly isText: boolean;
  readonly cell: fc.Arbitrary<Cell>;
}

/** A table to be written in a file of the catalogue. */
export interface TestTable {
  readonly fileName: string;
  readonly columns: readonly TestColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/** How a table is written. */
export interface Dialect {
  readonly encoding: TestEncoding;
  readonly delimiter: Delimiter;
  readonly newline: "\n" | "\r\n" | "\r";
  readonly quoting: "needed" | "always" | "texts";
}

/** Encodings that a table is written in. */
const ENCODINGS = [
  "utf-8",
  "utf-8-mark",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "iso-8859-15",
] as const;
export type TestEncoding = (typeof ENCODINGS)[number];

const written = (value: string | number, text: string = String(value)): Cell => ({ text, value });

/** Texts hold what a file may trip over; never a blank at the ends, which reading takes away. */
const text = fc
  .string({
    unit: fc.constantFrom(
      ..."abcdefgz é è à É » « 0 1".split(""),
      ...[";", ",", "\t", '"', "\n", "\r\n", "\r", "’", "œ", "€", ".", "-"],
    ),
    maxLength: 10,
  })
  .map((middle) => written(`Cell${middle}fin`));

const column = (name: string, cell: fc.Arbitrary<Cell>, isText = false): TestColumn => ({
  name,
  isText,
  cell,
});
const year = fc.integer({ min: 2019, max: 2026 }).map((n) => written(n));
const day = fc
  .tuple(fc.integer({ min: 2019, max: 2025 }), fc.integer({ min: 10, max: 12 }), fc.boolean())
  .map(([y, m, isIso]) => written(`${y}-${m}-17`, isIso ? `${y}-${m}-17` : `17/${m}/${y}`));
const among = (...values: string[]) => fc.constantFrom(...values).map((value) => written(value));

const SHAPES: Readonly<Record<string, readonly TestColumn[]>> = {
  "ctai.csv": [
    column(
      "id_contrat",
      fc.integer({ min: 1, max: 999_999 }).map((n) => written(`C-${n}`)),
      true,
    ),
    column("annee", year),
    column("type_acte", among("signature", "renouvellement")),
    column("collectivite", text, true),
    column("niveau", among("epci", "commune", "region")),
    column("code_region", among("11", "24", "84", "93")),
    column("date_signature", day),
    column(
      "nb_partenaires",
      fc.integer({ min: 0, max: 900 }).map((n) => written(n)),
    ),
    column(
      "enveloppe_etat",
      fc.integer({ min: 0, max: 99_999 }).map((n) => written(n + 0.5, `${n},5`)),
    ),
  ],
  "commentaires.csv": [
    column("territoire", among("FR", "R84", "D69")),
    column("date", day),
    column("auteur", text, true),
    column("texte", text, true),
  ],
};

/** Any table: columns in any order, one to six rows. */
export const tables: fc.Arbitrary<TestTable> = fc
  .constantFrom(...Object.entries(SHAPES))
  .chain(([fileName, shape]) =>
    fc
      .shuffledSubarray([...shape], { minLength: shape.length })
      .chain((columns) =>
        fc
          .array(fc.tuple(...columns.map(({ cell }) => cell)), { minLength: 1, maxLength: 6 })
          .map((rows) => ({ fileName, columns, rows })),
      ),
  );

/** Any way of writing a table. */
export const dialects: fc.Arbitrary<Dialect> = fc.record({
  encoding: fc.constantFrom(...ENCODINGS),
  delimiter: fc.constantFrom(";" as const, "," as const, "\t" as const),
  newline: fc.constantFrom("\n" as const, "\r\n" as const, "\r" as const),
  quoting: fc.constantFrom("needed" as const, "always" as const, "texts" as const),
});

/** A piece of a written file: `row` is -1 in the header. */
export interface Piece {
  readonly kind: "content" | "opening" | "closing" | "delimiter" | "newline";
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly isQuoted: boolean;
}

/** A table as pieces whose texts, put together, are the file. */
export function writePieces(table: TestTable, dialect: Dialect): Piece[] {
  const header = table.columns.map(({ name }) => name);
  const rows = [header, ...table.rows.map((cells) => cells.map((cell) => cell.text))];
  return rows.flatMap((cells, i) => rowPieces(cells, { row: i - 1, table, dialect }));
}

interface Place {
  readonly row: number;
  readonly table: TestTable;
  readonly dialect: Dialect;
}

/** Pieces of one row, newline included. */
export function rowPieces(cells: readonly string[], { row, table, dialect }: Place): Piece[] {
  const { delimiter, newline, quoting } = dialect;
  return cells.flatMap((text, column): Piece[] => {
    const needsQuotes = /["\r\n]/.test(text) || text.includes(delimiter);
    const isText = table.columns[column]?.isText === true;
    const isQuoted = needsQuotes || quoting === "always" || (quoting === "texts" && isText);
    const at = { row, column, isQuoted };
    const quote = (kind: "opening" | "closing"): Piece => ({ kind, text: '"', ...at });
    const content: Piece = {
      kind: "content",
      text: isQuoted ? text.replaceAll('"', '""') : text,
      ...at,
    };
    const isLast = column === cells.length - 1;
    const end: Piece = isLast
      ? { kind: "newline", text: newline, ...at }
      : { kind: "delimiter", text: delimiter, ...at };
    return isQuoted ? [quote("opening"), content, quote("closing"), end] : [content, end];
  });
}

/** The text of pieces. */
export const textOf = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => piece.text).join("");

const HIGH: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "windows-1252": { "’": 0x92, œ: 0x9c, "€": 0x80 },
  "iso-8859-15": { œ: 0xbd, "€": 0xa4 },
};

/** Bytes of a text; the apostrophe that ISO-8859-15 lacks must not be in it. */
export function encode(text: string, encoding: TestEncoding, isStart = true): Buffer {
  const mark = isStart ? "\ufeff" : "";
  switch (encoding) {
    case "utf-8":
      return Buffer.from(text);
    case "utf-8-mark":
      return Buffer.from(mark + text);
    case "utf-16le":
      return Buffer.from(mark + text, "utf16le");
    case "utf-16be":
      return Buffer.from(mark + text, "utf16le").swap16();
    default:
      return Buffer.from([...text].map((char) => HIGH[encoding]?.[char] ?? char.charCodeAt(0)));
  }
}

/** A table that an encoding can write: ISO-8859-15 has no curly apostrophe. */
export function writable(table: TestTable, encoding: TestEncoding): TestTable {
  if (encoding !== "iso-8859-15") return table;
  const plain = (value: Value): Value =>
    typeof value === "string" ? value.replaceAll("’", "'") : value;
  const rows = table.rows.map((cells) =>
    cells.map(({ text: one, value }) => ({ text: one.replaceAll("’", "'"), value: plain(value) })),
  );
  return { ...table, rows };
}

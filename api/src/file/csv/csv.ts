import type { Chunk, ChunkColumn } from "@fabriques/pipelines/release";
import type { CsvVariant } from "../../contract/formats.js";
import { beginCells, type Cells, type Place } from "./cells.js";
import { joinLines } from "./lines.js";
import { writeNumbers } from "./numbers.js";
import { csvText, writeTexts } from "./texts.js";
import { type Words, wordsOf, writeDays, writeWords } from "./words.js";

/** How a variant writes a table. */
interface Dialect {
  readonly start: string;
  readonly delimiter: string;
  readonly decimal: string;
  /** Of false, then of true. */
  readonly booleans: Words;
  /** Whether every text is between quotes, which tells spreadsheets that `01` is no number. */
  readonly quotesTexts: boolean;
  /** Choices already written, by the array that comes with every chunk of a stream. */
  readonly written: WeakMap<readonly string[], Words>;
}

const DIALECTS: Readonly<Record<CsvVariant, Dialect>> = {
  standard: {
    ...{ start: "", delimiter: ",", decimal: ".", booleans: wordsOf(["false", "true"]) },
    ...{ quotesTexts: false, written: new WeakMap() },
  },
  tableur: {
    ...{ start: "\ufeff", delimiter: ";", decimal: ",", booleans: wordsOf(["non", "oui"]) },
    ...{ quotesTexts: true, written: new WeakMap() },
  },
};

const END = "\r\n";

/** The header line of a CSV (RFC 4180), with the byte order mark where the variant has one. */
export function csvHeader(names: readonly string[], variant: CsvVariant): string {
  const { start, delimiter } = DIALECTS[variant];
  return start + names.map((name) => csvText(name)).join(delimiter) + END;
}

/**
 * The lines of a chunk in UTF-8; a missing value is an empty field (`""` in a column alone), an empty text is `""`.
 * Bytes go from the engine's columns to the lines, column after column: a string per cell costs several times as much.
 */
export function csvLines(chunk: Chunk, variant: CsvVariant): Buffer {
  const dialect = DIALECTS[variant];
  const cells = beginCells(chunk, sizeOf(chunk));
  chunk.columns.forEach((values, column) => {
    writeColumn(values, dialect, { cells, column });
  });
  if (cells.columns === 1) fillBlanks(cells);
  return joinLines(cells, dialect.delimiter.charCodeAt(0));
}

/** A guess of the bytes of a chunk's cells. */
const sizeOf = ({ columns, length }: Chunk): number =>
  columns.reduce(
    (size, { form, data }) => size + (form === "utf8" ? data.length : 25 * length),
    256 * columns.length,
  );

function writeColumn(values: ChunkColumn, dialect: Dialect, place: Place): void {
  switch (values.form) {
    case "booleans":
      writeWords(values, dialect.booleans, place);
      break;
    case "dictionary":
      writeWords(values, choicesOf(values.dictionary, dialect), place);
      break;
    case "utf8":
      writeTexts(values, dialect.quotesTexts, place);
      break;
    case "values":
      if (values.sqlType === "DATE") writeDays(values, place);
      else writeNumbers(values, dialect.decimal, place);
  }
}

/** The choices of a column, escaped once for all the chunks of a stream. */
function choicesOf(dictionary: readonly string[], { quotesTexts, written }: Dialect): Words {
  const known =
    written.get(dictionary) ?? wordsOf(dictionary.map((choice) => csvText(choice, quotesTexts)));
  written.set(dictionary, known);
  return known;
}

/** Alone on its line, an empty field would be a blank line, which most readers skip. */
function fillBlanks(cells: Cells): void {
  const { spans, rows } = cells;
  const quotes = cells.add(Buffer.from('""'));
  for (let span = 0; span < 2 * rows; span += 2) {
    if (spans[span] === spans[span + 1]) spans.set([quotes, quotes + 2], span);
  }
}

import { createWriteStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createLineMap } from "../folder/line-map.js";
import { csvOf, type Telling } from "../folder/sheet-csv.js";
import { isDecimal, isLost } from "../folder/sheet-text.js";
import type { InputFile, SheetSource } from "../read/recognise.js";
import { writeRecord } from "../read/record.js";
import type { Cell } from "../workbook/cell.js";
import { openWorkbook } from "../workbook/open.js";
import { WorkbookRefusal } from "../workbook/refusal.js";
import { cellSentence, sheetNotices } from "../workbook/sentences.js";
import type { Sheet } from "../workbook/sheet.js";
import { french } from "./french.js";
import { Refusal } from "./refusal.js";

/** A sheet written out as CSV in UTF-8, and what was seen of it. */
export interface StagedSheet {
  readonly path: string;
  /** The row of a line of the CSV file. */
  readonly rowOf: (line: number) => number;
  /** CSV file of the cells that have no sure value: row, column, what was written, sentence. Null without any. */
  readonly lost: string | null;
  /** Columns that have numbers with decimals in cells of numbers. */
  readonly decimals: ReadonlySet<string>;
  /** French sentences on the whole sheet. */
  readonly notices: readonly string[];
}

/** Writes the sheet of a workbook as the file `path`, row by row; throws a {@link Refusal} where it cannot be read to its end. */
export async function writeSheet(
  { name, path: from, structure }: InputFile,
  sheet: SheetSource,
  path: string,
): Promise<StagedSheet> {
  const form = { ...sheet, columns: structure.columns };
  const found = createFindings(sheet.name, `${path}.cellules`);
  try {
    const notices = await inSheet(from, sheet, async (read) => {
      const text = found.keeping(csvOf(read.rows(), form, found));
      await pipeline(text, createWriteStream(path));
    });
    const { lines, decimals } = found;
    const lost = await found.close();
    return { path, rowOf: lines.rowOf, lost, decimals, notices };
  } catch (error) {
    await found.close();
    if (!(error instanceof WorkbookRefusal)) throw error;
    throw new Refusal([{ file: name, sentence: error.sentence }]);
  }
}

const MACROS = "Le classeur contient des macros : elles ne sont jamais exécutées.";

/** Reads one sheet, and goes through the others: a workbook that is damaged further on is not to be trusted. */
async function inSheet(
  path: string,
  { position }: SheetSource,
  read: (sheet: Sheet) => Promise<void>,
): Promise<readonly string[]> {
  const book = await openWorkbook(path);
  const notices: string[] = book.hasMacros ? [MACROS] : [];
  try {
    for await (const sheet of book.sheets()) {
      if (sheet.position !== position) continue;
      await read(sheet);
      notices.push(...sheetNotices(sheet, book));
    }
  } finally {
    book.close();
  }
  return notices;
}

interface SheetFindings extends Telling {
  readonly decimals: Set<string>;
  /** Lets a text through, writing after each piece what was found in it. */
  keeping(text: AsyncIterable<string>): AsyncGenerator<string>;
  /** Path of the lost cells, null where there are none. */
  close(): Promise<string | null>;
}

function createFindings(sheet: string, path: string): SheetFindings {
  const decimals = new Set<string>();
  let file: FileHandle | null = null;
  let gathered = "";
  const tell = (row: number, cell: Cell, column: string): void => {
    const sentence = french(cellSentence(cell, { sheet, row }) ?? "");
    const written = cell.text.replaceAll(/\s+/g, " ").trim();
    gathered += `${writeRecord([String(row), column, written, sentence], ";")}\n`;
  };
  return {
    lines: createLineMap(),
    decimals,
    visit(row, cell, { name }) {
      if (isLost(cell)) tell(row, cell, name);
      else if (isDecimal(cell)) decimals.add(name);
    },
    async *keeping(text) {
      for await (const piece of text) {
        if (gathered !== "") {
          file ??= await open(path, "w");
          await file.appendFile(gathered);
          gathered = "";
        }
        yield piece;
      }
    },
    async close() {
      await file?.close();
      return file && path;
    },
  };
}

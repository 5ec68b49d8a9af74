import type { Archive } from "./archive.js";
import type { Row } from "./cell.js";
import type { Limits } from "./limits.js";
import { createOdsReader, type OdsEvent } from "./ods-reader.js";
import type { OdsRow } from "./ods-sheet.js";
import { WorkbookRefusal } from "./refusal.js";
import type { Sheet, Workbook } from "./sheet.js";
import { numberInWords } from "./words.js";
import { parseXml, type Vocabulary } from "./xml.js";

const OASIS = "urn:oasis:names:tc:opendocument:xmlns";

const ODS: Vocabulary = new Map([
  [`${OASIS}:office:1.0`, "office"],
  [`${OASIS}:style:1.0`, "style"],
  [`${OASIS}:table:1.0`, "table"],
  [`${OASIS}:text:1.0`, "text"],
  ["urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0", "calcext"],
]);

const CONTENT = "content.xml";
/** Rows given at once, where many are written as one. */
const BATCH = 1000;

/** Opens an OpenDocument spreadsheet: `content.xml` alone is read, once for all its sheets. */
export function openOds(archive: Archive, limits: Limits): Workbook {
  return {
    kind: "ods",
    hasMacros: archive.names.some((name) => /^(?:basic|scripts)\/./.test(name)),
    calculatesOnOpen: false,
    sheets: () => sheetsOf(archive, limits),
    close: () => archive.close(),
  };
}

async function* sheetsOf(archive: Archive, limits: Limits): AsyncGenerator<Sheet> {
  const cursor = cursorOf(archive, limits);
  let position = 0;
  try {
    for (let event = await cursor.next(); event; event = await cursor.next()) {
      // Rows of a sheet that was not read to its end are passed over.
      if (event.type === "row") continue;
      position += 1;
      if (position > limits.sheets) {
        throw new WorkbookRefusal("too_many_sheets", {
          detail: `plus de ${numberInWords(limits.sheets)}`,
        });
      }
      const { name, visibility, facts } = event;
      yield {
        ...{ name, position, visibility },
        rows: () => rowsOf(cursor, position),
        facts: facts.facts,
      };
    }
    if (position === 0) throw new WorkbookRefusal("no_sheet");
  } finally {
    await cursor.stop();
  }
}

/** Events of the document, one by one. */
interface Cursor {
  next(): Promise<OdsEvent | null>;
  /** The next event, which stays the next one; null at the end. */
  peek(): Promise<OdsEvent | null>;
  /** Sheets started so far. */
  sheets(): number;
  stop(): Promise<void>;
}

function cursorOf(archive: Archive, limits: Limits): Cursor {
  const reader = createOdsReader(limits);
  const chunks = archive.read(CONTENT);
  const blocks = parseXml({ part: CONTENT, chunks, vocabulary: ODS, limits }, reader);
  let events: readonly OdsEvent[] = [];
  let at = 0;
  let sheets = 0;
  const peek = async (): Promise<OdsEvent | null> => {
    while (at >= events.length) {
      const { done } = await blocks.next();
      events = reader.take();
      at = 0;
      if (done && events.length === 0) return null;
    }
    return events[at] ?? null;
  };
  return {
    peek,
    async next() {
      const event = await peek();
      at += 1;
      if (event?.type === "sheet") sheets += 1;
      return event;
    },
    sheets: () => sheets,
    async stop() {
      await blocks.return(undefined);
    },
  };
}

async function* rowsOf(cursor: Cursor, sheet: number): AsyncGenerator<readonly Row[]> {
  let rows: Row[] = [];
  while (cursor.sheets() === sheet && (await cursor.peek())?.type === "row") {
    const event = await cursor.next();
    if (event?.type !== "row") break;
    for (const row of repeatedRow(event.row)) {
      rows.push(row);
      if (rows.length < BATCH) continue;
      yield rows;
      rows = [];
    }
  }
  if (rows.length > 0) yield rows;
}

function* repeatedRow({ repeats, number, ...row }: OdsRow): Generator<Row> {
  for (let at = 0; at < repeats; at += 1) yield { ...row, number: number + at };
}

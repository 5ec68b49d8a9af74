import type { Layout } from "./layout.js";
import { Mark } from "./record.js";
import { eachRecord, type RecordView } from "./records.js";
import { type Ignored, trailingNotes } from "./trailing.js";

export type { Layout } from "./layout.js";

/** Why a record cannot be read. */
export type FaultRule =
  | "nombre_de_cellules"
  | "cellule_sans_colonne"
  | "guillemets"
  | "guillemet_ouvert"
  | "ligne_trop_longue"
  | "caractere_nul";

/** A record that is refused before its cells are read. */
export interface Fault {
  readonly rule: FaultRule;
  readonly line: number;
  readonly lastLine: number;
  readonly cells: number;
  /** Cells that it should have. */
  readonly expected: number;
}

/** From engine record `record` (from 1) on, a record stands `line - record` lines further than its number. */
export interface LineStep {
  readonly record: number;
  readonly line: number;
}

/** What our own pass over a file found: the ledger that the engine's count is held against. */
export interface Survey {
  /** Every record met, blank lines apart: accepted, faulty or ignored. */
  readonly records: number;
  /** Records that the engine is to read, in order. */
  readonly accepted: number;
  readonly faults: readonly Fault[];
  /** Lines whose quotes were kept as characters. */
  readonly strayQuotes: readonly number[];
  /** Totals and notes at the end, left out. */
  readonly ignored: readonly Ignored[];
  readonly steps: readonly LineStep[];
  /** The last record has no newline after it: the file may have been cut. */
  readonly isOpenEnded: boolean;
  /** The engine would read the file otherwise than this pass: it must be given a plain copy. */
  readonly needsCopy: boolean;
}

/** Faults told one by one; a survey stops listing just beyond. */
export const MOST_FAULTS = 10_000;
/** How many records at the end of a file may be totals or notes. */
const TRAILING = 8;
const UNREADABLE = Mark.broken | Mark.swallowing | Mark.nul | Mark.tooLong | Mark.unclosed;

/** Counts and checks every record of a UTF-8 file in constant memory. */
export async function survey(path: string, layout: Layout): Promise<Survey> {
  const counter = createCounter(layout);
  await eachRecord({ path, ...layout, columns: layout.width, visit: counter.visit });
  const ignored = await trailingNotes(path, layout, counter.lastRecords());
  return surveyed(counter.count, ignored);
}

interface Count {
  readonly faults: Fault[];
  readonly strayQuotes: number[];
  readonly steps: LineStep[];
  records: number;
  accepted: number;
  /** Every mark met, and those of the last line. */
  marks: number;
  lastMarks: number;
  /** The engine would read all of it as we do. */
  isPlain: boolean;
}

interface Counter {
  readonly count: Count;
  visit(record: RecordView): void;
  /** The last records, the last one first. */
  lastRecords(): RecordView[];
}

function createCounter(layout: Layout): Counter {
  const count: Count = {
    faults: [],
    strayQuotes: [],
    steps: [],
    records: 0,
    accepted: 0,
    marks: layout.headerMarks,
    lastMarks: layout.headerMarks,
    isPlain: true,
  };
  const ring: RecordView[] = [];
  return {
    count,
    visit(record) {
      count.marks |= record.marks;
      count.lastMarks = record.marks;
      if (isBlank(record)) {
        if (record.stop > record.from) count.isPlain = false;
        return;
      }
      ring[count.records++ % TRAILING] = record;
      const rule = faultOf(record, layout);
      if (rule === null) accept(count, record, layout);
      else if (count.faults.length <= MOST_FAULTS) count.faults.push(faultAt(record, rule, layout));
    },
    lastRecords: () =>
      Array.from(
        { length: Math.min(count.records, TRAILING) },
        (_, back) => ring[(count.records - 1 - back) % TRAILING],
      ).filter((record) => record !== undefined),
  };
}

function accept(count: Count, record: RecordView, layout: Layout): void {
  count.accepted += 1;
  const { accepted, steps } = count;
  const last = steps.at(-1);
  if (!last || record.line - accepted !== last.line - last.record) {
    steps.push({ record: accepted, line: record.line });
  }
  if (record.marks & Mark.stray) count.strayQuotes.push(record.line);
  if (!isExact(record, layout)) count.isPlain = false;
}

const faultAt = (
  { line, lines, cells }: RecordView,
  rule: FaultRule,
  { width: expected }: Layout,
): Fault => ({
  rule,
  line,
  lastLine: line + lines - 1,
  cells,
  expected,
});

/** Takes the totals and notes at the end out of what was counted as records or as faults. */
function surveyed({ faults, ...count }: Count, ignored: readonly Ignored[]): Survey {
  const end = ignored[0]?.line ?? Number.POSITIVE_INFINITY;
  const kept = faults.filter((fault) => fault.line < end);
  const hasOneNewline = [0, Mark.lf, Mark.crlf].includes(count.marks & NEWLINES);
  const isWhole = faults.length === 0 && ignored.length === 0;
  return {
    records: count.records,
    accepted: count.accepted - (ignored.length - (faults.length - kept.length)),
    faults: kept,
    strayQuotes: count.strayQuotes,
    ignored,
    steps: count.steps,
    isOpenEnded: (count.lastMarks & NEWLINES) === 0,
    needsCopy: !(count.isPlain && hasOneNewline && isWhole),
  };
}

const NEWLINES = Mark.lf | Mark.crlf | Mark.cr;

/** Nothing but delimiters and spaces. */
export function isBlank({ bytes, from, stop, cells }: RecordView): boolean {
  if (stop - from < cells) return true;
  if (stop - from > 4 * cells) return false;
  for (let at = from; at < stop; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x3b && byte !== 0x2c) return false;
  }
  return true;
}

/** Why a record is refused, or null. */
export function faultOf(record: RecordView, layout: Layout): FaultRule | null {
  if (record.marks & UNREADABLE) return unreadable(record.marks);
  if (record.cells !== layout.width) return "nombre_de_cellules";
  return hasEmptyEnd(record, layout) ? null : "cellule_sans_colonne";
}

function unreadable(marks: number): FaultRule {
  if (marks & Mark.unclosed) return "guillemet_ouvert";
  if (marks & Mark.tooLong) return "ligne_trop_longue";
  return marks & Mark.nul ? "caractere_nul" : "guillemets";
}

const QUOTE = 0x22;
const SPACE = 0x20;

/** Whether the cells beyond the named ones are empty: Excel writes such an end. */
export function hasEmptyEnd(
  { bytes, from, stop, cells }: Pick<RecordView, "bytes" | "from" | "stop" | "cells">,
  { named, delimiter }: Pick<Layout, "named" | "delimiter">,
): boolean {
  const separator = delimiter.charCodeAt(0);
  let left = cells - named;
  for (let at = stop - 1; left > 0 && at >= from; at -= 1) {
    if (bytes[at] === separator) left -= 1;
    else if (bytes[at] !== QUOTE && bytes[at] !== SPACE) return false;
  }
  return left === 0;
}

/** The engine reads the record as our pass does. */
export const isExact = (record: RecordView, layout: Layout): boolean =>
  record.cells === layout.width && (record.marks & (Mark.stray | Mark.padded)) === 0;

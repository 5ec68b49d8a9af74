import { open } from "node:fs/promises";
import { createRecordScanner, type Delimiter, Mark, scanRecord } from "./record.js";

/** One record of a file, in bytes that are good until the next one. */
export interface RecordView {
  readonly bytes: Uint8Array;
  /** The record without its newline is `bytes[from..stop]`. */
  readonly from: number;
  readonly stop: number;
  /** Byte offset in the file. */
  readonly offset: number;
  readonly cells: number;
  readonly marks: number;
  /** First physical line, from 1, and the number of lines covered. */
  readonly line: number;
  readonly lines: number;
}

/** Where and how to read the records of a UTF-8 file. */
export interface RecordsOptions {
  readonly path: string;
  /** Byte offset of the first record, and its physical line. */
  readonly offset: number;
  readonly line: number;
  readonly delimiter: Delimiter;
  readonly columns: number;
  readonly visit: (record: RecordView) => void;
  /** Called between blocks, to write what has been gathered. */
  readonly afterBlock?: () => Promise<void>;
}

const BLOCK = 1 << 20;
/** No record of an export is longer; beyond, a quote was left open or newlines were lost. */
const LONGEST_RECORD = 1 << 20;

/** Visits every record of a file in constant memory; a record left open or too long is visited with its mark. */
export async function eachRecord(options: RecordsOptions): Promise<void> {
  const { path, visit, afterBlock } = options;
  const file = await open(path, "r");
  try {
    const reader = createBlockReader(options, visit);
    const { size } = await file.stat();
    // What is left of a block waits for the next one: a file of one block leaves less than itself.
    const block = Math.min(BLOCK, size + 1);
    const buffer = new Uint8Array(block < BLOCK ? 2 * block : LONGEST_RECORD + 2 * BLOCK);
    let kept = 0;
    let position = options.offset;
    for (let final = false; !final; ) {
      const { bytesRead } = await file.read(
        buffer,
        kept,
        Math.min(block, buffer.length - kept),
        position,
      );
      position += bytesRead;
      final = bytesRead === 0;
      const used = reader.take(buffer, { to: kept + bytesRead, final });
      if (used < 0) break;
      buffer.copyWithin(0, used, kept + bytesRead);
      kept += bytesRead - used;
      await afterBlock?.();
    }
  } finally {
    await file.close();
  }
}

interface Range {
  readonly to: number;
  readonly final: boolean;
}

/** Reads the whole records of `bytes[0..to]`; gives the number of bytes used, or -1 to stop. */
interface BlockReader {
  take(bytes: Uint8Array, range: Range): number;
}

function createBlockReader(
  options: RecordsOptions,
  visit: (record: RecordView) => void,
): BlockReader {
  const scanner = createRecordScanner(options.delimiter, options.columns);
  let line = options.line;
  let base = options.offset;
  let isSkipping = false;

  const show = (from: number, stop: number): void => {
    const { bytes, cells, lines, marks } = scanner;
    // Written out in full: a spread here costs more than scanning the record.
    visit({ bytes, from, stop, offset: base + from, cells, marks, line, lines });
    line += lines;
  };
  /** The record at `from` does not end in this block and is too long to wait for: its bytes are dropped. */
  const giveUp = (from: number): number => {
    isSkipping = !scanner.quoted;
    if (isSkipping) return scanner.to;
    scanner.marks = Mark.unclosed;
    show(from, scanner.to);
    return -1;
  };
  const take = (final: boolean): number => {
    let from = 0;
    while (from < scanner.to || (isSkipping && final)) {
      const next = scanRecord(scanner, from, final);
      if (next < 0 && scanner.to - from <= LONGEST_RECORD) return from;
      if (next < 0) return giveUp(from);
      if (isSkipping || next - from > LONGEST_RECORD) scanner.marks = Mark.tooLong;
      isSkipping = false;
      show(from, scanner.stop);
      from = next;
    }
    return scanner.to;
  };
  return {
    take(bytes, { to, final }) {
      scanner.bytes = bytes;
      scanner.to = to;
      const used = take(final);
      base += used;
      return used;
    },
  };
}

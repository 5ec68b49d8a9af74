import { type HeaderMatch, matchHeader, recogniseDataset } from "../catalogue/header.js";
import type { Dataset } from "../catalogue/model.js";
import {
  createRecordScanner,
  DELIMITERS,
  type Delimiter,
  type RecordScanner,
  scanRecord,
  splitRecord,
} from "./record.js";

/** How many lines of titles may stand before the header. */
const PREAMBLE_LINES = 30;

/** A record that may be a header, or two of which the second goes on with the first, cell by cell. */
export interface Candidate {
  readonly delimiter: Delimiter;
  readonly headers: readonly string[];
  readonly marks: number;
  /** Number of records that make the header. */
  readonly records: 1 | 2;
  /** Offset and line of the header, then of what follows it. */
  readonly start: number;
  readonly startLine: number;
  readonly offset: number;
  readonly line: number;
}

/** A candidate, and what its names are in a dataset. */
export interface RecognisedHeader {
  readonly candidate: Candidate;
  readonly dataset: Dataset;
  readonly match: HeaderMatch;
}

/** Number of columns that a header names. */
export const knownIn = ({ columns }: HeaderMatch): number =>
  columns.filter((column) => column !== null).length;

/**
 * The header of a file, among the records that begin its first lines, with each delimiter: the one that names the
 * most columns, the first among equals. Two records are read as one only where no single one has what is required.
 */
export function findHeader(head: Uint8Array, fileName: string): RecognisedHeader | null {
  const single = best(candidates(head), fileName);
  if (single && single.match.missingRequired.length === 0) return single;
  const double = best(doubleCandidates(head), fileName);
  if (!double) return single;
  return single && knownIn(single.match) >= knownIn(double.match) ? single : double;
}

function best(all: readonly Candidate[], fileName: string): RecognisedHeader | null {
  let found: RecognisedHeader | null = null;
  for (const candidate of all) {
    if (candidate.headers.length < 2) continue;
    const dataset = recogniseDataset(candidate.headers, fileName);
    if (!dataset) continue;
    const match = matchHeader(candidate.headers, dataset);
    const known = knownIn(match);
    if (known >= 2 && (found === null || known > knownIn(found.match)))
      found = { candidate, dataset, match };
  }
  return found;
}

/** A scanner over the first bytes, which does not yet know how many cells a record has. */
export function scannerOf(head: Uint8Array, delimiter: Delimiter): RecordScanner {
  const scanner = createRecordScanner(delimiter, Number.POSITIVE_INFINITY);
  scanner.bytes = head;
  scanner.to = head.length;
  return scanner;
}

/** From the start of each of the first lines, with each delimiter. */
export function candidates(head: Uint8Array): Candidate[] {
  const starts = lineStarts(head, PREAMBLE_LINES);
  return DELIMITERS.flatMap((delimiter) =>
    starts.map((start, index) => candidateAt(head, { delimiter, offset: start, line: index + 1 })),
  );
}

/** The record that follows another, or that begins at a place. */
export function candidateAt(
  head: Uint8Array,
  { delimiter, offset: start, line }: Pick<Candidate, "delimiter" | "offset" | "line">,
): Candidate {
  const scanner = scannerOf(head, delimiter);
  const offset = scanRecord(scanner, start, true);
  const text = Buffer.from(head.subarray(start, scanner.stop)).toString("utf8");
  return {
    delimiter,
    headers: splitRecord(text, delimiter),
    marks: scanner.marks,
    records: 1,
    start,
    startLine: line,
    offset,
    line: line + scanner.lines,
  };
}

function doubleCandidates(head: Uint8Array): Candidate[] {
  return candidates(head).flatMap((first) => {
    if (first.offset >= head.length || first.headers.length < 2) return [];
    const second = candidateAt(head, first);
    if (second.headers.length !== first.headers.length) return [];
    const headers = first.headers.map((header, i) => `${header} ${second.headers[i]}`.trim());
    const { start, startLine } = first;
    return [
      { ...second, headers, marks: first.marks | second.marks, records: 2, start, startLine },
    ];
  });
}

/** Offsets of the first lines, up to `limit` of them. */
export function lineStarts(head: Uint8Array, limit: number): number[] {
  const starts = [0];
  for (let at = 0; at < head.length - 1 && starts.length < limit; at += 1) {
    const isPair = head[at] === 0x0d && head[at + 1] === 0x0a;
    if ((head[at] === 0x0a || head[at] === 0x0d) && !isPair) starts.push(at + 1);
  }
  return starts;
}

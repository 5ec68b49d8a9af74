import { type HeaderMatch, matchHeader, recogniseDataset } from "../catalogue/header.js";
import type { Column, Dataset } from "../catalogue/model.js";
import {
  type Candidate,
  candidateAt,
  findHeader,
  knownIn,
  type RecognisedHeader,
  scannerOf,
} from "./candidates.js";
import { gluedFault, isSameOrder, rowsBefore } from "./glued.js";
import { headerFault, type Unreadable } from "./header-faults.js";
import { scanRecord } from "./record.js";
import { hasEmptyEnd, type Layout } from "./survey.js";
import { unknownHeader } from "./unknown-header.js";

export type { Unreadable } from "./header-faults.js";

/** How a recognised file is laid out. */
export interface Structure {
  readonly dataset: Dataset;
  readonly layout: Layout;
  /** The column of each cell, null where the cell is ignored. */
  readonly columns: readonly (Column | null)[];
  readonly match: HeaderMatch;
  readonly headers: readonly string[];
  /** Lines before the header, left out. */
  readonly preamble: readonly string[];
  /** Physical line of a second header, left out; null without one. */
  readonly secondHeader: number | null;
  /** The header is the first record of the file and its only one, on one line. */
  readonly isPlain: boolean;
}

/** Finds the header of a file in its first bytes (UTF-8, without mark) by the names and aliases of the catalogue. */
export function findStructure(head: Uint8Array, fileName: string): Structure | Unreadable {
  const named = recogniseDataset([], fileName);
  if (Buffer.from(head).toString("utf8").trim() === "") {
    return { dataset: named, reason: "le fichier est vide : le remplacer par l’export complet." };
  }
  const header = findHeader(head, fileName);
  if (!header) return unknownHeader(head, fileName);
  const { candidate, dataset, match } = header;
  const reason = headerFault(header);
  if (reason !== null) return { dataset, reason, line: candidate.startLine };
  const second = secondHeader(head, header);
  const glued =
    second && !isSameOrder(match.columns, second.columns)
      ? gluedFault(candidate.startLine, candidate.line)
      : rowsBefore(head, header);
  if (glued !== null) return { dataset, ...glued };
  const layout = layoutOf(head, { ...candidate, ...(second?.end ?? {}) }, match);
  return {
    dataset,
    match,
    headers: candidate.headers,
    columns: Array.from({ length: layout.width }, (_, i) => match.columns[i] ?? null),
    preamble: linesBefore(head, candidate.start),
    secondHeader: second && candidate.line,
    isPlain: candidate.start === 0 && layout.line === 2,
    layout,
  };
}

interface SecondHeader {
  /** Where records begin after it. */
  readonly end: Pick<Candidate, "offset" | "line">;
  readonly columns: HeaderMatch["columns"];
}

/** A second header just under the first one, which names the columns again: in plain words, or as a machine does. */
function secondHeader(
  head: Uint8Array,
  { candidate, dataset }: RecognisedHeader,
): SecondHeader | null {
  if (candidate.offset >= head.length) return null;
  const { headers, offset, line } = candidateAt(head, candidate);
  const written = headers.filter((header) => header.trim() !== "").length;
  const match = matchHeader(headers, dataset);
  const known = knownIn(match);
  if (known < 2 || known < written / 2) return null;
  return { end: { offset, line }, columns: match.columns };
}

function layoutOf(head: Uint8Array, candidate: Candidate, match: HeaderMatch): Layout {
  const { delimiter, headers, offset, line } = candidate;
  const named = headers.findLastIndex((header) => header.trim() !== "") + 1;
  return {
    delimiter,
    width: widthOf(head, candidate, named),
    named,
    offset,
    line,
    headerMarks: candidate.marks,
    required: match.columns.flatMap((column, position) => (column?.required ? [position] : [])),
  };
}

const FIRST_RECORDS = 100;

/** The header's width, unless every one of the first records has the same other one, with nothing beyond the names. */
function widthOf(
  head: Uint8Array,
  { delimiter, headers, offset }: Candidate,
  named: number,
): number {
  const scanner = scannerOf(head, delimiter);
  const widths = new Set<number>();
  let from = offset;
  for (let seen = 0; seen < FIRST_RECORDS && from < head.length; seen += 1) {
    const next = scanRecord(scanner, from, false);
    if (next < 0) break;
    const record = { bytes: head, from, stop: scanner.stop, cells: scanner.cells };
    from = next;
    if (scanner.stop === record.from) continue;
    if (!hasEmptyEnd(record, { named, delimiter })) return headers.length;
    widths.add(scanner.cells);
  }
  const [width = headers.length, ...others] = widths;
  return others.length > 0 || width < named ? headers.length : width;
}

function linesBefore(head: Uint8Array, start: number): string[] {
  const text = Buffer.from(head.subarray(0, start)).toString("utf8");
  return text.split(/\r\n|\n|\r/).slice(0, -1);
}

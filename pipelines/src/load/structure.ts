import { type HeaderMatch, matchHeader, recogniseDataset } from "../catalogue/header.js";
import type { Column, Dataset } from "../catalogue/model.js";
import {
  createRecordScanner,
  DELIMITERS,
  type Delimiter,
  Mark,
  type RecordScanner,
  scanRecord,
  splitRecord,
} from "./record.js";
import { hasEmptyEnd, type Layout } from "./survey.js";

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
}

/** A header that was looked for and what is wrong with it, in French. */
export interface Unreadable {
  readonly dataset: Dataset | null;
  readonly reason: string;
}

/** How many lines of titles may stand before the header. */
const PREAMBLE_LINES = 30;

interface Candidate {
  readonly delimiter: Delimiter;
  readonly headers: readonly string[];
  readonly marks: number;
  /** Offset and line of the header, then of what follows it. */
  readonly start: number;
  readonly startLine: number;
  readonly offset: number;
  readonly line: number;
}

/** Finds the header of a file in its first bytes (UTF-8, without mark) by the names and aliases of the catalogue. */
export function findStructure(head: Uint8Array, fileName: string): Structure | Unreadable {
  const named = recogniseDataset([], fileName);
  if (Buffer.from(head).toString("utf8").trim() === "") {
    return { dataset: named, reason: "le fichier est vide : le remplacer par l’export complet." };
  }
  const best = bestHeader(candidates(head), fileName);
  if (!best) return { dataset: named, reason: unknownHeader(named) };
  const { candidate, dataset, match } = best;
  const reason = headerFault(candidate, match);
  if (reason !== null) return { dataset, reason };
  const layout = layoutOf(head, candidate, match);
  return {
    dataset,
    match,
    headers: candidate.headers,
    columns: Array.from({ length: layout.width }, (_, i) => match.columns[i] ?? null),
    preamble: linesBefore(head, candidate.start),
    layout,
  };
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
    required: match.columns.flatMap((column, position) => (column?.required ? [position] : [])),
  };
}

/** A scanner over the first bytes, which does not yet know how many cells a record has. */
function scannerOf(head: Uint8Array, delimiter: Delimiter): RecordScanner {
  const scanner = createRecordScanner(delimiter, Number.POSITIVE_INFINITY);
  scanner.bytes = head;
  scanner.to = head.length;
  return scanner;
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

/** Every record that may be a header: from the start of each of the first lines, with each delimiter. */
function candidates(head: Uint8Array): Candidate[] {
  const starts = lineStarts(head, PREAMBLE_LINES);
  return DELIMITERS.flatMap((delimiter) => {
    const scanner = scannerOf(head, delimiter);
    return starts.map((start, index) => {
      const offset = scanRecord(scanner, start, true);
      const text = Buffer.from(head.subarray(start, scanner.stop)).toString("utf8");
      return {
        delimiter,
        headers: splitRecord(text, delimiter),
        marks: scanner.marks,
        start,
        startLine: index + 1,
        offset,
        line: index + 1 + scanner.lines,
      };
    });
  });
}

interface RecognisedHeader {
  readonly candidate: Candidate;
  readonly dataset: Dataset;
  readonly match: HeaderMatch;
}

const knownIn = ({ match }: RecognisedHeader): number =>
  match.columns.filter((column) => column !== null).length;

/** The candidate that names the most columns; the first one among equals. */
function bestHeader(all: readonly Candidate[], fileName: string): RecognisedHeader | null {
  let best: RecognisedHeader | null = null;
  for (const candidate of all) {
    const dataset = recogniseDataset(candidate.headers, fileName);
    if (!dataset) continue;
    const found = { candidate, dataset, match: matchHeader(candidate.headers, dataset) };
    if (knownIn(found) >= 2 && (best === null || knownIn(found) > knownIn(best))) best = found;
  }
  return best;
}

function headerFault({ marks, headers }: Candidate, match: HeaderMatch): string | null {
  if (marks & (Mark.broken | Mark.unclosed | Mark.nul)) {
    return "l’en-tête contient un guillemet ou un caractère de trop : le corriger, puis relancer.";
  }
  const missing = match.missingRequired.map((column) => column.name);
  if (missing.length > 0) {
    const found = headers.filter((header) => header.trim() !== "").map((header) => header.trim());
    return `il manque ${plural(missing, "la colonne obligatoire", "les colonnes obligatoires")} ${list(missing)} : les ajouter ou corriger l’en-tête (lu : ${list(found)}).`;
  }
  const twins = match.duplicates.filter((header) => headers.filter((h) => h === header).length > 1);
  if (twins.length === 0) return null;
  return `l’en-tête répète ${plural(twins, "la colonne", "les colonnes")} ${list(twins)} : n’en garder qu’une.`;
}

function unknownHeader(dataset: Dataset | null): string {
  if (!dataset) return "aucun jeu de données ne correspond à ce fichier.";
  const expected = dataset.columns.filter((column) => column.required).map((column) => column.name);
  return `l’en-tête n’est pas reconnu : la première ligne doit nommer les colonnes, au moins ${list(expected)}.`;
}

const plural = (items: readonly string[], one: string, many: string): string =>
  items.length > 1 ? many : one;

const LONGEST_LIST = 12;

/** `« a », « b » et 3 autres`. */
function list(items: readonly string[]): string {
  const shown = items.slice(0, LONGEST_LIST).map((item) => `« ${item} »`);
  const rest = items.length - shown.length;
  return `${shown.join(", ")}${rest > 0 ? ` et ${rest} autres` : ""}`;
}

const isNewline = (byte: number | undefined): boolean => byte === 0x0a || byte === 0x0d;

function lineStarts(head: Uint8Array, limit: number): number[] {
  const starts = [0];
  for (let at = 0; at < head.length - 1 && starts.length < limit; at += 1) {
    const isPair = head[at] === 0x0d && head[at + 1] === 0x0a;
    if (isNewline(head[at]) && !isPair) starts.push(at + 1);
  }
  return starts;
}

function linesBefore(head: Uint8Array, start: number): string[] {
  const text = Buffer.from(head.subarray(0, start)).toString("utf8");
  return text.split(/\r\n|\n|\r/).slice(0, -1);
}

import { DATASETS } from "./datasets/index.js";
import type { Column, Dataset } from "./model.js";

/** What the headers of a file are in a dataset. */
export interface HeaderMatch {
  /** The column of each header, in the file's order; null for a header that is blank, unknown or already met. */
  readonly columns: readonly (Column | null)[];
  /** Headers, as written, that name no column. */
  readonly unknown: readonly string[];
  readonly missingRequired: readonly Column[];
  readonly missingOptional: readonly Column[];
  /** Headers, as written, of a column that another header names better or before. */
  readonly duplicates: readonly string[];
}

/** A header without case, accents, spaces or punctuation: `Dép. (code)` gives `depcode`. */
export const foldHeader = (header: string): string =>
  header
    .toLowerCase()
    .replaceAll("œ", "oe")
    .normalize("NFD")
    .replace(/[^a-z0-9]/gu, "");

/** Every way of writing a column, best first: its name, its French label, its aliases. */
const spellings = ({ name, label, aliases = [] }: Column): readonly string[] =>
  [name, label.fr, ...aliases].map(foldHeader);

interface Claim {
  readonly column: Column;
  /** 0 for the canonical name; the smaller the better. */
  readonly rank: number;
}

function claimsOf(dataset: Dataset): ReadonlyMap<string, Claim> {
  const claims = new Map<string, Claim>();
  for (const column of dataset.columns) {
    for (const [rank, spelling] of spellings(column).entries()) {
      if (rank < (claims.get(spelling)?.rank ?? Number.POSITIVE_INFINITY)) {
        claims.set(spelling, { column, rank });
      }
    }
  }
  return claims;
}

/** Index of the header that keeps each column: the best spelling, then the first. */
function holders(claims: readonly (Claim | undefined)[]): ReadonlyMap<string, number> {
  const kept = new Map<string, number>();
  for (const [index, claim] of claims.entries()) {
    if (!claim) continue;
    const other = claims[kept.get(claim.column.name) ?? -1];
    if (!other || claim.rank < other.rank) kept.set(claim.column.name, index);
  }
  return kept;
}

/** Finds the column of each header of a file. */
export function matchHeader(headers: readonly string[], dataset: Dataset): HeaderMatch {
  const known = claimsOf(dataset);
  const claims = headers.map((header) => known.get(foldHeader(header)));
  const kept = holders(claims);
  const holds = (index: number): boolean => kept.get(claims[index]?.column.name ?? "") === index;
  const missing = dataset.columns.filter((column) => !kept.has(column.name));
  return {
    columns: claims.map((claim, index) => (claim && holds(index) ? claim.column : null)),
    unknown: headers.filter((header, index) => header.trim() !== "" && !claims[index]),
    missingRequired: missing.filter((column) => column.required),
    missingOptional: missing.filter((column) => !column.required),
    duplicates: headers.filter((_, index) => claims[index] && !holds(index)),
  };
}

const baseName = (path: string): string => path.replace(/^.*[/\\]/u, "");

function byName(fileName: string): Dataset | undefined {
  const name = foldHeader(baseName(fileName));
  return DATASETS.find((dataset) => name.startsWith(foldHeader(dataset.id)));
}

function byHeader(headers: readonly string[]): Dataset | undefined {
  const candidates = DATASETS.map((dataset) => ({ dataset, match: matchHeader(headers, dataset) }))
    .filter(({ match }) => match.missingRequired.length === 0)
    .map(({ dataset, match }) => ({
      dataset,
      required: dataset.columns.filter((column) => column.required).length,
      known: match.columns.filter((column) => column !== null).length,
    }));
  const best = candidates.sort((a, b) => b.required - a.required || b.known - a.known);
  return best[0]?.dataset;
}

/** The dataset of a file: by the beginning of its name (`CTAI 2024.csv`), else the one whose required columns are all in its headers. */
export const recogniseDataset = (headers: readonly string[], fileName: string): Dataset | null =>
  byName(fileName) ?? byHeader(headers) ?? null;

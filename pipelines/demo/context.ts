import { join } from "node:path";
import { FIRST_YEAR, MONTHS, type Month } from "./calendar.js";
import type { Country } from "./country.js";
import type { CsvWriter } from "./csv.js";
import { type Random, randomOf } from "./random.js";

/** One file written. */
export interface WrittenFile {
  readonly name: string;
  /** Records, header left out. */
  readonly rows: number;
  readonly bytes: number;
}

/** What every file of one demo is made from. */
export interface Demo {
  readonly folder: string;
  readonly seed: number;
  readonly country: Country;
  readonly pairs: number;
  readonly hires: number;
  /** First year of pairs and hires. */
  readonly since: number;
  /** Rural centres open in 2023-T1. */
  readonly centres: number;
  /** Told the rows written since the last call. */
  readonly wrote: (rows: number) => void;
}

/** Where a file of the demo goes. */
export const pathIn = (demo: Demo, name: string): string => join(demo.folder, name);

/** Weights of the months of `MONTHS`, those before the first year of people at zero. */
export const weightsSince = ({ since }: Demo, weights: readonly number[]): number[] =>
  MONTHS.map(({ year }, i) => (FIRST_YEAR + year < since ? 0 : (weights[i] as number)));

/** The stream of random numbers of one part of the demo. */
export const streamOf = (demo: Demo, label: string): Random => randomOf(demo.seed, label);

/**
 * Writes as many rows as `counts` says for each month of `MONTHS`, waiting for the disk when the buffer is full.
 * `row` writes one row without ending it; its index runs over all months.
 */
export async function writeByMonth(
  csv: CsvWriter,
  counts: readonly number[],
  options: {
    readonly row: (index: number, month: Month) => void;
    readonly wrote: (rows: number) => void;
  },
): Promise<void> {
  let index = 0;
  let told = 0;
  for (const [position, count] of counts.entries()) {
    const month = MONTHS[position] as Month;
    for (let left = count; left > 0; left--) {
      options.row(index++, month);
      csv.endRow();
      if (csv.full) await csv.flush();
    }
    options.wrote(index - told);
    told = index;
  }
}

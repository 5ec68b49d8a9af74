import type { CsvWriter } from "./csv.js";
import type { Random } from "./random.js";

/** How people leave a cell blank, as often as seen. */
const MARKERS = ["", "", "", "", "", "NC", "NC", "n.d.", "-"];

/** With a chance of `rate`, writes a missing cell in place of the value and says so. */
export function leftBlank(csv: CsvWriter, random: Random, rate: number): boolean {
  if (random() >= rate) return false;
  csv.token(MARKERS[Math.floor(random() * MARKERS.length)] as string);
  return true;
}

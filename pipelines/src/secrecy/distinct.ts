import { FEWEST_FIRMS } from "./rule.js";

/** A number of firms in an area, perhaps among others: null where it is not a share. */
export interface FirmCount {
  /** Whether the people behind it are shown: firms bound their number. */
  readonly isOpen: boolean;
  readonly numerator: number;
  readonly denominator: number | null;
}

/** Firms that have what is counted, those that have not, and all: whichever a reader can work out. */
function partsOf({ numerator, denominator }: FirmCount): number[] {
  return denominator === null ? [numerator] : [numerator, denominator - numerator, denominator];
}

const isSafe = (firms: number): boolean => firms <= 0 || firms >= FEWEST_FIRMS;

/** Whether a number of firms may be shown by itself: nobody, or three, in each of its parts. */
export const isShowable = (count: FirmCount): boolean =>
  count.isOpen && partsOf(count).every(isSafe);

/**
 * Which regions' numbers of firms are shown; `before` are those that may be at all. A firm of two regions counts twice in
 * their sum, so that the nation less the shown regions is only a lower bound of the hidden ones: it is judged as if
 * firms had one region each, which is what a reader would suppose. Where it stands for one region or for one or two firms,
 * the smallest shown region is hidden too.
 */
export function shownRegions(
  nation: FirmCount,
  regions: readonly FirmCount[],
  before: readonly boolean[],
): readonly boolean[] {
  const shown = regions.map((region, i) => before[i] === true && isShowable(region));
  if (!isShowable(nation)) return shown;
  while (!isRestSafe(nation, regions, shown)) {
    const next = smallestShown(regions, shown);
    if (next < 0) break;
    shown[next] = false;
  }
  return shown;
}

function isRestSafe(
  nation: FirmCount,
  regions: readonly FirmCount[],
  shown: readonly boolean[],
): boolean {
  const hidden = shown.filter((is) => !is).length;
  if (hidden === 0) return true;
  const rest = partsOf(nation);
  regions.forEach((region, i) => {
    if (shown[i])
      for (const [at, part] of partsOf(region).entries()) rest[at] = (rest[at] ?? 0) - part;
  });
  return hidden > 1 && rest.every(isSafe);
}

/** Position of the shown region with the fewest firms, none being left out; −1 when there is no such region. */
function smallestShown(regions: readonly FirmCount[], shown: readonly boolean[]): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  regions.forEach((region, i) => {
    const size = region.denominator ?? region.numerator;
    if (!shown[i] || size === 0 || size >= least) return;
    best = i;
    least = size;
  });
  return best;
}

/** What one quantity is made of in one area and one year. */
export interface Fact {
  /** Id of the quantity. */
  readonly quantity: string;
  /** Region code, or `FR`. */
  readonly area: string;
  readonly year: number;
  readonly people: number;
  /** Distinct firms (or structures), and the people of the largest one. */
  readonly firms: number;
  readonly largest: number;
}

/** A number that an indicator publishes, or that can be worked out from those it publishes. */
export interface Quantity {
  readonly id: string;
  /** Smallest number of people shown; 0 where the quantity does not count people. */
  readonly people: number;
  /** Whether it says something of firms: at least three, and none that makes nearly all of it. */
  readonly firms: boolean;
  /** Whether the regions add up to the nation, so that subtraction gives what is hidden alone. */
  readonly additive: boolean;
}

/** What must be hidden. */
export interface Mask {
  readonly areas: ReadonlySet<string>;
  /** Years in which the nation itself is hidden. */
  readonly nationYears: ReadonlySet<number>;
}

/** Code of the nation among the areas. */
export const NATION_AREA = "FR";
const FEWEST_FIRMS = 3;
const DOMINANCE = 0.85;

type Sum = Pick<Fact, "people" | "firms" | "largest">;

/** Whether publishing a sum would say something of someone; nothing at all is safe. */
export function isUnsafe(quantity: Quantity, { people, firms, largest }: Sum): boolean {
  if (people === 0) return false;
  if (people < quantity.people) return true;
  return quantity.firms && (firms < FEWEST_FIRMS || largest > DOMINANCE * people);
}

/**
 * The areas to hide for one quantity, over all years at once: those unsafe in some year, then the smallest shown ones
 * until at least two are hidden and what they make together, which subtraction gives, is safe in every year shown.
 */
export function maskOf(quantity: Quantity, facts: readonly Fact[]): Mask {
  const own = facts.filter((fact) => fact.quantity === quantity.id);
  const regional = own.filter((fact) => fact.area !== NATION_AREA);
  const nationYears = new Set(
    own.filter((f) => f.area === NATION_AREA && isUnsafe(quantity, f)).map((f) => f.year),
  );
  const areas = new Set(regional.filter((f) => isUnsafe(quantity, f)).map((fact) => fact.area));
  if (!quantity.additive || areas.size === 0) return { areas, nationYears };
  const judged = regional.filter((fact) => !nationYears.has(fact.year));
  for (const area of bySize(regional)) {
    if (isSafeTogether(quantity, areas, judged)) break;
    areas.add(area);
  }
  return { areas, nationYears };
}

/** The mask of an indicator is that of every quantity it shows: a quantity hidden in one is hidden in all. */
export function joinMasks(masks: readonly Mask[]): Mask {
  return {
    areas: new Set(masks.flatMap((mask) => [...mask.areas])),
    nationYears: new Set(masks.flatMap((mask) => [...mask.nationYears])),
  };
}

function isSafeTogether(
  quantity: Quantity,
  areas: ReadonlySet<string>,
  facts: readonly Fact[],
): boolean {
  if (areas.size < 2) return false;
  const sums = new Map<number, Sum>();
  for (const fact of facts.filter(({ area }) => areas.has(area))) {
    sums.set(fact.year, add(sums.get(fact.year), fact));
  }
  return [...sums.values()].every((sum) => !isUnsafe(quantity, sum));
}

/** A firm may be in both areas: together they have at least as many as the larger, and the largest at most their sum. */
const add = (a: Sum | undefined, b: Sum): Sum => ({
  people: (a?.people ?? 0) + b.people,
  firms: Math.max(a?.firms ?? 0, b.firms),
  largest: (a?.largest ?? 0) + b.largest,
});

/** Areas from the smallest to the largest over all years, then by code. */
function bySize(facts: readonly Fact[]): string[] {
  const sizes = new Map<string, number>();
  for (const { area, people } of facts) sizes.set(area, (sizes.get(area) ?? 0) + people);
  return [...sizes.keys()].sort(
    (a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0) || (a < b ? -1 : 1),
  );
}

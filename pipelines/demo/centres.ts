import { REGIONS } from "../src/catalogue/territories.js";
import { YEAR_COUNT } from "./calendar.js";
import { type Demo, streamOf } from "./context.js";
import { type Place, regionIndexOf } from "./country.js";
import { between, choiceOf, type Draw, drawOf, quotas, type Random } from "./random.js";

/** One quarter of the demo. */
export interface Quarter {
  /** `2023-T1`. */
  readonly label: string;
  /** 0 for 2019. */
  readonly year: number;
  /** 0 for the first of the year. */
  readonly quarter: number;
}

const FIRST_RURAL_YEAR = 2;
/** Open centres at the end of each quarter, 2021-T1 to 2026-T3; 118 in 2023-T1 is published, the rest is not. */
const OPEN = [
  84, 87, 90, 94, 98, 103, 108, 114, 118, 122, 126, 131, 135, 139, 143, 147, 150, 152, 154, 156,
  157, 159, 160,
];
/** Position of 2023-T1 in {@link OPEN}. */
const PUBLISHED = 8;
const PUBLISHED_CENTRES = 118;
/** Places in 2023-T1: the publication says "more than 8,000". */
const PUBLISHED_PLACES = 8150;

/** Quarters of `places_rurales.csv`: 2021-T1 to 2026-T3. */
export const QUARTERS: readonly Quarter[] = OPEN.map((_, index) => {
  const year = FIRST_RURAL_YEAR + Math.floor(index / 4);
  return { label: `${2019 + year}-T${1 + (index % 4)}`, year, quarter: index % 4 };
});

const SCHEMES = { cada: 42, huda: 22, cph: 16, iml: 10, caes: 6, autre: 4 };
const HOUSING: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  iml: { diffus: 100 },
  caes: { collectif: 85, mixte: 15 },
  usual: { collectif: 45, diffus: 30, mixte: 25 },
};
const OPERATORS = 24;

/** How many rural centres each region has for its rural population; none overseas. */
const REGION_FACTORS: Readonly<Record<string, number>> = {
  "01": 0,
  "02": 0,
  "03": 0,
  "04": 0,
  "06": 0,
  "11": 0.3,
  "94": 0.5,
  "93": 0.7,
  "75": 1.3,
  "76": 1.2,
};

/** Named by the synthesis, which misspells it: the first centre is there. */
const SISSONNE = "02720";
/** One centre in this many shares its commune with the one before. */
const NEIGHBOURS = 16;

/** A rural reception centre. */
export interface Centre {
  readonly id: string;
  readonly scheme: string;
  readonly operator: string;
  readonly housing: string;
  readonly commune: string;
  /** Position in `REGIONS`. */
  readonly region: number;
  /** Authorised places, quarter by quarter; 0 before it opens and after it closes. */
  readonly places: readonly number[];
}

interface Life {
  readonly opens: number;
  closes: number;
}

/** Opens and closes centres so that each quarter ends with the number asked. */
function livesOf(random: Random, open: readonly number[]): readonly Life[] {
  const lives: Life[] = [];
  open.forEach((count, quarter) => {
    const running = lives.filter(({ closes }) => closes > quarter);
    const leaving = quarter === 0 || running.length < 10 ? 0 : between(random, 0, 2);
    for (let index = 0; index < leaving; index++) {
      const life = running[between(random, 0, running.length - 1)] as Life;
      if (life.opens < quarter) life.closes = quarter;
    }
    const left = lives.filter(({ closes }) => closes > quarter).length;
    for (let index = left; index < count; index++) lives.push({ opens: quarter, closes: Infinity });
  });
  return lives;
}

function communesOf(demo: Demo, random: Random, count: number): readonly Place[] {
  const rural = demo.country.ruralCommunes;
  const sissonne = rural.filter(({ code }) => code === SISSONNE);
  const regionOf = ({ departments }: Place) =>
    REGIONS[regionIndexOf.get(departments[0] ?? "") ?? -1];
  const draw: Draw = drawOf(
    rural.map((place) => place.population * (REGION_FACTORS[regionOf(place)?.cog ?? ""] ?? 1)),
  );
  const chosen = [...sissonne];
  while (chosen.length < count) {
    const shared = chosen.length % NEIGHBOURS === 0;
    chosen.push((shared ? chosen.at(-1) : rural[draw(random)]) as Place);
  }
  return chosen;
}

/** Places of each centre when it opens: those open in 2023-T1 add up exactly to the published order of size. */
function capacitiesOf(random: Random, lives: readonly Life[], centres: number): readonly number[] {
  const sizes = lives.map(
    () => 26 + Math.floor(100 * random() * random()) + between(random, 0, 36),
  );
  const published = lives.flatMap(({ opens, closes }, index) =>
    opens <= PUBLISHED && closes > PUBLISHED ? [index] : [],
  );
  const total = Math.round((PUBLISHED_PLACES * centres) / PUBLISHED_CENTRES);
  const exact = quotas(
    total,
    published.map((index) => sizes[index] as number),
  );
  published.forEach((centre, index) => {
    sizes[centre] = exact[index] as number;
  });
  return sizes;
}

/** Extensions come after 2023-T1 only, so that its total stays exact. */
function placesOf(random: Random, life: Life, capacity: number): readonly number[] {
  const grows = random() < 0.22;
  const from = between(random, PUBLISHED + 1, OPEN.length - 1);
  const extra = between(random, 4, 15);
  return OPEN.map((_, quarter) => {
    if (quarter < life.opens || quarter >= life.closes) return 0;
    return capacity + (grows && quarter >= from ? extra : 0);
  });
}

/** Makes the rural centres of the country, in the order they open. */
export function makeCentres(demo: Demo): readonly Centre[] {
  const random = streamOf(demo, "centres");
  const open = OPEN.map((count) => Math.round((count * demo.centres) / PUBLISHED_CENTRES));
  const lives = livesOf(random, open);
  const communes = communesOf(demo, random, lives.length);
  const capacities = capacitiesOf(random, lives, demo.centres);
  const scheme = choiceOf(SCHEMES);
  return lives.map((life, index) => {
    const { code, departments } = communes[index] as Place;
    const own = scheme(random);
    return {
      id: `C${String(index + 1).padStart(4, "0")}`,
      scheme: own,
      operator: `Opérateur ${String(between(random, 1, OPERATORS)).padStart(2, "0")}`,
      housing: choiceOf(HOUSING[own] ?? (HOUSING.usual as Record<string, number>))(random),
      commune: code,
      region: regionIndexOf.get(departments[0] as string) as number,
      places: placesOf(random, life, capacities[index] as number),
    };
  });
}

/** Authorised places in 2023-T1 by region, in the order of `REGIONS`. */
export const placesByRegion = (centres: readonly Centre[]): readonly number[] =>
  REGIONS.map((_, region) =>
    centres
      .filter((centre) => centre.region === region)
      .reduce((sum, { places }) => sum + (places[PUBLISHED] as number), 0),
  );

/** The years of a rate table for one region, in order. */
export const seriesOf = (table: Float64Array, region: number): readonly number[] =>
  Array.from({ length: YEAR_COUNT }, (_, year) => table[year * REGIONS.length + region] as number);

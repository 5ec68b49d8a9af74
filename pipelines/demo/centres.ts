import { REGIONS } from "../src/catalogue/territories.js";
import { YEAR_COUNT } from "./calendar.js";
import { type Demo, streamOf } from "./context.js";
import { type Place, regionIndexOf } from "./country.js";
import { between, choiceOf, drawOf, quotas, type Random, shuffled } from "./random.js";

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

/** How many rural centres each region has for the people of its villages; overseas, only French Guiana has such villages in number. */
const REGION_FACTORS: Readonly<Record<string, number>> = {
  "01": 0,
  "02": 0,
  "03": 7,
  "04": 0,
  "06": 0,
  "11": 0.7,
  "94": 0.7,
  "93": 1.5,
  "75": 1.15,
  "76": 1.1,
};

/** The most places for an inhabitant of the village, all its centres together. */
const MOST_SHARE = 0.06;
/** The most places that an extension adds. */
const MOST_EXTRA = 15;

/** Named by the synthesis, which misspells it: the first centre is there. */
const SISSONNE = "02720";
/** In a region, one centre in this many shares the commune of another that has room for both. */
const NEIGHBOURS = 8;
/** Villages looked at before a smaller one, or one that has a centre already, is taken. */
const TRIES = 200;
/** Places of the first centre before they are brought to the published total: Sissonne is not large. */
const FIRST_CENTRE = 60;

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

/** How many centres each region ever has, from the people of its villages. */
function centresByRegion(rural: readonly Place[], count: number): readonly number[] {
  const weights = REGIONS.map(({ cog }, region) =>
    rural
      .filter((place) => regionOf(place) === region)
      .reduce((sum, { population }) => sum + population * (REGION_FACTORS[cog] ?? 1), 0),
  );
  return quotas(count, weights);
}

/** The region of each centre as they open: one of each first, so that none waits for years, the others by chance. */
function openingOrder(random: Random, byRegion: readonly number[]): number[] {
  const all = byRegion.flatMap((count, region) =>
    Array.from({ length: count }, (_, rank) => ({ region, first: rank === 0 })),
  );
  return shuffled(random, all)
    .sort((one, other) => Number(other.first) - Number(one.first))
    .map(({ region }) => region);
}

const regionOf = ({ departments }: Place): number => regionIndexOf.get(departments[0] ?? "") ?? -1;

/** Draws the villages of one region's centres: large enough for them, seldom twice the same. */
function villageDraw(rural: readonly Place[], random: Random): (places: number) => Place {
  const draw = drawOf(rural.map(({ population }) => population));
  const held = new Map<Place, number>();
  const fits = (place: Place, places: number) =>
    (held.get(place) ?? 0) + places <= place.population * MOST_SHARE;
  let drawn = 0;
  return (places) => {
    const shares = ++drawn % NEIGHBOURS === 0;
    const neighbour = shares ? [...held.keys()].find((place) => fits(place, places)) : undefined;
    let village = neighbour ?? (rural[draw(random)] as Place);
    for (let left = TRIES; left > 0 && !neighbour; left--) {
      if (fits(village, places) && !held.has(village)) break;
      village = rural[draw(random)] as Place;
    }
    held.set(village, (held.get(village) ?? 0) + places);
    return village;
  };
}

function communesOf(demo: Demo, random: Random, capacities: readonly number[]): readonly Place[] {
  const rural = demo.country.ruralCommunes;
  const sissonne = demo.country.communes.get(SISSONNE) as Place;
  const order = openingOrder(random, centresByRegion(rural, capacities.length));
  order.splice(order.indexOf(regionOf(sissonne)), 1);
  const villages = REGIONS.map((_, region) =>
    villageDraw(
      rural.filter((place) => regionOf(place) === region && place !== sissonne),
      random,
    ),
  );
  return capacities.map((places, index) => {
    const region = order[index - 1];
    return region === undefined
      ? sissonne
      : (villages[region] as (p: number) => Place)(places + MOST_EXTRA);
  });
}

/** Places of each centre when it opens: those open in 2023-T1 add up exactly to the published order of size. */
function capacitiesOf(random: Random, lives: readonly Life[], centres: number): readonly number[] {
  const sizes = lives.map(() => 38 + Math.floor(64 * random() * random()) + between(random, 0, 30));
  sizes[0] = FIRST_CENTRE;
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
  const extra = between(random, 4, MOST_EXTRA);
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
  const capacities = capacitiesOf(random, lives, demo.centres);
  const communes = communesOf(demo, random, capacities);
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

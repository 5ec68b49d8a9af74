import { REGIONS } from "../src/catalogue/territories.js";
import { YEAR_COUNT } from "./calendar.js";
import { between, type Draw, drawOf, type Random, spreadOf } from "./random.js";
import { MENTORING_TRENDS } from "./trends.js";

/** Kinds of programme, in the order that {@link StructureKind} weighs them. */
export const PROGRAMMES = ["professionnel", "academique", "interculturel"] as const;

interface StructureKind {
  readonly label: string;
  readonly digits: number;
  /** Part of the structures. */
  readonly weight: number;
  /** Weights of {@link PROGRAMMES}. */
  readonly programmes: readonly number[];
}

const KINDS: readonly StructureKind[] = [
  { label: "Association", digits: 3, weight: 60, programmes: [36, 10, 54] },
  { label: "Université", digits: 2, weight: 18, programmes: [8, 88, 4] },
  { label: "Entreprise", digits: 2, weight: 14, programmes: [96, 1, 3] },
  { label: "Collectif", digits: 2, weight: 8, programmes: [22, 4, 74] },
];

const NATIONAL_STRUCTURES = 14;
const INHABITANTS_PER_STRUCTURE = 900_000;
/** Weight of a national structure in a region, next to the region's own. */
const NATIONAL_WEIGHT = 0.3;
/** One structure in this many started after 2019. */
const LATECOMERS = 4;

/** An association, university, firm or collective that runs pairs; its label is synthetic. */
export interface Structure {
  readonly label: string;
  /** Position in `REGIONS`; null for a national structure. */
  readonly region: number | null;
  /** First year, 0 for 2019. */
  readonly since: number;
  readonly weight: number;
  readonly programme: Draw;
  /** Whether it takes part in an exchange of experience, year by year. */
  readonly shares: readonly boolean[];
}

/** Makes the structures of the country: some national, the others in proportion to each region's population. */
export function makeStructures(random: Random): readonly Structure[] {
  const homes: (number | null)[] = Array.from({ length: NATIONAL_STRUCTURES }, () => null);
  REGIONS.forEach(({ population }, region) => {
    const count = Math.max(1, Math.round(population / INHABITANTS_PER_STRUCTURE));
    for (let index = 0; index < count; index++) homes.push(region);
  });
  const kind = drawOf(KINDS.map(({ weight }) => weight));
  const spread = spreadOf(random, 0);
  const numbers = KINDS.map(() => 0);
  return homes.map((region, unit) => {
    const index = kind(random);
    const { label, digits, programmes } = KINDS[index] as StructureKind;
    const number = (numbers[index] as number) + 1;
    numbers[index] = number;
    return {
      label: `${label} ${String(number).padStart(digits, "0")}`,
      region,
      since: unit % LATECOMERS === LATECOMERS - 1 ? between(random, 1, 3) : 0,
      weight: 1 / (1 + between(random, 0, 8)),
      programme: drawOf(programmes),
      shares: MENTORING_TRENDS.structure_partage_pratiques.map((rate) => spread(unit) < rate),
    };
  });
}

/** Draws the structure of a pair started in a year (0 for 2019) and a region. */
export type StructureDraw = (random: Random, year: number, region: number) => Structure;

/** Makes the draw: the region's own structures and the national ones, those already there that year. */
export function structureDraw(structures: readonly Structure[]): StructureDraw {
  const weightIn = (structure: Structure, year: number, region: number): number => {
    if (structure.since > year) return 0;
    if (structure.region === null) return structure.weight * NATIONAL_WEIGHT;
    return structure.region === region ? structure.weight : 0;
  };
  const draws = Array.from({ length: YEAR_COUNT * REGIONS.length }, (_, cell) => {
    const year = Math.floor(cell / REGIONS.length);
    const region = cell % REGIONS.length;
    return drawOf(structures.map((structure) => weightIn(structure, year, region)));
  });
  return (random, year, region) => {
    const draw = draws[year * REGIONS.length + region] as Draw;
    return structures[draw(random)] as Structure;
  };
}

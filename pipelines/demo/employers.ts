import { YEAR_COUNT } from "./calendar.js";
import { type Country, departmentWeights, regionWeights } from "./country.js";
import { syntheticSiren } from "./luhn.js";
import { choiceOf, type Draw, drawOf, quotas, type Random, spreadOf } from "./random.js";
import { EMPLOYER_TRENDS, type Trend } from "./trends.js";

interface Size {
  readonly id: string;
  /** Part of the employers. */
  readonly share: number;
  /** Hires of one employer, next to the others'. */
  readonly weight: number;
  /** How much likelier than the others its HR staff is to be equipped, or it to be in a network. */
  readonly ahead: number;
  /** Weight in the other departments of its region; 0 where it hires at home only. */
  readonly abroad: number;
}

const SIZES: readonly Size[] = [
  { id: "tpe", share: 45, weight: 1, ahead: -0.07, abroad: 0 },
  { id: "pme", share: 38, weight: 2, ahead: 0.01, abroad: 0 },
  { id: "eti", share: 12, weight: 3, ahead: 0.12, abroad: 0.1 },
  { id: "ge", share: 5, weight: 5, ahead: 0.2, abroad: 0.4 },
];

const SECTORS = {
  A: 6,
  C: 15,
  E: 2,
  F: 15,
  G: 11,
  H: 9,
  I: 17,
  J: 2,
  M: 3,
  N: 12,
  P: 1,
  Q: 6,
  S: 1,
};

/** How much of hiring each region gets for its population. */
const REGION_FACTORS = {
  "01": 0.05,
  "02": 0.06,
  "03": 0.14,
  "04": 0.1,
  "06": 0.05,
  "94": 0.3,
  "11": 1.25,
  "84": 1.2,
  "52": 1.3,
  "53": 1.2,
  "93": 0.75,
} as const;

/** An employer: synthetic SIREN, no name. */
export interface Employer {
  readonly siren: string;
  readonly sector: string;
  readonly size: Size;
  /** Position of its home among the departments. */
  readonly home: number;
  /** Whether its HR staff is equipped, and whether it belongs to a national network, year by year. */
  readonly equipped: readonly boolean[];
  readonly networked: readonly boolean[];
}

/** Employers and where they hire. */
export interface EmployerPool {
  readonly department: Draw;
  /** Draws the employer of a hire in the department at that position. */
  readonly employer: (random: Random, department: number) => Employer;
  /** Each region's part of hiring, in the order of `REGIONS`. */
  readonly regionWeights: readonly number[];
}

const adopts = (trend: Trend, position: number, ahead: number): readonly boolean[] =>
  Array.from({ length: YEAR_COUNT }, (_, year) => position < (trend[year] as number) + ahead);

function makeEmployers(random: Random, homes: readonly number[]): readonly Employer[] {
  const size = drawOf(SIZES.map(({ share }) => share));
  const sector = choiceOf(SECTORS);
  const equipment = spreadOf(random, 0);
  const network = spreadOf(random, 1);
  return homes.map((home, unit) => {
    const own = SIZES[size(random)] as Size;
    return {
      siren: syntheticSiren(unit),
      sector: sector(random),
      size: own,
      home,
      equipped: adopts(EMPLOYER_TRENDS.rh_outille, equipment(unit), own.ahead),
      networked: adopts(EMPLOYER_TRENDS.reseau_national, network(unit), own.ahead / 2),
    };
  });
}

/** Makes `count` employers spread over the departments like hires are, at least one in each when there are enough. */
export function makeEmployerPool(country: Country, random: Random, count: number): EmployerPool {
  const { departments } = country;
  const weights = departmentWeights(country, REGION_FACTORS);
  const extra = quotas(Math.max(0, count - departments.length), weights);
  const homes = departments
    .flatMap((_, index) => Array.from({ length: 1 + (extra[index] as number) }, () => index))
    .slice(0, count);
  const employers = makeEmployers(random, homes);
  const local = departments.map((department, index) => {
    const reach = employers.filter(
      ({ home, size }) =>
        home === index || (size.abroad > 0 && departments[home]?.region === department.region),
    );
    const hiring = reach.length > 0 ? reach : employers;
    const draw = drawOf(
      hiring.map(({ home, size }) => (home === index ? size.weight : size.abroad)),
    );
    return { hiring, draw };
  });
  return {
    department: drawOf(weights),
    employer: (chance, department) => {
      const { hiring, draw } = local[department] as (typeof local)[number];
      return hiring[draw(chance)] as Employer;
    },
    regionWeights: regionWeights(country, weights),
  };
}

import { readFile } from "node:fs/promises";
import { DEPARTMENTS, REGIONS } from "../src/catalogue/territories.js";
import { readRuralCodes } from "./rurality.js";

/** A department as the generator sees it. */
export interface Department {
  readonly cog: string;
  /** Position of its region in `REGIONS`. */
  readonly region: number;
  readonly population: number;
}

/** A commune, or a grouping of communes (EPCI). */
export interface Place {
  /** COG code of a commune, SIREN of an EPCI. */
  readonly code: string;
  readonly name: string;
  readonly population: number;
  /** Department codes, the one of most communes first. */
  readonly departments: readonly string[];
}

/** What the generator knows of the country, all of it real. */
export interface Country {
  readonly departments: readonly Department[];
  /** Current communes by code. */
  readonly communes: ReadonlyMap<string, Place>;
  readonly ruralCommunes: readonly Place[];
  readonly epcis: readonly Place[];
}

/** Inhabitants of a village where a centre may stand. */
const VILLAGE = { min: 600, max: 4000 };

/** Written by the build beside the compiled code; the same path from `src/` and from `dist/`. */
const REFERENCE = new URL("../dist/reference/", import.meta.url);

async function readReference(file: string): Promise<readonly (readonly string[])[]> {
  const lines = (await readFile(new URL(file, REFERENCE), "utf8")).trim().split("\n").slice(1);
  return lines.map((line) =>
    [...line.matchAll(/("([^"]|"")*"|[^,]*)(,|$)/g)].map(([, cell = ""]) =>
      cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
    ),
  );
}

/** Position in `REGIONS` of the region of a department. */
export const regionIndexOf: ReadonlyMap<string, number> = new Map(
  DEPARTMENTS.map(({ cog, parent }) => [cog, REGIONS.findIndex(({ code }) => code === parent)]),
);

async function readCommunes(): Promise<readonly Place[]> {
  const rows = await readReference("communes.csv");
  return rows.flatMap(([code = "", name = "", department = "", , population, type]) =>
    type === "actuelle"
      ? [{ code, name, population: Number(population), departments: [department] }]
      : [],
  );
}

/** Reads the real communes and EPCI extracted by the build, and those that are rural. */
export async function readCountry(): Promise<Country> {
  const communes = await readCommunes();
  const epcis = await readReference("epci.csv");
  const rural = await readRuralCodes();
  return {
    departments: DEPARTMENTS.map(({ cog, population }) => ({
      cog,
      population,
      region: regionIndexOf.get(cog) as number,
    })),
    communes: new Map(communes.map((commune) => [commune.code, commune])),
    ruralCommunes: communes.filter(
      ({ code, population }) =>
        rural.has(code) && population >= VILLAGE.min && population <= VILLAGE.max,
    ),
    epcis: epcis.map(([code = "", name = "", population, departments = ""]) => ({
      code,
      name,
      population: Number(population),
      departments: departments.split("|"),
    })),
  };
}

/** Population × a factor by region (1 where none is given): how much of a programme each department gets. */
export const departmentWeights = (
  country: Country,
  factors: Readonly<Record<string, number>>,
): readonly number[] =>
  country.departments.map(
    ({ population, region }) => population * (factors[REGIONS[region]?.cog ?? ""] ?? 1),
  );

/** Weights of departments summed by region, in the order of `REGIONS`. */
export function regionWeights(country: Country, weights: readonly number[]): readonly number[] {
  const sums = REGIONS.map(() => 0);
  country.departments.forEach(({ region }, index) => {
    sums[region] = (sums[region] as number) + (weights[index] as number);
  });
  return sums;
}

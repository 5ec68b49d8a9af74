import { DEPARTMENT_ROWS, REGION_ROWS } from "../generated/territories.js";
import type { Level, TerritoryFigure } from "./model.js";

/** A territory of the product: the nation, one of 18 regions or one of 101 departments (COM excluded). */
export interface Territory {
  /** `FR`, `R84`, `D69`: the code used in URLs and files. */
  readonly code: string;
  /** The code of the Code officiel géographique alone: `84`, `69`, `2A`, `971`; `FR` for the nation. */
  readonly cog: string;
  readonly level: Level;
  readonly name: string;
  /** Code of the territory just above; null for the nation. */
  readonly parent: string | null;
  /** Inhabitants, summed from the communes' municipal population of the reference package. */
  readonly population: number;
  /** Number of departments inside, itself included. */
  readonly departments: number;
  /** Those of them in AGIR's scope. */
  readonly agirDepartments: number;
}

/** AGIR's scope is metropolitan France without Corsica: 94 departments. Source: Ministry of the Interior, target of the programme. */
const isInAgirScope = (department: string, region: string): boolean =>
  !department.startsWith("97") && region !== "94";

/** The 101 departments, in INSEE's order. */
export const DEPARTMENTS: readonly Territory[] = DEPARTMENT_ROWS.map(
  ([cog, name, region, population]) => ({
    code: `D${cog}`,
    cog,
    level: "departement",
    name,
    parent: `R${region}`,
    population,
    departments: 1,
    agirDepartments: Number(isInAgirScope(cog, region)),
  }),
);

/** Codes (COG) of the 94 departments of AGIR's scope. */
export const AGIR_DEPARTMENTS: readonly string[] = DEPARTMENTS.filter(
  ({ agirDepartments }) => agirDepartments === 1,
).map(({ cog }) => cog);

/** The 18 regions, in the order of their codes. */
export const REGIONS: readonly Territory[] = REGION_ROWS.map(([cog, name, population]) => {
  const own = DEPARTMENTS.filter(({ parent }) => parent === `R${cog}`);
  return {
    code: `R${cog}`,
    cog,
    level: "region",
    name,
    parent: "FR",
    population,
    departments: own.length,
    agirDepartments: own.reduce((sum, department) => sum + department.agirDepartments, 0),
  };
});

/** The nation: the sum of its regions. */
export const NATION: Territory = {
  code: "FR",
  cog: "FR",
  level: "nation",
  name: "France",
  parent: null,
  population: REGIONS.reduce((sum, region) => sum + region.population, 0),
  departments: DEPARTMENTS.length,
  agirDepartments: AGIR_DEPARTMENTS.length,
};

/** The nation, then the regions, then the departments. */
export const TERRITORIES: readonly Territory[] = [NATION, ...REGIONS, ...DEPARTMENTS];

const BY_CODE: ReadonlyMap<string, Territory> = new Map(
  TERRITORIES.map((territory) => [territory.code, territory]),
);

/** A reference figure of a territory, under the name that its SQL table has for it. */
export function territoryFigure(territory: Territory, figure: TerritoryFigure): number {
  switch (figure) {
    case "population":
      return territory.population;
    case "departements":
      return territory.departments;
    case "departements_agir":
      return territory.agirDepartments;
  }
}

/** The territory of a code such as `FR`, `R84` or `D69`; undefined when there is none. */
export const territoryOf = (code: string): Territory | undefined => BY_CODE.get(code);

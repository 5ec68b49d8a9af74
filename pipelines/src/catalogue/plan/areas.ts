import { DEPARTMENTS, NATION, REGIONS } from "../territories.js";

/** One node of the plan's geography; the root is first, and a parent comes before its children. */
export interface Area {
  /** `FR`, `R84`, `D69`, or {@link SMALL_REGIONS}. */
  readonly code: string;
  readonly parent: string | null;
}

/**
 * Corsica and the five overseas regions: alone, each has so few people that hiding it would hide a larger region
 * beside it, every year.
 */
const SMALL_REGIONS = "RPETITES";

const isSmall = (code: string): boolean =>
  code === "R94" || REGIONS.some((region) => region.code === code && region.departments === 1);

/** A region of one department is that department: two names for one cell. */
const alone = REGIONS.filter(({ departments }) => departments === 1).map(({ code }) => code);

const departmentParent = (region: string): string =>
  alone.includes(region) ? SMALL_REGIONS : region;

/** The geography of the plan: nation, regions (the small ones under one node), departments. */
export const AREAS: readonly Area[] = [
  { code: NATION.code, parent: null },
  ...REGIONS.filter(({ code }) => !isSmall(code)).map(({ code }) => ({
    code,
    parent: NATION.code,
  })),
  { code: SMALL_REGIONS, parent: NATION.code },
  { code: "R94", parent: SMALL_REGIONS },
  ...DEPARTMENTS.map(({ code, parent }) => ({ code, parent: departmentParent(parent ?? "") })),
];

const INDEX: ReadonlyMap<string, number> = new Map(AREAS.map(({ code }, index) => [code, index]));

/** Position among {@link AREAS} of a territory; a region of one department is its department. Undefined when unknown. */
export function areaIndex(code: string): number | undefined {
  const own = INDEX.get(code);
  if (own !== undefined || !alone.includes(code)) return own;
  const department = DEPARTMENTS.find(({ parent }) => parent === code);
  return department && INDEX.get(department.code);
}

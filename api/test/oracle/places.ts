import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** The 18 regions and their departments, written down from INSEE's Code officiel géographique. */
const DEPARTMENTS_OF: Readonly<Record<string, string>> = {
  "01": "971",
  "02": "972",
  "03": "973",
  "04": "974",
  "06": "976",
  "11": "75 77 78 91 92 93 94 95",
  "24": "18 28 36 37 41 45",
  "27": "21 25 39 58 70 71 89 90",
  "28": "14 27 50 61 76",
  "32": "02 59 60 62 80",
  "44": "08 10 51 52 54 55 57 67 68 88",
  "52": "44 49 53 72 85",
  "53": "22 29 35 56",
  "75": "16 17 19 23 24 33 40 47 64 79 86 87",
  "76": "09 11 12 30 31 32 34 46 48 65 66 81 82",
  "84": "01 03 07 15 26 38 42 43 63 69 73 74",
  "93": "04 05 06 13 83 84",
  "94": "2A 2B",
};

/** Department codes of a region. */
export const departmentsOf = (region: string): readonly string[] =>
  (DEPARTMENTS_OF[region] ?? "").split(" ");

/** Department codes of the whole country, overseas departments included. */
export const EVERY_DEPARTMENT: readonly string[] =
  Object.keys(DEPARTMENTS_OF).flatMap(departmentsOf);

/** Codes of the 18 regions. */
export const EVERY_REGION: readonly string[] = Object.keys(DEPARTMENTS_OF);

const REGION_OF: ReadonlyMap<string, string> = new Map(
  EVERY_REGION.flatMap((region) => departmentsOf(region).map((code) => [code, region] as const)),
);

/** The region of a department. */
export const regionOf = (department: string): string => {
  const region = REGION_OF.get(department);
  if (region === undefined) throw new Error(`no department « ${department} »`);
  return region;
};

/** The department that a commune's code begins with: three characters overseas, two elsewhere. */
export const departmentOf = (commune: string): string =>
  commune.slice(0, commune.startsWith("97") ? 3 : 2);

interface Commune {
  readonly code: string;
  readonly type: string;
  readonly siren?: string;
  readonly population?: number;
}

interface Intercommunality {
  /** Its SIREN. */
  readonly code: string;
  readonly membres: readonly { readonly code: string }[];
}

function reference<T>(file: string): readonly T[] {
  const path = createRequire(import.meta.url).resolve(
    `@etalab/decoupage-administratif/data/${file}.json`,
  );
  return JSON.parse(readFileSync(path, "utf8")) as readonly T[];
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const communes = once(() =>
  reference<Commune>("communes").filter(({ type }) => type === "commune-actuelle"),
);

/** Municipal population of each commune, by code. */
export const populations: () => ReadonlyMap<string, number> = once(
  () => new Map(communes().map(({ code, population = 0 }) => [code, population] as const)),
);

/** Codes of the communes of an authority by its SIREN: those of an EPCI, or the commune itself. */
export const communesBySiren: () => ReadonlyMap<string, readonly string[]> = once(
  () =>
    new Map<string, readonly string[]>([
      ...communes().map(({ siren = "", code }) => [siren, [code]] as const),
      ...reference<Intercommunality>("epci").map(
        ({ code, membres }) => [code, membres.map((member) => member.code)] as const,
      ),
    ]),
);

/** Codes of the communes of each department. */
export const communesByDepartment: () => ReadonlyMap<string, readonly string[]> = once(() => {
  const found = new Map<string, string[]>();
  for (const { code } of communes()) {
    const department = departmentOf(code);
    found.set(department, [...(found.get(department) ?? []), code]);
  }
  return found;
});

/** Inhabitants of departments: municipal populations of their communes, added one by one. */
export function inhabitantsOf(departments: readonly string[]): number {
  let inhabitants = 0;
  for (const department of departments) {
    for (const code of communesByDepartment().get(department) ?? []) {
      inhabitants += populations().get(code) ?? 0;
    }
  }
  return inhabitants;
}

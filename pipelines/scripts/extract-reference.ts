/**
 * Extracts what the product needs of the Code officiel géographique from `@etalab/decoupage-administratif`:
 * the territories compiled into the catalogue, and three CSV files read by the loader and the generator.
 * Runs before `tsc`; the same package always gives the same bytes.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

interface SourceRegion {
  readonly code: string;
  readonly nom: string;
  readonly zone: "metro" | "drom" | "com";
}

interface SourceDepartment extends SourceRegion {
  readonly region: string;
}

interface SourceCommune {
  readonly code: string;
  readonly nom: string;
  readonly zone: "metro" | "drom" | "com";
  readonly type:
    | "commune-actuelle"
    | "commune-deleguee"
    | "commune-associee"
    | "arrondissement-municipal";
  readonly departement: string;
  readonly region: string;
  readonly population?: number;
  /** Current commune of a delegated or associated one. */
  readonly chefLieu?: string;
  /** Commune of a municipal arrondissement. */
  readonly commune?: string;
  readonly anciensCodes?: readonly string[];
  readonly siren?: string;
}

interface SourceEpci {
  readonly code: string;
  readonly nom: string;
  readonly populationMunicipale: number;
  readonly membres: readonly { readonly code: string }[];
}

const pipelines = join(dirname(fileURLToPath(import.meta.url)), "..");
const packageRoot = dirname(
  createRequire(import.meta.url).resolve("@etalab/decoupage-administratif/package.json"),
);

const read = <T extends { code: string }>(name: string): readonly T[] =>
  JSON.parse(readFileSync(join(packageRoot, "data", `${name}.json`), "utf8")) as readonly T[];

const write = (path: string, content: string): void => {
  const target = join(pipelines, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, content);
};

/** INSEE's order: Corsica's 2A and 2B stand where 20 stood. */
const cogOrder = (code: string): string => code.replace(/^2([AB])/, "20$1");

const byCode = (a: { code: string }, b: { code: string }): number =>
  cogOrder(a.code) < cogOrder(b.code) ? -1 : 1;

const quoted = (cell: string | number): string =>
  /[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell);

const csv = (header: string, rows: readonly (readonly (string | number)[])[]): string =>
  `${[header, ...rows.map((row) => row.map(quoted).join(","))].join("\n")}\n`;

const inScope = <T extends { code: string; zone: string }>(rows: readonly T[]): T[] =>
  rows.filter((row) => row.zone !== "com").sort(byCode);

const regions = inScope(read<SourceRegion>("regions"));
const departments = inScope(read<SourceDepartment>("departements"));
const communes = inScope(read<SourceCommune>("communes"));
const current = communes.filter((commune) => commune.type === "commune-actuelle");

function populationBy(area: "departement" | "region"): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const commune of current) {
    if (commune.population === undefined) throw new Error(`Commune ${commune.code}: no population`);
    sums.set(commune[area], (sums.get(commune[area]) ?? 0) + commune.population);
  }
  return sums;
}

function territoriesModule(): string {
  const ofRegion = populationBy("region");
  const ofDepartment = populationBy("departement");
  const name = (row: SourceRegion) => JSON.stringify(row.nom.replaceAll("'", "’"));
  const regionRows = regions.map(
    (row) => `  ["${row.code}", ${name(row)}, ${ofRegion.get(row.code)}],`,
  );
  const departmentRows = departments.map(
    (row) => `  ["${row.code}", ${name(row)}, "${row.region}", ${ofDepartment.get(row.code)}],`,
  );
  return [
    "// Made by scripts/extract-reference.ts from @etalab/decoupage-administratif: do not edit.",
    "",
    "/** Code, name and population of each region. */",
    "export const REGION_ROWS: readonly (readonly [string, string, number])[] = [",
    ...regionRows,
    "];",
    "",
    "/** Code, name, region and population of each department. */",
    "export const DEPARTMENT_ROWS: readonly (readonly [string, string, string, number])[] = [",
    ...departmentRows,
    "];",
    "",
  ].join("\n");
}

const TYPE_LABELS: Readonly<Record<SourceCommune["type"], string>> = {
  "commune-actuelle": "actuelle",
  "commune-deleguee": "deleguee",
  "commune-associee": "associee",
  "arrondissement-municipal": "arrondissement",
};

/** Every code a file may hold once: the current commune first, then the ones it absorbed. */
function communeRows(): (string | number)[][] {
  const rows = new Map<string, (string | number)[]>();
  const add = (code: string, commune: SourceCommune, type: string, currentCode: string): void => {
    if (rows.has(code)) return;
    const { nom, departement, region, population = "" } = commune;
    rows.set(code, [code, nom, departement, region, population, type, currentCode]);
  };
  for (const commune of current) add(commune.code, commune, "actuelle", commune.code);
  for (const commune of communes) {
    const currentCode = commune.commune ?? commune.chefLieu;
    if (currentCode) add(commune.code, commune, TYPE_LABELS[commune.type], currentCode);
  }
  for (const { population: _ofTheWhole, ...commune } of current) {
    for (const code of commune.anciensCodes ?? []) {
      add(code, commune, "ancien-code", commune.code);
    }
  }
  return [...rows.values()].sort((a, b) => byCode({ code: `${a[0]}` }, { code: `${b[0]}` }));
}

function epciRows(): (string | number)[][] {
  const departmentOf = new Map(current.map((commune) => [commune.code, commune.departement]));
  return [...read<SourceEpci>("epci")].sort(byCode).flatMap((epci) => {
    const codes = epci.membres.map((member) => departmentOf.get(member.code) ?? "");
    // The department of most members comes first, so that it can stand for the whole.
    const count = (code: string) => codes.filter((other) => other === code).length;
    const list = [...new Set(codes)].filter(Boolean).sort((a, b) => count(b) - count(a));
    return list.length === 0
      ? []
      : [[epci.code, epci.nom, epci.populationMunicipale, list.join("|")]];
  });
}

/** The communes of today that each EPCI and each commune is made of, by SIREN. */
function perimeterRows(): string[][] {
  const known = new Set(current.map(({ code }) => code));
  const members = [...read<SourceEpci>("epci")]
    .sort(byCode)
    .flatMap(({ code, membres }) => membres.map((member) => [code, member.code]));
  const alone = current.flatMap(({ code, siren }) => (siren ? [[siren, code]] : []));
  return [...members, ...alone].filter(([, commune]) => known.has(commune ?? ""));
}

write("src/generated/territories.ts", territoriesModule());
write(
  "dist/reference/communes.csv",
  csv("code,nom,code_departement,code_region,population,type,code_actuel", communeRows()),
);
write("dist/reference/perimetres.csv", csv("siren,commune", perimeterRows()));
write("dist/reference/epci.csv", csv("siren,nom,population,departements", epciRows()));

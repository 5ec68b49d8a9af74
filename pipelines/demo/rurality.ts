import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

interface Grouping {
  readonly type: string;
  readonly populationMunicipale: number;
  readonly membres: readonly { readonly code: string }[];
}

/** A grouping of villages: a "communauté de communes" with few people, in all and by commune. */
const VILLAGES = { most: 40_000, mean: 2_000, aroundParis: 1_200 };
const PARIS_REGION = /^(7[5-8]|9[1-5])/;

function isRural({ type, populationMunicipale, membres }: Grouping): boolean {
  const first = membres[0]?.code ?? "";
  if (type !== "CC") return false;
  if (first.startsWith("97")) return true;
  const mean = PARIS_REGION.test(first) ? VILLAGES.aroundParis : VILLAGES.mean;
  return populationMunicipale < VILLAGES.most && populationMunicipale / membres.length < mean;
}

/**
 * Codes of the communes far from a town, told by the grouping that they belong to: the reference package has no
 * density grid, and a small commune beside a large town is no village.
 */
export async function readRuralCodes(): Promise<ReadonlySet<string>> {
  const path = createRequire(import.meta.url).resolve(
    "@etalab/decoupage-administratif/data/epci.json",
  );
  const groupings = JSON.parse(await readFile(path, "utf8")) as readonly Grouping[];
  return new Set(
    groupings.filter(isRural).flatMap(({ membres }) => membres.map(({ code }) => code)),
  );
}

/** INSEE's density levels that are rural, from a market town to the most scattered: here by inhabitants, hence synthetic. */
export const densityOf = (inhabitants: number): 5 | 6 | 7 => {
  if (inhabitants >= 2_000) return 5;
  return inhabitants >= 1_000 ? 6 : 7;
};

import { REGIONS } from "../src/catalogue/territories.js";
import { type Demo, streamOf } from "./context.js";
import { type Country, type Place, regionIndexOf } from "./country.js";
import { NAMED, type Named, OTHER_DEPARTMENTS, type Signatory, type Told } from "./named.js";
import { drawOf, quotas, type Random, shuffled } from "./random.js";

/** A contract and when it was first signed. */
export interface Contract {
  readonly id: string;
  readonly signatory: Signatory;
  /** 0 for 2019. */
  readonly since: number;
  /** Month of the first signature, 0 for January; null for any. */
  readonly month: number | null;
  /** Named in public, hence renewed every year. */
  readonly named: boolean;
  readonly told: readonly Told[];
}

/** Holds Marseille, Tours, Besançon, Poitiers or Le Havre, which signed by themselves. */
const NEVER_DRAWN = ["200054807", "243700754", "242500361", "200069854", "200084952"];

/** Signatures and renewals of each year, 2019 to 2026; 2019, 2022 and 2023 add up to the published 11, 45 and 44. */
const YEARLY: readonly { readonly signed: number; readonly renewed: number }[] = [
  { signed: 11, renewed: 0 },
  { signed: 0, renewed: 11 },
  { signed: 7, renewed: 11 },
  { signed: 27, renewed: 18 },
  { signed: 5, renewed: 39 },
  { signed: 9, renewed: 42 },
  { signed: 9, renewed: 48 },
  { signed: 4, renewed: 38 },
];

/** An EPCI this small has no contract in the demo. */
const SMALLEST = 60_000;
/** Beyond so many inhabitants, an EPCI is no likelier to sign. */
const LARGEST = 600_000;

const weightOf = ({ population }: Place): number => Math.min(population, LARGEST);

const regionOf = ({ departments }: Place): number => regionIndexOf.get(departments[0] ?? "") ?? -1;

const signatoryOf = (place: Place, level: Signatory["level"]): Signatory => ({
  name: place.name,
  level,
  siren: place.code,
  departments: place.departments,
  region: REGIONS[regionOf(place)]?.cog as string,
  population: place.population,
});

/** What the reference knows of a signatory that it holds. */
function signatoryIn(country: Country): (named: Named) => Signatory {
  const epcis = new Map(country.epcis.map((epci) => [epci.code, epci]));
  return ({ siren = "", commune, signatory }) => {
    if (signatory) return signatory;
    if (!commune) return signatoryOf(epcis.get(siren) as Place, "epci");
    const place = country.communes.get(commune.code) as Place;
    return signatoryOf({ ...place, code: commune.siren, name: commune.name }, "commune");
  };
}

/** How many contracts are drawn in each region: one at least in each of metropolitan France, the rest by inhabitants. */
function drawnByRegion(candidates: readonly Place[], count: number): readonly number[] {
  const own = REGIONS.map((_, region) => candidates.filter((epci) => regionOf(epci) === region));
  const first = REGIONS.map(({ cog }, region) =>
    Number(!cog.startsWith("0") && (own[region] as Place[]).length > 0),
  );
  const weights = own.map((epcis) => epcis.reduce((sum, epci) => sum + weightOf(epci), 0));
  const given = first.reduce((sum, one) => sum + one, 0);
  return quotas(count - given, weights).map((more, region) => more + (first[region] as number));
}

/** Real EPCI, the largest likeliest, none of those named, in a random order: whether they signed is synthetic. */
function drawnSignatories(country: Country, random: Random, count: number): Signatory[] {
  const taken = new Set([...NEVER_DRAWN, ...NAMED.map(({ siren }) => siren)]);
  const candidates = country.epcis.filter(
    ({ code, population }) => population >= SMALLEST && !taken.has(code),
  );
  const chosen = drawnByRegion(candidates, count).flatMap((wanted, region) => {
    const own = candidates.filter((epci) => regionOf(epci) === region);
    const draw = wanted > 0 ? drawOf(own.map(weightOf)) : null;
    const kept = new Set<Place>();
    while (draw && kept.size < Math.min(wanted, own.length)) kept.add(own[draw(random)] as Place);
    return [...kept];
  });
  return shuffled(random, chosen).map((epci) => signatoryOf(epci, "epci"));
}

/** Makes every contract of the country in the order of signature: those set, then EPCI drawn to fill each year. */
export function makeContracts(demo: Demo): readonly Contract[] {
  const random = streamOf(demo, "contrats");
  const signatory = signatoryIn(demo.country);
  const set = [...NAMED, ...OTHER_DEPARTMENTS].map((one, index) => ({
    since: one.since,
    month: one.month ?? null,
    named: index < NAMED.length,
    signatory: signatory(one),
    told: one.told ?? [],
  }));
  const total = YEARLY.reduce((sum, { signed }) => sum + signed, 0);
  const drawn = drawnSignatories(demo.country, random, total - set.length);
  const contracts = YEARLY.flatMap(({ signed }, since) => {
    const own = set.filter((contract) => contract.since === since);
    const others = drawn
      .splice(0, signed - own.length)
      .map((one) => ({ since, month: null, named: false, signatory: one, told: [] }));
    return [...own, ...others];
  });
  return contracts.map((contract, index) => ({
    id: `CTAI-${String(index + 1).padStart(3, "0")}`,
    ...contract,
  }));
}

/** How readily a contract is renewed: a named one, or the first of its region, always; one that lapsed comes back last. */
function readiness(
  contract: Contract,
  contracts: readonly Contract[],
  before: readonly Contract[],
): number {
  const { region } = contract.signatory;
  const first = contracts.find(({ signatory }) => signatory.region === region) === contract;
  return 2 * Number(contract.named || first) + Number(before.includes(contract));
}

/** The contracts of each year, in the order of signature: which of the others are renewed is drawn. */
export function contractsByYear(
  demo: Demo,
  contracts: readonly Contract[],
): readonly (readonly Contract[])[] {
  const random = streamOf(demo, "renouvellements");
  let before: readonly Contract[] = [];
  return YEARLY.map(({ renewed }, year) => {
    const rank = (contract: Contract) => readiness(contract, contracts, before);
    const older = shuffled(
      random,
      contracts.filter(({ since }) => since < year),
    ).sort((one, other) => rank(other) - rank(one));
    const kept = new Set(older.slice(0, renewed));
    before = contracts.filter((contract) => contract.since === year || kept.has(contract));
    return before;
  });
}

/** What is told of a contract in a year. */
export const toldIn = ({ told }: Contract, year: number): Omit<Told, "from" | "until"> =>
  Object.assign({}, ...told.filter(({ from, until = Infinity }) => from <= year && year <= until));

import { REGIONS } from "../src/catalogue/territories.js";
import { type Demo, streamOf } from "./context.js";
import { type Country, type Place, regionIndexOf } from "./country.js";
import { drawOf, type Random, shuffled } from "./random.js";

/** The authority that signs a contract. */
export interface Signatory {
  readonly name: string;
  readonly level: "commune" | "epci" | "departement" | "region";
  /** Empty where the reference does not give it. */
  readonly siren: string;
  /** Empty for a region. */
  readonly departments: readonly string[];
  /** COG code. */
  readonly region: string;
  readonly population: number;
}

/** A contract and when it was first signed. */
export interface Contract {
  readonly id: string;
  readonly signatory: Signatory;
  /** 0 for 2019. */
  readonly since: number;
  /** Month of the first signature, 0 for January; null for any. */
  readonly month: number | null;
  /** Named by the synthesis, hence renewed every year. */
  readonly named: boolean;
  /** Dwellings told by the synthesis for a year, where it tells. */
  readonly dwellings?: { readonly year: number; readonly count: number };
}

/** A contract named by the synthesis. `siren` finds the EPCI in the reference; `signatory` says it all where it is not one. */
interface Named {
  readonly since: number;
  readonly month?: number;
  readonly siren?: string;
  readonly signatory?: Signatory;
  readonly dwellings?: Contract["dwellings"];
}

const FIRST_ELEVEN = [
  "200046977", // Lyon
  "242900314", // Brest
  "242100410", // Dijon
  "200040715", // Grenoble
  "244400404", // Nantes
  "243100518", // Toulouse
  "243500139", // Rennes
  "243300316", // Bordeaux
  "246300701", // Clermont-Ferrand
  "245400676", // Nancy
  "246700488", // Strasbourg
];

/** Contracts named by the synthesis; it dates Marseille, Grand Paris Sud and the Région, the others are placed to make 18 in 2021. */
const NAMED: readonly Named[] = [
  ...FIRST_ELEVEN.map((siren) => ({ since: 0, siren })),
  { since: 2, siren: "243700754" }, // Tours
  { since: 2, siren: "242500361", dwellings: { year: 4, count: 8 } }, // Besançon
  { since: 2, siren: "200069854" }, // Poitiers
  { since: 2, siren: "200084952" }, // Le Havre
  { since: 2, siren: "200023414" }, // Rouen
  { since: 2, siren: "243400017" }, // Montpellier
  {
    since: 2,
    signatory: {
      name: "Ville de Marseille",
      level: "commune",
      siren: "211300553",
      departments: ["13"],
      region: "93",
      population: 886_040,
    },
  },
  {
    since: 3,
    signatory: {
      name: "Ville de Thiers",
      level: "commune",
      siren: "216304303",
      departments: ["63"],
      region: "84",
      population: 11_637,
    },
  },
  { since: 4, month: 1, siren: "200059228" }, // Grand Paris Sud
  {
    since: 4,
    month: 0,
    signatory: {
      name: "Région Centre-Val de Loire",
      level: "region",
      siren: "234500023",
      departments: [],
      region: "24",
      population: 2_587_031,
    },
  },
  {
    since: 5,
    signatory: {
      name: "Département de l’Aube",
      level: "departement",
      siren: "",
      departments: ["10"],
      region: "44",
      population: 310_447,
    },
  },
];

/** Holds Marseille, which signed by itself. */
const NEVER_DRAWN = ["200054807"];

/** Signatures and renewals of each year, 2019 to 2026; 2019, 2022 and 2023 add up to the published 11, 45 and 44. */
const YEARLY: readonly { readonly signed: number; readonly renewed: number }[] = [
  { signed: 11, renewed: 0 },
  { signed: 0, renewed: 11 },
  { signed: 7, renewed: 11 },
  { signed: 27, renewed: 18 },
  { signed: 5, renewed: 39 },
  { signed: 7, renewed: 44 },
  { signed: 7, renewed: 50 },
  { signed: 4, renewed: 38 },
];

/** An EPCI this small has no contract in the demo. */
const SMALLEST = 60_000;

const signatoryOf = ({ code, name, population, departments }: Place): Signatory => ({
  name,
  level: "epci",
  siren: code,
  departments,
  region: REGIONS[regionIndexOf.get(departments[0] ?? "") ?? -1]?.cog as string,
  population,
});

function namedContracts(country: Country): Omit<Contract, "id">[] {
  const bySiren = new Map(country.epcis.map((epci) => [epci.code, epci]));
  return NAMED.map(({ since, month = null, siren = "", signatory, dwellings }) => ({
    since,
    month,
    named: true,
    signatory: signatory ?? signatoryOf(bySiren.get(siren) as Place),
    ...(dwellings ? { dwellings } : {}),
  }));
}

/** Real EPCI, the largest likeliest, none of those named: whether they signed is synthetic. */
function drawnSignatories(country: Country, random: Random, count: number): Signatory[] {
  const taken = new Set([...NEVER_DRAWN, ...NAMED.map(({ siren }) => siren)]);
  const candidates = country.epcis.filter(
    ({ code, population }) => population >= SMALLEST && !taken.has(code),
  );
  const draw = drawOf(candidates.map(({ population }) => Math.min(population, 600_000)));
  const chosen = new Set<Place>();
  while (chosen.size < count) chosen.add(candidates[draw(random)] as Place);
  return [...chosen].map(signatoryOf);
}

/** Makes every contract of the country in the order of signature: named ones, then EPCI drawn to fill each year. */
export function makeContracts(demo: Demo): readonly Contract[] {
  const random = streamOf(demo, "contrats");
  const named = namedContracts(demo.country);
  const total = YEARLY.reduce((sum, { signed }) => sum + signed, 0);
  const drawn = drawnSignatories(demo.country, random, total - named.length);
  const contracts = YEARLY.flatMap(({ signed }, since) => {
    const own = named.filter((contract) => contract.since === since);
    const others = drawn
      .splice(0, signed - own.length)
      .map((signatory) => ({ since, month: null, named: false, signatory }));
    return [...own, ...others];
  });
  return contracts.map((contract, index) => ({
    id: `CTAI-${String(index + 1).padStart(3, "0")}`,
    ...contract,
  }));
}

/** The contracts of each year, in the order of signature: renewals are drawn, the named ones first. */
export function contractsByYear(
  demo: Demo,
  contracts: readonly Contract[],
): readonly (readonly Contract[])[] {
  const random = streamOf(demo, "renouvellements");
  return YEARLY.map(({ renewed }, year) => {
    const older = contracts.filter(({ since }) => since < year);
    const named = older.filter((contract) => contract.named);
    const others = older.filter((contract) => !contract.named);
    const kept = new Set([...named, ...shuffled(random, others)].slice(0, renewed));
    return contracts.filter((contract) => contract.since === year || kept.has(contract));
  });
}

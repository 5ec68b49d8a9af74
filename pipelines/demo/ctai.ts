import { FIRST_YEAR, FRENCH_DATES, LAST_DAY, LAST_MONTHS, LAST_YEAR, MONTHS } from "./calendar.js";
import { type Demo, pathIn, streamOf, type WrittenFile } from "./context.js";
import { type Contract, contractsByYear, makeContracts, toldIn } from "./contracts.js";
import { type CsvWriter, createCsv } from "./csv.js";
import { HEADERS } from "./headers.js";
import { leftBlank } from "./missing.js";
import { bell, between, type Random, type Spread, shuffled, spreadOf } from "./random.js";
import { CONTRACT_TRENDS } from "./trends.js";

type Column = keyof typeof CONTRACT_TRENDS;

/** Lasting traits of a contract, each held by the share of contracts that its trend says. */
const TRAITS = [
  "copilotage",
  "diagnostic",
  "coordination",
  "progression",
  "animation",
  "participation",
  "logement",
] as const satisfies readonly Column[];
type Trait = (typeof TRAITS)[number];

const OTHER_AXES = [
  "emploi",
  "langue",
  "sante",
  "mobilite",
  "culture",
  "sport",
  "numerique",
  "participation",
];
const DIAGNOSES = ["partage", "preexistant", "agir"];
const oneOf = (random: Random, values: readonly string[]): string =>
  values[between(random, 0, values.length - 1)] as string;
const PARTICIPATIONS = ["consultation", "consultation", "comite_pilotage", "co_decision"];
/** AGIR's diagnoses exist from 2023. */
const AGIR_SINCE = 4;

/** State money: euros per inhabitant, within limits, in thousands of euros. */
const MONEY = { perInhabitant: 0.55, least: 40, most: 450 };
const BLANK = { usual: 0.02, money: 0.03, dwellings: 0.06 };

/** What a renewal is compared with. */
interface Terms {
  readonly year: number;
  /** Thousands of euros. */
  readonly money: number;
  readonly partners: number;
  /** Axes besides housing. */
  readonly axes: number;
  readonly housing: boolean;
}

/** How a contract goes about things, whatever the year. */
interface Manner {
  /** Every axis but housing, in the order that it takes them up. */
  readonly order: readonly string[];
  readonly diagnosis: string;
  readonly participation: string;
  /** Half posts of its coordinator. */
  readonly halves: number;
}

const mannerOf = (random: Random): Manner => ({
  order: shuffled(random, OTHER_AXES),
  diagnosis: oneOf(random, DIAGNOSES),
  participation: oneOf(random, PARTICIPATIONS),
  halves: between(random, 1, 4),
});

/** The contract and year being written. */
interface State {
  readonly random: Random;
  readonly contract: Contract;
  readonly manner: Manner;
  readonly told: ReturnType<typeof toldIn>;
  readonly year: number;
  readonly terms: Terms;
  readonly has: (trait: Trait) => boolean;
}

function firstTerms(random: Random, { contract, year, housing }: Start): Terms {
  const asked = (contract.signatory.population * MONEY.perInhabitant) / 1000;
  const money = Math.max(MONEY.least, Math.min(MONEY.most, asked)) * (0.9 + 0.2 * random());
  return {
    year,
    money: Math.round(money),
    partners: between(random, 6, 18),
    axes: between(random, 2, 5),
    housing,
  };
}

interface Start {
  readonly contract: Contract;
  readonly year: number;
  readonly housing: boolean;
}

/** A renewal that grows has more partners, axes or State money than before; one that does not has none of the three. */
function nextTerms(random: Random, before: Terms, options: Start & { grows: boolean }): Terms {
  const { year, housing, grows } = options;
  const newcomer = Number(housing && !before.housing);
  const way = between(random, 0, 2);
  const gain = (index: number) => grows && (way === index || random() < 0.25);
  return {
    year,
    housing,
    money: gain(0)
      ? Math.round(before.money * (1.04 + 0.1 * random())) + 1
      : Math.round(before.money * (1 - 0.05 * random())),
    partners: gain(1)
      ? before.partners + between(random, 1, 4)
      : Math.max(4, before.partners - between(random, 0, 1)),
    axes: gain(2)
      ? Math.min(OTHER_AXES.length, before.axes + 1)
      : Math.max(1, before.axes - newcomer),
  };
}

/** Amounts as typed: some with narrow no-break spaces between thousands, some with cents. */
function writeAmount(csv: CsvWriter, random: Random, thousands: number): void {
  if (leftBlank(csv, random, BLANK.money)) return;
  const digits = `${thousands}000`;
  const style = random();
  if (style < 0.35) csv.token(digits.replace(/\B(?=(\d{3})+$)/g, "\u202F"));
  else csv.token(style < 0.55 ? `${digits},00` : digits);
}

function signatureDay(random: Random, { since, month }: Contract, year: number): number {
  const months = FIRST_YEAR + year === LAST_YEAR ? LAST_MONTHS : 12;
  const chosen = since === year && month !== null ? month : between(random, 1, months - 1);
  const { firstDay, days } = MONTHS[year * 12 + chosen] as (typeof MONTHS)[number];
  return Math.min(firstDay + between(random, 0, days - 1), LAST_DAY);
}

function writeParties(csv: CsvWriter, { random, contract, year }: State): void {
  const { signatory, since, id } = contract;
  csv.token(id);
  csv.integer(FIRST_YEAR + year);
  csv.token(since === year ? "signature" : "renouvellement");
  csv.token(FRENCH_DATES[signatureDay(random, contract, year)] as string);
  csv.text(signatory.name);
  csv.token(signatory.level);
  csv.token(signatory.siren);
  csv.token(signatory.departments.join("|"));
  csv.token(signatory.region);
}

function writeTerms(csv: CsvWriter, { random, terms, manner, told }: State): void {
  writeAmount(csv, random, terms.money);
  writeAmount(csv, random, Math.round(terms.money * (0.3 + 0.6 * random())));
  const axes = [...(terms.housing ? ["logement"] : []), ...manner.order.slice(0, terms.axes)];
  csv.token((told.axes ?? axes).join("|"));
}

function diagnosisOf({ manner, told, year, has }: State): string {
  if (told.diagnosis) return told.diagnosis;
  if (!has("diagnostic")) return "aucun";
  return manner.diagnosis === "agir" && year < AGIR_SINCE ? "partage" : manner.diagnosis;
}

function writeSteering(csv: CsvWriter, state: State): void {
  const { random, terms, year, manner, told, has } = state;
  csv.token(diagnosisOf(state));
  if (!leftBlank(csv, random, BLANK.usual)) csv.flag(has("copilotage"));
  const halves = has("coordination") ? manner.halves : 0;
  csv.decimal(told.coordinator ? 10 * told.coordinator : 5 * halves, 1);
  csv.integer(terms.partners);
  const actions = between(random, 8, 26);
  const share = CONTRACT_TRENDS.innovation[year] as number;
  const innovative = Math.floor(actions * (share + 0.06 * bell(random)) + random());
  csv.integer(actions);
  csv.integer(Math.max(0, Math.min(actions, innovative)));
}

function writeLife(csv: CsvWriter, { random, manner, told, year, has }: State): void {
  const alive = has("animation");
  const committees = told.committees ?? (alive ? between(random, 1, 3) : between(random, 0, 1));
  csv.integer(committees);
  // Without life, one of the two is missing: the committee or the evaluation.
  csv.flag(alive || (committees === 0 && random() < 0.4));
  const way = has("participation") ? manner.participation : "aucune";
  csv.token(told.participation ?? way);
  const expected = CONTRACT_TRENDS.logements_mobilises[year] as number;
  const dwellings = Math.round(expected * (0.4 + 1.2 * random()));
  if (told.dwellings !== undefined) csv.integer(told.dwellings);
  else if (!leftBlank(csv, random, BLANK.dwellings)) csv.integer(has("logement") ? dwellings : 0);
}

/** Writes `ctai.csv`: the contracts of each year, in the order they were first signed. */
export async function writeContracts(demo: Demo): Promise<WrittenFile> {
  const name = "ctai.csv";
  const csv = await createCsv(pathIn(demo, name), HEADERS.ctai);
  const contracts = makeContracts(demo);
  const random = streamOf(demo, "ctai");
  const spreads = TRAITS.map((_, column) => spreadOf(random, column));
  const manners = contracts.map(() => mannerOf(random));
  const last = new Map<Contract, Terms>();
  for (const [year, rows] of contractsByYear(demo, contracts).entries()) {
    for (const contract of rows) {
      const unit = contracts.indexOf(contract);
      const has = (trait: Trait) =>
        (spreads[TRAITS.indexOf(trait)] as Spread)(unit) < (CONTRACT_TRENDS[trait][year] as number);
      const start = { contract, year, housing: has("logement") };
      const before = last.get(contract);
      // Growth changes hands every year: the same contracts do not grow forever.
      const turn = (spreads[TRAITS.indexOf("progression")] as Spread)(unit + 29 * year);
      const grows = turn < (CONTRACT_TRENDS.progression[year] as number);
      const terms = before
        ? nextTerms(random, before, { ...start, grows })
        : firstTerms(random, start);
      last.set(contract, terms);
      const manner = manners[unit] as Manner;
      const told = toldIn(contract, year);
      const state: State = { random, contract, manner, told, year, terms, has };
      writeParties(csv, state);
      writeTerms(csv, state);
      writeSteering(csv, state);
      writeLife(csv, state);
      csv.endRow();
    }
  }
  return { name, ...(await csv.close()) };
}

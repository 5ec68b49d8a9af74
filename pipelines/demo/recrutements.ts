import { REGIONS } from "../src/catalogue/territories.js";
import { agirOpenings } from "./agir.js";
import { FRENCH_DATES, LAST_DAY, MONTHS, type Month } from "./calendar.js";
import {
  type Demo,
  pathIn,
  streamOf,
  type WrittenFile,
  weightsSince,
  writeByMonth,
} from "./context.js";
import { type CsvWriter, createCsv } from "./csv.js";
import { type Employer, type EmployerPool, makeEmployerPool } from "./employers.js";
import { HEADERS } from "./headers.js";
import { MOST_EMPLOYERS } from "./luhn.js";
import { leftBlank } from "./missing.js";
import { between, type Chooser, choiceOf, quotas, type Random } from "./random.js";
import {
  EMPLOYER_TRENDS,
  INFORMATION_CHANNELS,
  INTERMEDIARIES,
  JOB_CONTRACTS,
  type RateTable,
  rateTables,
  yearlyChoice,
} from "./trends.js";

/** Hires in a full year, 2019 to 2026, before scaling to the number asked. */
const VOLUME = [1000, 760, 1250, 1900, 2350, 2600, 2750, 2800];
/** January to December: spring, then September. */
const SEASON = [9, 8, 9, 9, 9, 9, 6, 4, 12, 10, 8, 6];
const HIRES_PER_EMPLOYER = 3.2;

const SEXES = { F: 31, M: 66, NR: 3 };
const AGES = { moins_26: 26, "26_35": 41, "36_45": 22, "46_55": 7, "56_plus": 2, NR: 2 };

const HALF_YEAR = 183;
/** What each contract adds to the chance of being in post after six months. */
const STAYING: Readonly<Record<string, number>> = {
  cdi: 0.12,
  cdd_6_plus: 0.1,
  cdd_court: -0.26,
  interim: -0.32,
  apprentissage: 0.14,
  professionnalisation: 0.12,
  cdd_insertion: 0.02,
};
/** Mean of {@link STAYING} over the contracts drawn, taken back so that the nation keeps its course. */
const MEAN_STAYING = 0.02;
/** What an immersion, or a mentor in the firm, adds. */
const IMMERSED = 0.09;
const MENTORED = 0.07;
/** Contracts that an intermediary brings with it, and how often. */
const BROUGHT: Readonly<Record<string, { readonly contract: string; readonly often: number }>> = {
  interim: { contract: "interim", often: 0.55 },
  geiq: { contract: "professionnalisation", often: 0.7 },
};

const BLANK = { usual: 0.012, channel: 0.13, leaving: 0.08, sector: 0.02 };

type Rates = Readonly<Record<keyof typeof EMPLOYER_TRENDS, RateTable>>;

interface Model {
  readonly random: Random;
  readonly demo: Demo;
  readonly pool: EmployerPool;
  readonly agir: readonly (number | null)[];
  readonly rates: Rates;
  readonly channel: readonly Chooser[];
  readonly intermediary: readonly Chooser[];
  readonly contract: readonly Chooser[];
}

/** The hire being written: one object for all rows. */
interface Hire {
  year: number;
  cell: number;
  department: number;
  day: number;
  employer: Employer;
  agirOpen: boolean;
  intermediary: string;
  contract: string;
  immersion: boolean;
  mentor: boolean;
}

const sex = choiceOf(SEXES);
const age = choiceOf(AGES);

function modelOf(demo: Demo, random: Random): Model {
  const employers = Math.min(
    MOST_EMPLOYERS,
    Math.max(1, Math.round(demo.hires / HIRES_PER_EMPLOYER)),
  );
  const pool = makeEmployerPool(demo.country, streamOf(demo, "employeurs"), employers);
  return {
    random,
    demo,
    pool,
    agir: agirOpenings(demo),
    rates: rateTables(EMPLOYER_TRENDS, pool.regionWeights),
    channel: yearlyChoice(INFORMATION_CHANNELS),
    intermediary: yearlyChoice(INTERMEDIARIES),
    contract: yearlyChoice(JOB_CONTRACTS),
  };
}

const rateOf = (model: Model, hire: Hire, column: keyof Rates): number =>
  model.rates[column][hire.cell] as number;

function startHire(model: Model, hire: Hire, month: Month): void {
  const { random, pool } = model;
  hire.year = month.year;
  hire.department = pool.department(random);
  const region = model.demo.country.departments[hire.department]?.region as number;
  hire.cell = month.year * REGIONS.length + region;
  hire.employer = pool.employer(random, hire.department);
  hire.day = month.firstDay + Math.floor(random() * month.days);
  const opening = model.agir[hire.department] ?? null;
  hire.agirOpen = opening !== null && opening <= hire.day;
  hire.immersion = random() < rateOf(model, hire, "immersion_prealable");
  hire.mentor = random() < rateOf(model, hire, "mentor_entreprise");
  const drawn = (model.intermediary[month.year] as Chooser)(random);
  const instead = random() < 0.5 ? "association" : "france_travail";
  hire.intermediary = drawn === "agir" && !hire.agirOpen ? instead : drawn;
  const brought = BROUGHT[hire.intermediary];
  const own = (model.contract[month.year] as Chooser)(random);
  hire.contract = brought && random() < brought.often ? brought.contract : own;
}

function writeEmployer(csv: CsvWriter, model: Model, hire: Hire): void {
  const { random } = model;
  csv.token(hire.employer.siren);
  if (!leftBlank(csv, random, BLANK.sector)) csv.token(hire.employer.sector);
  csv.token(hire.employer.size.id);
  csv.token(model.demo.country.departments[hire.department]?.cog as string);
  csv.token(FRENCH_DATES[hire.day] as string);
  csv.token(hire.contract);
  csv.token(sex(random));
  csv.token(age(random));
}

function writeWays(csv: CsvWriter, model: Model, hire: Hire): void {
  const { random } = model;
  const drawn = (model.channel[hire.year] as Chooser)(random);
  const channel = drawn === "agir" && !hire.agirOpen ? "association" : drawn;
  if (!leftBlank(csv, random, BLANK.channel)) csv.token(channel);
  if (!leftBlank(csv, random, BLANK.usual)) csv.token(hire.intermediary);
  if (!leftBlank(csv, random, BLANK.usual)) {
    csv.flag(hire.employer.equipped[hire.year] as boolean);
  }
  if (!leftBlank(csv, random, BLANK.usual)) csv.flag(hire.immersion);
  if (!leftBlank(csv, random, BLANK.usual)) csv.flag(hire.mentor);
  if (!leftBlank(csv, random, BLANK.usual)) {
    csv.flag(random() < rateOf(model, hire, "action_interculturelle"));
  }
  if (!leftBlank(csv, random, BLANK.usual)) {
    csv.flag(hire.employer.networked[hire.year] as boolean);
  }
}

function stays(model: Model, hire: Hire): boolean {
  const chance =
    rateOf(model, hire, "en_poste_6_mois") +
    (STAYING[hire.contract] ?? 0) -
    MEAN_STAYING +
    IMMERSED * ((hire.immersion ? 1 : 0) - rateOf(model, hire, "immersion_prealable")) +
    MENTORED * ((hire.mentor ? 1 : 0) - rateOf(model, hire, "mentor_entreprise"));
  return model.random() < chance;
}

/** The end of the contract when it is over, and the answer to "still in post after six months?" once they have passed. */
function writeStay(csv: CsvWriter, model: Model, hire: Hire): void {
  const { random } = model;
  const stayed = stays(model, hire);
  const leaves = !stayed || random() < 0.35;
  const after = stayed ? between(random, HALF_YEAR + 1, 700) : between(random, 7, HALF_YEAR - 1);
  const end = hire.day + after;
  if (!leaves || end > LAST_DAY) csv.token("");
  else if (!leftBlank(csv, random, BLANK.leaving)) csv.token(FRENCH_DATES[end] as string);
  if (hire.day + HALF_YEAR + 1 > LAST_DAY) csv.token("");
  else if (!leftBlank(csv, random, BLANK.leaving)) csv.flag(stayed);
}

const monthWeights = MONTHS.map(
  ({ year, month }) => (VOLUME[year] as number) * (SEASON[month] as number),
);

/** Writes `recrutements.csv` as Excel saves it: Windows-1252, CRLF. */
export async function writeHires(demo: Demo): Promise<WrittenFile> {
  const name = "recrutements.csv";
  const look = { encoding: "windows-1252", newline: "\r\n" } as const;
  const csv = await createCsv(pathIn(demo, name), HEADERS.recrutements, look);
  const model = modelOf(demo, streamOf(demo, "recrutements"));
  const hire = {} as Hire;
  await writeByMonth(csv, quotas(demo.hires, weightsSince(demo, monthWeights)), {
    wrote: demo.wrote,
    row: (index, month) => {
      startHire(model, hire, month);
      csv.token(`R${String(index + 1).padStart(8, "0")}`);
      writeEmployer(csv, model, hire);
      writeWays(csv, model, hire);
      writeStay(csv, model, hire);
    },
  });
  return { name, ...(await csv.close()) };
}

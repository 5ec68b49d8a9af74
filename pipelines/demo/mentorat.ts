import { FRENCH_DATES, MONTHS } from "./calendar.js";
import { type Demo, pathIn, type WrittenFile, weightsSince, writeByMonth } from "./context.js";
import { type CsvWriter, createCsv } from "./csv.js";
import { HEADERS } from "./headers.js";
import { leftBlank } from "./missing.js";
import { type Model, mentoringModel, type Pair, type Rates, rateOf, startPair } from "./pair.js";
import { between, type Chooser, choiceOf, type Draw, drawOf, quotas } from "./random.js";
import { PROGRAMMES } from "./structures.js";

/** Pairs started in a full year, 2019 to 2026, before scaling to the number asked. */
const VOLUME = [3000, 3200, 4900, 6600, 7600, 8200, 8800, 9000];
/** January to December: pairs start with the school year. */
const SEASON = [9, 9, 8, 7, 6, 6, 3, 2, 12, 15, 12, 5];
/** Months of lockdown in 2020, and what was left of them. */
const LOCKDOWN = { year: 1, months: [2, 3, 4, 10], left: 0.35 };

const SEXES = { F: 43, M: 54, NR: 3 };
const AGES = { moins_26: 24, "26_35": 40, "36_45": 22, "46_55": 9, "56_plus": 3, NR: 2 };
const LEVELS = ["A0", "A1", "A2", "B1", "B2", "C1", "C2"] as const;
/** Weights of the levels at the start, by programme in the order of `PROGRAMMES`. */
const START_LEVELS = [
  [4, 14, 27, 30, 18, 5, 2],
  [1, 4, 12, 30, 36, 13, 4],
  [18, 26, 24, 18, 10, 3, 1],
];
const START_CONFIDENCE = [12, 28, 34, 20, 6];
/** Where an ended pair goes: in work or training, or not. */
const INSERTED = { emploi_durable: 34, emploi: 33, formation: 33 };
const NOT_INSERTED = { recherche: 72, autre: 28 };

/** How often the two of a pair that breaks off meet, next to the others. */
const BROKEN_PACE = 0.6;

/** How often a cell is left blank although there was something to say. */
const BLANK = { usual: 0.015, follow_up: 0.04, outcome: 0.05 };

const START_LEVEL_DRAWS = START_LEVELS.map(drawOf);
const startConfidence = drawOf(START_CONFIDENCE);
const sex = choiceOf(SEXES);
const age = choiceOf(AGES);
const inserted = choiceOf(INSERTED);
const notInserted = choiceOf(NOT_INSERTED);

function writeIdentity(csv: CsvWriter, model: Model, pair: Pair): void {
  const { random } = model;
  csv.token(pair.structure.label);
  csv.token(PROGRAMMES[pair.programme] as string);
  csv.token(FRENCH_DATES[pair.start] as string);
  if (pair.status === "en_cours") csv.token("");
  else if (!leftBlank(csv, random, BLANK.usual)) csv.token(FRENCH_DATES[pair.end] as string);
  csv.token(pair.status);
  csv.token(pair.department.cog);
  csv.token(sex(random));
  csv.token(age(random));
  csv.token((model.protection[pair.year] as Chooser)(random));
}

function writeFrench(csv: CsvWriter, model: Model, pair: Pair): void {
  const { random } = model;
  const start = (START_LEVEL_DRAWS[pair.programme] as Draw)(random);
  const rose = random() < rateOf(model, pair, "progres_francais");
  const steps = rose ? 1 + Number(random() < 0.15) : 0;
  const end = Math.min(start + steps, LEVELS.length - 1);
  if (!leftBlank(csv, random, BLANK.follow_up)) csv.token(LEVELS[start] as string);
  if (pair.status !== "termine") csv.token("");
  else if (!leftBlank(csv, random, BLANK.outcome)) csv.token(LEVELS[end] as string);
}

function writeSupport(csv: CsvWriter, model: Model, pair: Pair): void {
  const { random } = model;
  if (!leftBlank(csv, random, BLANK.usual)) {
    csv.token((model.channel[pair.year] as Chooser)(random));
  }
  if (!leftBlank(csv, random, BLANK.usual)) {
    csv.token((model.referrer[pair.year] as Chooser)(random));
  }
  csv.flag(pair.structure.shares[pair.year] as boolean);
  if (!leftBlank(csv, random, BLANK.usual)) csv.flag(pair.trained);
  if (!leftBlank(csv, random, BLANK.usual)) {
    csv.flag(random() < rateOf(model, pair, "charte_signee"));
  }
}

function writeMeetings(csv: CsvWriter, model: Model, pair: Pair): void {
  const { random } = model;
  const broken = pair.status === "rompu";
  const pace = (1.2 + 2 * random()) * (broken ? BROKEN_PACE : 1);
  if (!leftBlank(csv, random, BLANK.follow_up)) csv.integer(Math.round(pair.months * pace));
  const elapsed = pair.status === "termine" ? 1 : Math.min(1, pair.months / 7);
  const chance = rateOf(model, pair, "convivialite") * elapsed * (broken ? BROKEN_PACE : 1);
  const many = random() < chance;
  if (!leftBlank(csv, random, BLANK.follow_up)) {
    csv.integer(many ? between(random, 3, 8) : between(random, 0, 2));
  }
}

/** What ended pairs bring; a pair running or broken off has nothing to say yet. */
function writeOutcomes(csv: CsvWriter, model: Model, pair: Pair): void {
  const { random } = model;
  const happens = (column: keyof Rates) => random() < rateOf(model, pair, column);
  const outcome = (column: keyof Rates) => {
    if (!leftBlank(csv, random, BLANK.outcome)) csv.flag(happens(column));
  };
  const times = (column: keyof Rates, most: number) => {
    const count = happens(column) ? between(random, 1, most) : 0;
    if (!leftBlank(csv, random, BLANK.outcome)) csv.integer(count);
  };
  times("entretien", 5);
  times("stage", 2);
  outcome("admission_formation");
  outcome("projet_defini");
  outcome("autonomie_demarches");
  const trained = rateOf(model, pair, "mentor_forme");
  const warmer = 0.08 * ((pair.trained ? 1 : 0) - trained);
  if (!leftBlank(csv, random, BLANK.outcome)) {
    csv.flag(random() < rateOf(model, pair, "liens_sociaux") + warmer);
  }
  const confidence = 1 + startConfidence(random);
  const steps = happens("progres_confiance")
    ? 1 + Number(random() < 0.25)
    : -Number(random() < 0.1);
  csv.integer(confidence);
  if (!leftBlank(csv, random, BLANK.outcome)) {
    csv.integer(Math.max(1, Math.min(5, confidence + steps)));
  }
  // No structure delivers badges yet: the column exists and nobody fills it.
  csv.token("");
  if (!leftBlank(csv, random, BLANK.outcome)) {
    csv.token(happens("insertion") ? inserted(random) : notInserted(random));
  }
}

/** Blank cells of a pair without outcome: from `nb_entretiens` to `situation_sortie`. */
const OUTCOME_COLUMNS = 10;

function writePair(csv: CsvWriter, model: Model, pair: Pair): void {
  writeIdentity(csv, model, pair);
  writeFrench(csv, model, pair);
  writeSupport(csv, model, pair);
  writeMeetings(csv, model, pair);
  if (pair.status === "termine") writeOutcomes(csv, model, pair);
  else for (let column = 0; column < OUTCOME_COLUMNS; column++) csv.token("");
}

const monthWeights = MONTHS.map(({ year, month }) => {
  const locked = year === LOCKDOWN.year && LOCKDOWN.months.includes(month);
  return (VOLUME[year] as number) * (SEASON[month] as number) * (locked ? LOCKDOWN.left : 1);
});

/** Writes `mentorat.csv`: pairs in the order of the months they started in. */
export async function writeMentoring(demo: Demo): Promise<WrittenFile> {
  const name = "mentorat.csv";
  const csv = await createCsv(pathIn(demo, name), HEADERS.mentorat);
  const model = mentoringModel(demo);
  const pair = {} as Pair;
  await writeByMonth(csv, quotas(demo.pairs, weightsSince(demo, monthWeights)), {
    wrote: demo.wrote,
    row: (index, month) => {
      startPair(model, pair, month);
      csv.token(`M${String(index + 1).padStart(8, "0")}`);
      writePair(csv, model, pair);
    },
  });
  return { name, ...(await csv.close()) };
}

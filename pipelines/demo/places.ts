import { type Centre, makeCentres, placesByRegion, QUARTERS, seriesOf } from "./centres.js";
import { type Demo, pathIn, streamOf, type WrittenFile } from "./context.js";
import { type CsvWriter, createCsv } from "./csv.js";
import { HEADERS } from "./headers.js";
import { leftBlank } from "./missing.js";
import { bell, between, type Random, type Spread, spreadOf } from "./random.js";
import { atQuarter, RURAL_TRENDS, rateTables } from "./trends.js";

type Column = keyof typeof RURAL_TRENDS;

/** Lasting traits of a centre: each is held by the share of centres that its trend says. */
const TRAITS = [
  "diagnostic_territorial",
  "reunions_coordination",
  "transport_demande",
  "covoiturage",
  "services_itinerants",
  "interpretariat_distance",
  "permanence_medicale",
] as const satisfies readonly Column[];

/** T1 to T4: people meet outdoors in spring. */
const SEASON = [0.85, 1.15, 0.95, 1.05];
const BLANK = { usual: 0.012, hours: 0.05, people: 0.03 };

/** The centre and quarter being written. */
interface State {
  readonly random: Random;
  readonly centre: Centre;
  readonly quarter: number;
  readonly authorised: number;
  readonly occupied: number;
  /** National or regional rate of a column at the end of the quarter. */
  readonly rate: (column: Column) => number;
  readonly has: (trait: (typeof TRAITS)[number]) => boolean;
}

/** A whole number whose mean is `expected`, spread by a fifth either way. */
function about(random: Random, expected: number): number {
  return Math.floor(expected * (0.8 + 0.4 * random()) + random());
}

function writeCentre(csv: CsvWriter, { centre, quarter, authorised, occupied }: State): void {
  csv.token(centre.id);
  csv.token(QUARTERS[quarter]?.label as string);
  csv.token(centre.scheme);
  csv.token(centre.operator);
  csv.token(centre.commune);
  csv.token(centre.housing);
  csv.integer(authorised);
  csv.integer(occupied);
}

function writeServices(csv: CsvWriter, { random, has, occupied }: State): void {
  const trait = (name: (typeof TRAITS)[number]) => {
    if (!leftBlank(csv, random, BLANK.usual)) csv.flag(has(name));
  };
  trait("diagnostic_territorial");
  const meetings = has("reunions_coordination") ? between(random, 1, 3) : 0;
  if (!leftBlank(csv, random, BLANK.usual)) csv.integer(meetings);
  trait("transport_demande");
  trait("covoiturage");
  trait("services_itinerants");
  trait("interpretariat_distance");
  trait("permanence_medicale");
  const halfHours = about(random, occupied * 16);
  if (!leftBlank(csv, random, BLANK.hours)) csv.decimal(halfHours * 5, 1);
}

function writePeople(csv: CsvWriter, { random, rate, occupied, quarter }: State): void {
  const season = SEASON[QUARTERS[quarter]?.quarter ?? 0] as number;
  const per100 = (column: Column) => about(random, (occupied * rate(column)) / 100);
  const count = (value: number) => {
    if (!leftBlank(csv, random, BLANK.people)) csv.integer(value);
  };
  count(per100("beneficiaires_emploi_adapte"));
  count(per100("inscrits_code_route"));
  const volunteers = 2 + about(random, occupied * 0.14);
  csv.integer(volunteers);
  const trained = volunteers * (rate("benevoles_formes") + 0.2 * bell(random)) + random() - 0.5;
  count(Math.max(0, Math.min(volunteers, Math.round(trained))));
  count(per100("parrainages_actifs"));
  count(about(random, rate("evenements_convivialite") * season));
  count(about(random, rate("personnes_sensibilisees") * season));
}

function stateOf(
  centre: Centre,
  quarter: number,
  options: { random: Random; rates: RegionalRates; unit: number; spreads: readonly Spread[] },
): State {
  const { random, rates, unit, spreads } = options;
  const { year, quarter: part } = QUARTERS[quarter] as (typeof QUARTERS)[number];
  const rate = (column: Column) =>
    atQuarter(rates[column][centre.region] as readonly number[], year, part);
  const authorised = centre.places[quarter] as number;
  return {
    random,
    centre,
    quarter,
    authorised,
    occupied: Math.round(authorised * (rate("occupation") + 0.08 * bell(random))),
    rate,
    has: (trait) => (spreads[TRAITS.indexOf(trait)] as Spread)(unit) < rate(trait),
  };
}

/** Per column and region (in the order of `REGIONS`), the rate of each year. */
type RegionalRates = Readonly<Record<Column, readonly (readonly number[])[]>>;

function regionalRates(centres: readonly Centre[]): RegionalRates {
  const weights = placesByRegion(centres);
  return Object.fromEntries(
    Object.entries(rateTables(RURAL_TRENDS, weights)).map(([column, table]) => [
      column,
      weights.map((_, region) => seriesOf(table, region)),
    ]),
  ) as unknown as RegionalRates;
}

/** Writes `places_rurales.csv`, UTF-8 with a byte order mark: quarter by quarter, the centres then open. */
export async function writePlaces(demo: Demo): Promise<WrittenFile> {
  const name = "places_rurales.csv";
  const look = { encoding: "utf-8-bom", newline: "\n" } as const;
  const csv = await createCsv(pathIn(demo, name), HEADERS.places_rurales, look);
  const centres = makeCentres(demo);
  const random = streamOf(demo, "places");
  const rates = regionalRates(centres);
  const spreads = TRAITS.map((_, column) => spreadOf(random, column));
  for (const quarter of QUARTERS.keys()) {
    for (const [unit, centre] of centres.entries()) {
      if (centre.places[quarter] === 0) continue;
      const state = stateOf(centre, quarter, { random, rates, unit, spreads });
      writeCentre(csv, state);
      writeServices(csv, state);
      writePeople(csv, state);
      csv.endRow();
    }
    await csv.flush();
  }
  return { name, ...(await csv.close()) };
}

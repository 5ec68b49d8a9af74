import type { MeasuredDatasetId } from "../catalogue/model.js";
import { endOf } from "../catalogue/periods.js";
import type { Executor, PublishedFile } from "./executor.js";

/** How many of the centres that a quarter expects have reported it. */
export interface Reported {
  readonly present: number;
  readonly expected: number;
}

/** What a source is known to cover. */
export interface Observation {
  /** ISO date of the last day covered; null where the source has no dated row. */
  readonly through: string | null;
  /** ISO date that a reported quarter may not go beyond: the day declared, or that of the load; null where none cuts one. */
  readonly cut: string | null;
  /** ISO date of the first day covered; null where the source has no dated row. */
  readonly since: string | null;
  /** Months (`2024-10`) that it ought to have rows of, and has not, by territory: the nation and regions. */
  readonly lost: ReadonlyMap<string, ReadonlySet<string>>;
  /** How many regions it has rows of. */
  readonly regions: number;
  /** Last quarter that a stock is read in; null for a source whose rows are events. */
  readonly readUntil: string | null;
  /** Those who report it, by territory and quarter; null for a source whose rows are events. */
  readonly reported: ReadonlyMap<string, Reported> | null;
}

const quarterKey = (territory: string, quarter: string): string => `${territory} ${quarter}`;

/** Who has reported a quarter in a territory; in the nation where the territory expects nobody. */
export const reportedIn = (
  { reported }: Observation,
  territory: string,
  quarter: string,
): Reported | undefined =>
  reported?.get(quarterKey(territory, quarter)) ?? reported?.get(quarterKey("FR", quarter));

/** What is known of a source, from the tables that a load leaves in every file: `observations` and `declarants`. */
export async function observationOf(
  db: Executor,
  dataset: MeasuredDatasetId,
): Promise<Observation> {
  const [source] = await db.all(
    "select donnees_au::varchar as jour, depuis::varchar as depuis, coupe::varchar as coupe, regions from observations where jeu = ?",
    [dataset],
  );
  const months = await db.all(
    "select territoire, list(strftime(mois, '%Y-%m')) as mois from mois_perdus where jeu = ? group by territoire",
    [dataset],
  );
  const rows = await db.all(
    "select territoire, trimestre, presents, attendus from declarants where jeu = ? order by trimestre",
    [dataset],
  );
  const reported = new Map(
    rows.map(({ territoire, trimestre, presents, attendus }) => [
      quarterKey(`${territoire}`, `${trimestre}`),
      { present: Number(presents), expected: Number(attendus) },
    ]),
  );
  const cut = dayIn(source?.coupe);
  return {
    through: dayIn(source?.jour),
    cut,
    since: dayIn(source?.depuis),
    lost: new Map(
      months.map(({ territoire, mois }) => [`${territoire}`, new Set(mois as string[])]),
    ),
    regions: Number(source?.regions ?? 0),
    readUntil: lastRead(rows, cut),
    reported: reported.size > 0 ? reported : null,
  };
}

const dayIn = (value: unknown): string | null => (typeof value === "string" ? value : null);

/**
 * In the year that goes on, the last quarter that the nation has reported whole, if any; else the last one with a row. None
 * that is cut.
 */
function lastRead(
  rows: readonly Readonly<Record<string, unknown>>[],
  cut: string | null,
): string | null {
  const received = rows.filter(
    ({ territoire, trimestre, presents }) =>
      territoire === "FR" && Number(presents) > 0 && (cut === null || endOf(`${trimestre}`) <= cut),
  );
  const last = received.at(-1);
  if (last === undefined) return null;
  const year = `${last.trimestre}`.slice(0, 4);
  const whole = received.findLast(
    ({ trimestre, presents, attendus }) => `${trimestre}`.startsWith(year) && presents === attendus,
  );
  return `${(whole ?? last).trimestre}`;
}

/** The same of a published file, read once. */
export const observationIn = (
  db: PublishedFile,
  dataset: MeasuredDatasetId,
): Promise<Observation> =>
  db.once(`observation ${dataset}`, (file) => observationOf(file, dataset));

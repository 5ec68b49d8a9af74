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
  /** The same day where it was declared, and the rows may go further or stop before; null where it is read in them. */
  readonly declared: string | null;
  /** ISO date of the first day covered; null where the source has no dated row. */
  readonly since: string | null;
  /** Months (`2024-10`) that it ought to have rows of, and has not. */
  readonly lost: ReadonlySet<string>;
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
    "select donnees_au::varchar as jour, declaree, depuis::varchar as depuis from observations where jeu = ?",
    [dataset],
  );
  const months = await db.all(
    "select strftime(mois, '%Y-%m') as mois from mois_perdus where jeu = ? order by 1",
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
  const through = typeof source?.jour === "string" ? source.jour : null;
  const declared = source?.declaree === true ? through : null;
  return {
    through,
    declared,
    since: typeof source?.depuis === "string" ? source.depuis : null,
    lost: new Set(months.map(({ mois }) => `${mois}`)),
    readUntil: lastRead(rows, declared),
    reported: reported.size > 0 ? reported : null,
  };
}

/**
 * In the year that goes on, the last quarter that the nation has reported whole, if any; else the last one with a row. None
 * that ends after the day declared.
 */
function lastRead(
  rows: readonly Readonly<Record<string, unknown>>[],
  declared: string | null,
): string | null {
  const received = rows.filter(
    ({ territoire, trimestre, presents }) =>
      territoire === "FR" &&
      Number(presents) > 0 &&
      (declared === null || endOf(`${trimestre}`) <= declared),
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

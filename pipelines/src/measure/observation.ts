import type { MeasuredDatasetId } from "../catalogue/model.js";
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
    "select donnees_au::varchar as jour from observations where jeu = ?",
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
  return {
    through: typeof source?.jour === "string" ? source.jour : null,
    readUntil: lastRead(rows),
    reported: reported.size > 0 ? reported : null,
  };
}

/** In the year that goes on, the last quarter that the nation has reported whole, if any; else the last one with a row. */
function lastRead(rows: readonly Readonly<Record<string, unknown>>[]): string | null {
  const received = rows.filter(
    ({ territoire, presents }) => territoire === "FR" && Number(presents) > 0,
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

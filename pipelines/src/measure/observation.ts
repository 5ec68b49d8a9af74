import type { MeasuredDatasetId } from "../catalogue/model.js";
import type { Executor } from "./question.js";

/** How many of the centres that a quarter expects have reported it. */
export interface Reporters {
  readonly present: number;
  readonly expected: number;
}

/** What a source is known to cover. */
export interface Observation {
  /** ISO date of the last day covered; null where the source has no dated row. */
  readonly through: string | null;
  /** Reporters of its quarters, by {@link reportersKey}; none for a source whose rows are events. */
  readonly reporters: ReadonlyMap<string, Reporters>;
  /** Last quarter that the whole nation has reported; null without reporters. */
  readonly lastWholeQuarter: string | null;
}

/** Names a quarter in a territory. */
export const reportersKey = (territory: string, quarter: string): string =>
  `${territory} ${quarter}`;

/** The reporters of a quarter in a territory; those of the nation where the territory expects none. */
export const reportersIn = (
  { reporters }: Observation,
  territory: string,
  quarter: string,
): Reporters | undefined =>
  reporters.get(reportersKey(territory, quarter)) ?? reporters.get(reportersKey("FR", quarter));

/** Whether all of them are there. */
export const isWhole = ({ present, expected }: Reporters): boolean => present >= expected;

/** Reads what is known of a source from the tables `observations` and `declarants`, which a load leaves in every file. */
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
  const reporters = new Map(
    rows.map((row) => [
      reportersKey(`${row.territoire}`, `${row.trimestre}`),
      { present: Number(row.presents), expected: Number(row.attendus) },
    ]),
  );
  const whole = rows.filter(({ territoire, presents, attendus }) => {
    return territoire === "FR" && Number(presents) >= Number(attendus);
  });
  return {
    through: typeof source?.jour === "string" ? source.jour : null,
    reporters,
    lastWholeQuarter: whole.at(-1) ? `${whole.at(-1)?.trimestre}` : null,
  };
}

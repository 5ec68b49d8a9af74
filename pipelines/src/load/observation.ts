import { literal } from "../catalogue/cells.js";
import type { Dataset, DatasetId, Sql } from "../catalogue/model.js";
import type { Database } from "../engine/index.js";
import { findLostMonths } from "./lost.js";
import { fillReporters } from "./reporters.js";
import { spanTable } from "./span.js";
import type { Stage } from "./stage.js";

/** Up to which day a source was observed. */
export interface Observation {
  /** ISO; null for the datasets that steer the reading. */
  readonly donnees_au: string | null;
  /** Said beside the rows, instead of read in them. */
  readonly declaree: boolean;
}

/**
 * Writes from which day up to which one the loaded rows of a dataset were observed, as declared, else by its reporters, else
 * its last date that is not isolated, and the months between them that are lost. A quarter that goes on ends on the day of
 * the load.
 */
export async function observeSource({ db, declared, day }: Stage, dataset: Dataset): Promise<void> {
  const { id, position } = dataset;
  if (!position) return;
  const { reporters, began, observed, quarter } = position;
  const said = declared?.days.get(id) ?? null;
  if (reporters) {
    const closed = declared?.closedCentres ?? [];
    await fillReporters(db, { id, reporters, closed, through: said });
  }
  const first = dateOf(declared?.firstDays.get(id) ?? null);
  const cut = `coalesce(${dateOf(said)}, case when max(${observed}) > ${dateOf(day)} then ${dateOf(day)} end)`;
  const days = [
    "any_value(au)",
    ...(reporters ? [lastWholeSql(id, observed)] : []),
    `max(${observed})`,
  ];
  await db.run(`insert into observations
    select ${literal(id)}, least(coalesce(${days.join(", ")}), ${cut}), ${said !== null},
      date_trunc('${quarter === null ? "year" : "month"}', coalesce(${first}, min(${began})))::date, ${cut}, count(distinct _region)
    from ${id} right join ${spanTable(id)} on true`);
  if (reporters) return;
  const empty = declared?.emptyPeriods.get(id) ?? [];
  await findLostMonths(db, { dataset, position, empty, days: declared?.fileDays ?? new Map() });
}

const dateOf = (day: string | null): Sql => (day === null ? "null::date" : `date ${literal(day)}`);

/** What was written of a dataset by {@link observeSource}. */
export async function observationOf(db: Database, id: DatasetId): Promise<Observation> {
  const [row] = await db.all("select donnees_au, declaree from observations where jeu = ?", [id]);
  return {
    donnees_au: typeof row?.donnees_au === "string" ? row.donnees_au : null,
    declaree: row?.declaree === true,
  };
}

/** End of the last quarter in which all the reporters of the nation are there. */
const lastWholeSql = (id: DatasetId, observed: Sql): Sql =>
  `(select max(${observed}) from declarants where jeu = ${literal(id)} and territoire = 'FR' and presents = attendus)`;

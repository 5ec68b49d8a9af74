import { listOf } from "../catalogue/cells.js";
import type { Dataset, Sql } from "../catalogue/model.js";
import { DEPARTMENTS } from "../catalogue/territories.js";

const CODES = listOf(DEPARTMENTS.map(({ cog }) => cog));
const REGIONS = listOf(DEPARTMENTS.map(({ parent }) => (parent ?? "").slice(1)));

/** Rows with the columns derived from them, each from those before it, then their year and quarter, in their order. */
export function datedSql({ derived, position }: Dataset, rows: Sql): Sql {
  const all = derived.reduce(
    (before, { name, type, sql }) => `select *, (${sql})::${type} as "${name}" from (${before})`,
    `select * from ${rows}`,
  );
  if (!position) return all;
  const { year, quarter } = position;
  return `select *, (${year})::integer as _annee, (${quarter})::varchar as _trimestre from (${all})`;
}

/** Rows of {@link datedSql} with their departments and their region, in their order. */
export function placedSql({ position }: Dataset, rows: Sql): Sql {
  if (!position) return `from ${rows}`;
  const { departments, region } = position;
  const placed = `select *, (${departments})::varchar[] as _departements from ${rows}`;
  // No join: the engine could give its rows in another order.
  const found = `(${REGIONS})[list_position(${CODES}, _departements[1])]`;
  return `select *, coalesce((${region})::varchar, ${found}) as _region from (${placed})`;
}

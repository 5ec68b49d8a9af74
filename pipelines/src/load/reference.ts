import { fileURLToPath } from "node:url";
import { literal } from "../catalogue/cells.js";
import type { Sql } from "../catalogue/model.js";
import { DEPARTMENTS, TERRITORIES, type Territory } from "../catalogue/territories.js";
import type { Database } from "../engine/index.js";

/** Folder of the built room: the code that makes releases, and the reference files beside it. */
export const BUILT_ROOM: string = fileURLToPath(new URL("../../dist", import.meta.url));
/** Folder of the reference files made by the build. */
export const REFERENCE_FOLDER: string = fileURLToPath(
  new URL("../../dist/reference", import.meta.url),
);

/** Creates `territoires`, `departements(code, region)` and `communes(code, code_actuel)` in the working database. */
export async function createReference(db: Database): Promise<void> {
  await db.run(`
    create table territoires (
      code varchar, niveau varchar, nom varchar, parent varchar, population bigint, departements integer);
    insert into territoires values ${TERRITORIES.map(territoryRow).join(", ")};
    create table departements (code varchar, region varchar);
    insert into departements values ${DEPARTMENTS.map(departmentRow).join(", ")};
    create table communes as ${communesSql()}`);
}

const territoryRow = ({ code, level, name, parent, population, departments }: Territory): Sql =>
  `(${[code, level, name].map(literal).join(", ")}, ${parent === null ? "null" : literal(parent)}, ${population}, ${departments})`;

const departmentRow = ({ cog, parent }: Territory): Sql =>
  `(${literal(cog)}, ${literal((parent ?? "").slice(1))})`;

const communesSql = (): Sql =>
  `select code, coalesce(min(code_actuel) filter (where code = code_actuel), min(code_actuel)) as code_actuel
  from read_csv(${literal(`${REFERENCE_FOLDER}/communes.csv`)}, header = true, all_varchar = true, delim = ',') group by code`;

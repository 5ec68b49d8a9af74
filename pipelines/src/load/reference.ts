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

/**
 * Creates `territoires`, `departements(code, region)`, `communes(code, code_actuel)`, `lieux(code, departement, region, population)`
 * (the communes of today) and `perimetres(siren, commune)` (those of each EPCI and commune) in the working database.
 */
export async function createReference(db: Database): Promise<void> {
  await db.run(`
    create table territoires (
      code varchar, niveau varchar, nom varchar, parent varchar, population bigint, departements integer,
      departements_agir integer);
    insert into territoires values ${TERRITORIES.map(territoryRow).join(", ")};
    create table departements (code varchar, region varchar);
    insert into departements values ${DEPARTMENTS.map(departmentRow).join(", ")};
    create table communes as ${communesSql()};
    create table lieux as select code, code_departement as departement, code_region as region, population::bigint as population
      from ${referenceFile("communes")} where type = 'actuelle';
    create table perimetres as select siren, commune from ${referenceFile("perimetres")}`);
}

const territoryRow = ({ code, level, name, parent, ...figures }: Territory): Sql => {
  const { population, departments, agirDepartments } = figures;
  const words = [code, level, name].map(literal).join(", ");
  const above = parent === null ? "null" : literal(parent);
  return `(${words}, ${above}, ${population}, ${departments}, ${agirDepartments})`;
};

const departmentRow = ({ cog, parent }: Territory): Sql =>
  `(${literal(cog)}, ${literal((parent ?? "").slice(1))})`;

const communesSql = (): Sql =>
  `select code, coalesce(min(code_actuel) filter (where code = code_actuel), min(code_actuel)) as code_actuel
  from ${referenceFile("communes")} group by code`;

/** A file of the reference, every cell a text. */
const referenceFile = (name: string): Sql =>
  `read_csv(${literal(`${REFERENCE_FOLDER}/${name}.csv`)}, header = true, all_varchar = true, delim = ',')`;

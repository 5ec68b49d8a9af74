import { literal } from "../catalogue/cells.js";
import { DATASETS } from "../catalogue/datasets/index.js";
import { INDICATORS } from "../catalogue/indicators/index.js";
import type { Indicator, Level, Sql } from "../catalogue/model.js";
import { WHOLE } from "../catalogue/plan/answers.js";
import { publishedAs } from "../catalogue/publication.js";
import { VALUE_STATUS_IDS } from "../catalogue/statuses.js";
import type { Database } from "../engine/index.js";
import { observationOf } from "../measure/observation.js";
import type { MeasuredCell } from "../measure/question.js";
import { measureRows } from "../measure/rows.js";
import type { PublishedCell } from "./figures.js";

const LEVELS: readonly Level[] = ["nation", "region", "departement"];

/** Columns of the tables of published cells, with their types, in order. */
export const CELL_TYPES: Readonly<Record<keyof PublishedCell, Sql>> = {
  indicateur: "varchar",
  croisement: "varchar",
  niveau: `enum(${LEVELS.map(literal).join(", ")})`,
  territoire: "varchar",
  maille: "enum('annee', 'trimestre')",
  periode: "varchar",
  numerateur: "double",
  denominateur: "double",
  valeur: "double",
  statut: `enum(${VALUE_STATUS_IDS.map(literal).join(", ")})`,
};

/** Cells of the indicators on sensitive columns of public acts: nothing in them is hidden. */
export async function sensitiveCells(db: Database): Promise<readonly PublishedCell[]> {
  const people = DATASETS.filter(({ personal }) => personal).map(({ id }) => id);
  const indicators = INDICATORS.filter(
    (one) => publishedAs(one) === "cellules" && !people.includes(one.dataset),
  );
  const cells: PublishedCell[] = [];
  for (const indicator of indicators) {
    for (const plan of plansOf(indicator)) {
      const by = plan.level === "nation" ? [plan.mesh] : [plan.mesh, plan.level];
      const measured = await measureRows(
        { db, observation: await observationOf(db, indicator.dataset) },
        { indicator, territory: "FR", by },
      );
      cells.push(...measured.flatMap((cell) => namedCell(cell, indicator, plan)));
    }
  }
  return cells;
}

interface Plan {
  readonly level: Level;
  readonly mesh: PublishedCell["maille"];
}

/** Down to the indicator's smallest territory and finest period. */
function plansOf({ smallest, finest }: Indicator): Plan[] {
  const levels = LEVELS.slice(0, LEVELS.indexOf(smallest) + 1);
  const meshes: Plan["mesh"][] = finest === "annee" ? ["annee"] : ["annee", "trimestre"];
  return levels.flatMap((level) => meshes.map((mesh) => ({ level, mesh })));
}

const PREFIXES: Readonly<Record<Level, string>> = { nation: "", region: "R", departement: "D" };

/** Rows without a department (a contract of a region) make no cell of their own. */
function namedCell(
  cell: MeasuredCell,
  indicator: Indicator,
  { level, mesh }: Plan,
): PublishedCell[] {
  const code = level === "nation" ? "FR" : cell.dimensions[level];
  const periode = cell.dimensions[mesh];
  if (!code || !periode) return [];
  const territoire = `${PREFIXES[level]}${code}`;
  const place = { indicateur: indicator.id, croisement: WHOLE, niveau: level, territoire };
  return [{ ...place, maille: mesh, periode, ...cell.figure }];
}

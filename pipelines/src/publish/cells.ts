import { literal } from "../catalogue/cells.js";
import { DATASETS } from "../catalogue/datasets/index.js";
import { INDICATORS } from "../catalogue/indicators/index.js";
import type { Dataset, Indicator, Level, Sql } from "../catalogue/model.js";
import { VALUE_STATUS_IDS } from "../catalogue/statuses.js";
import type { Database } from "../engine.js";
import { measureRows } from "../release/measure.js";
import { type Figure, type MeasuredCell, publishedAs } from "../release/question.js";

/** One measured cell, before anything is hidden. */
interface Cell extends Figure {
  readonly indicateur: string;
  readonly niveau: Level;
  /** Code of the territory: `FR`, `R84`, `D69`. */
  readonly territoire: string;
  readonly maille: "annee" | "trimestre";
  readonly periode: string;
}

const LEVELS: readonly Level[] = ["nation", "region", "departement"];

/** The indicators of a dataset that leave the product as cells only. */
export const indicatorsAsCells = (dataset: Dataset): readonly Indicator[] =>
  INDICATORS.filter(
    (indicator) => indicator.dataset === dataset.id && publishedAs(indicator) === "cellules",
  );

/** Measures every cell to publish into `cellules_mesurees` of the working database, where nothing is hidden yet. */
export async function measureCells(db: Database, observedThrough: string): Promise<void> {
  const statuses = VALUE_STATUS_IDS.map(literal).join(", ");
  await db.run(`
    create table cellules_mesurees (
      indicateur varchar, niveau enum('nation', 'region', 'departement'), territoire varchar,
      maille enum('annee', 'trimestre'), periode varchar,
      numerateur double, denominateur double, valeur double, statut enum(${statuses}))`);
  for (const dataset of DATASETS) {
    for (const indicator of indicatorsAsCells(dataset)) {
      const cells: Cell[] = [];
      for (const plan of plansOf(indicator, dataset)) {
        const measured = await measurePlan({ db, observedThrough }, indicator, plan);
        cells.push(...measured);
      }
      await insertCells(db, cells);
    }
  }
}

interface Plan {
  readonly level: Level;
  readonly mesh: Cell["maille"];
}

/** People: nation and region by year. Else, down to the indicator's smallest territory and finest period. */
function plansOf(indicator: Indicator, { personal }: Dataset): Plan[] {
  const smallest = personal && indicator.smallest === "departement" ? "region" : indicator.smallest;
  const levels = LEVELS.slice(0, LEVELS.indexOf(smallest) + 1);
  const isYearly = personal || indicator.finest === "annee";
  const meshes: Plan["mesh"][] = isYearly ? ["annee"] : ["annee", "trimestre"];
  return levels.flatMap((level) => meshes.map((mesh) => ({ level, mesh })));
}

async function measurePlan(
  measurable: { readonly db: Database; readonly observedThrough: string },
  indicator: Indicator,
  plan: Plan,
): Promise<Cell[]> {
  const by = plan.level === "nation" ? [plan.mesh] : [plan.mesh, plan.level];
  const measured = await measureRows(measurable, { indicator, territory: "FR", by });
  return measured.flatMap((cell) => namedCell(cell, indicator, plan));
}

const PREFIXES: Readonly<Record<Level, string>> = { nation: "", region: "R", departement: "D" };

/** Rows without a department (a contract of a region) make no cell of their own. */
function namedCell(cell: MeasuredCell, indicator: Indicator, { level, mesh }: Plan): Cell[] {
  const code = level === "nation" ? "FR" : cell.dimensions[level];
  const periode = cell.dimensions[mesh];
  if (!code || !periode) return [];
  const territoire = `${PREFIXES[level]}${code}`;
  return [
    { indicateur: indicator.id, niveau: level, territoire, maille: mesh, periode, ...cell.figure },
  ];
}

const ROWS_PER_INSERT = 2000;

async function insertCells(db: Database, cells: readonly Cell[]): Promise<void> {
  for (let at = 0; at < cells.length; at += ROWS_PER_INSERT) {
    const rows = cells
      .slice(at, at + ROWS_PER_INSERT)
      .map(rowOf)
      .join(", ");
    await db.run(`insert into cellules_mesurees values ${rows}`);
  }
}

function rowOf(cell: Cell): Sql {
  const { indicateur, niveau, territoire, maille, periode, statut } = cell;
  const place = [indicateur, niveau, territoire, maille, periode].map(literal).join(", ");
  return `(${place}, ${cell.numerateur}, ${cell.denominateur}, ${cell.valeur}, ${literal(statut)})`;
}

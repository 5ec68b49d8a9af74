import type { Indicator } from "../catalogue/model.js";
import { WHOLE } from "../catalogue/plan/answers.js";
import { answerOf } from "../catalogue/plan/index.js";
import type { ValueStatus } from "../catalogue/statuses.js";
import { TERRITORIES, territoryOf } from "../catalogue/territories.js";
import type { Executor, PublishedFile } from "./executor.js";
import { type Figure, HIDDEN, numberOf, sumOf } from "./figure.js";
import { grid, keyOf, territoryIn } from "./grid.js";
import { observationIn } from "./observation.js";
import { type PeriodState, periodState } from "./period.js";
import type { MeasuredCell, MeasureQuestion } from "./question.js";

/**
 * Reads an indicator's published cells; what is not published is `secret`. A filter of several values adds cells up, and
 * the sum is hidden as soon as one of them is.
 */
export async function measureCells(
  db: PublishedFile,
  question: MeasureQuestion,
): Promise<readonly MeasuredCell[]> {
  const { indicator, territory, by } = question;
  const mesh = by.includes("trimestre") ? "trimestre" : "annee";
  const groups = crossingsBy(question);
  const found = await readCells(db, question, [...new Set([...groups.values()].flat())]);
  const { [mesh]: periods = [] } = await db.once(`periodes ${indicator.id}`, (file) =>
    publishedPeriods(file, indicator.id),
  );
  const observation = await observationIn(db, indicator.dataset);
  const span = { years: periods, quarters: periods };
  return grid(question, span, []).map((values) => {
    const dimensions = Object.fromEntries(by.map((name, i) => [name, values[i] ?? null]));
    const crossings = groups.get(keyOf(breakdownsIn(by).map((name) => dimensions[name] ?? null)));
    const place = territoryIn(dimensions, territory);
    const period = dimensions[mesh] ?? null;
    const cells = (crossings ?? []).map((crossing) =>
      found.get(keyOf([place, `${period}`, crossing])),
    );
    const state = periodState({ indicator, period, territory: place ?? "FR" }, observation);
    const { couverture } = state;
    return { dimensions, figure: { ...added(indicator, cells, state), couverture } };
  });
}

const PLACES_AND_TIMES: readonly string[] = ["annee", "trimestre", "region", "departement"];
const breakdownsIn = (by: readonly string[]): readonly string[] =>
  by.filter((name) => !PLACES_AND_TIMES.includes(name));

/** The crossings to add up for each group of breakdown values: one, or more where a filter takes several values. */
function crossingsBy({ indicator, by, filters = {} }: MeasureQuestion): Map<string, string[]> {
  const dimensions = answerOf(indicator.id)?.population.dimensions ?? [];
  const told = breakdownsIn(by);
  const chosen = dimensions.flatMap(({ id, values }) => {
    const every = values.map(({ value }) => value);
    const own = filters[id] ?? (told.includes(id) ? every : undefined);
    return own ? [{ id, values: own }] : [];
  });
  const tuples = chosen.reduce<readonly (readonly string[])[]>(
    (rows, { values }) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
  const groups = new Map<string, string[]>();
  for (const tuple of tuples) {
    const choiceOf = (name: string): string =>
      tuple[chosen.findIndex(({ id }) => id === name)] as string;
    const key = keyOf(told.map(choiceOf));
    const crossing = chosen.map(({ id }, i) => `${id}=${tuple[i]}`).join("&") || WHOLE;
    groups.set(key, [...(groups.get(key) ?? []), crossing]);
  }
  return groups;
}

async function readCells(
  db: Executor,
  { indicator, territory, by }: MeasureQuestion,
  crossings: readonly string[],
): Promise<ReadonlyMap<string, Figure>> {
  const mesh = by.includes("trimestre") ? "trimestre" : "annee";
  const told = by.find((name) => name === "departement" || name === "region");
  const level = told ?? territoryOf(territory)?.level ?? "nation";
  const places = placesIn(territory, level);
  const cells = await db.all(
    `select territoire, periode, croisement, numerateur, denominateur, valeur, statut from cellules
     where indicateur = ? and maille = ? and niveau = ?
       and croisement in (${marks(crossings)}) and territoire in (${marks(places)})`,
    [indicator.id, mesh, level, ...crossings, ...places],
  );
  return new Map(
    cells.map((cell) => [
      keyOf([`${cell.territoire}`, `${cell.periode}`, `${cell.croisement}`]),
      publishedFigure(cell),
    ]),
  );
}

const marks = (values: readonly string[]): string => values.map(() => "?").join(", ");

/** Codes of the territories of a level in another one, itself included. */
const placesIn = (code: string, level: string): readonly string[] =>
  TERRITORIES.filter(
    (place) => place.level === level && [place.code, place.parent, "FR"].includes(code),
  ).map((place) => place.code);

/** The figure of several cells together; one that is not published hides the sum. */
function added(
  indicator: Indicator,
  cells: readonly (Figure | undefined)[],
  state: PeriodState,
): Figure {
  const known = cells.filter((cell) => cell !== undefined && cell.statut !== "secret") as Figure[];
  const [first] = known;
  if (!first || known.length < cells.length) return HIDDEN;
  if (known.length === 1) return first;
  if (indicator.numerator.agg !== "count") throw new RangeError(`${indicator.id} does not add up`);
  return sumOf(indicator, known, state);
}

function publishedFigure(cell: Record<string, unknown>): Figure {
  return {
    valeur: numberOf(cell.valeur),
    statut: cell.statut as ValueStatus,
    numerateur: numberOf(cell.numerateur),
    denominateur: numberOf(cell.denominateur),
    couverture: null,
  };
}

/** The periods of an indicator by mesh, in order. */
async function publishedPeriods(
  db: Executor,
  indicator: string,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const rows = await db.all(
    `select maille, list(distinct periode order by periode) as periodes from cellules
     where indicateur = ? group by maille`,
    [indicator],
  );
  return Object.fromEntries(rows.map(({ maille, periodes }) => [maille, periodes]));
}

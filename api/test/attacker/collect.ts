import type {
  Catalogue,
  Cell,
  IndicatorAnswer,
  Rows,
  Syntheses,
  Territories,
} from "../../src/contract/index.js";
import { type Orders, odditiesOf, ordersOf } from "./shape.js";

/** Whoever asks: an address under `/api/v1` gives parsed JSON. */
export type Ask = (path: string) => Promise<unknown>;

/** One figure about people as the API gives it. */
export interface Shown {
  readonly indicator: string;
  /** Sorted `breakdown=value`. */
  readonly crossing: readonly string[];
  /** `FR`, `R84`, `D69`. */
  readonly area: string;
  /** `2023`, `2023-T1`. */
  readonly period: string;
  readonly status: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** Everything that was learnt, and whatever two routes said differently. */
export interface Collected {
  readonly figures: ReadonlyMap<string, Shown>;
  /** Parent of each territory. */
  readonly parents: ReadonlyMap<string, string | null>;
  readonly indicators: Catalogue["indicateurs"];
  /** Rows of each dataset about people, as told beside every figure. */
  readonly rows: ReadonlyMap<string, number>;
  readonly remainders: readonly Shown[];
  readonly conflicts: readonly string[];
  /** Values that stand in a hidden cell, numbers that no definition explains, rows that are not in the fixed order. */
  readonly oddities: readonly string[];
}

interface Notes {
  readonly figures: Map<string, Shown>;
  readonly remainders: Shown[];
  readonly rows: Map<string, number>;
  readonly conflicts: string[];
  readonly oddities: string[];
  readonly orders: Orders;
}

/** Name of a figure. */
export const nameOf = ({ indicator, crossing, area, period }: Shown): string =>
  [indicator, crossing.join("&"), area, period].join("|");

/** A part of the attack: one dataset, one year; every cell is read, and some indicators asked besides. */
export interface Scope {
  readonly dataset: string;
  readonly year: string;
  readonly indicators: readonly string[];
}

/** Asks for every figure of the plan that the catalogue announces, by several routes. */
export async function collect(ask: Ask, scope?: Scope): Promise<Collected> {
  const catalogue = (await ask("/catalogue")) as Catalogue;
  const { territoires } = (await ask("/territoires")) as Territories;
  const isAsked = (dataset: string): boolean => scope === undefined || scope.dataset === dataset;
  const people = catalogue.jeux.filter((one) => one.diffusion === "cellules" && isAsked(one.id));
  const indicators = catalogue.indicateurs.filter((one) => one.croisements && isAsked(one.jeu));
  const notes: Notes = {
    ...{ figures: new Map(), remainders: [], rows: new Map(), conflicts: [], oddities: [] },
    orders: ordersOf(catalogue, territoires),
  };
  const range = scope ? `&de=${scope.year}&a=${scope.year}` : "";
  for (const { id } of people) await readCells(ask, `/donnees/${id}${periodsOf(scope)}`, notes);
  for (const indicator of indicators) {
    if (scope && !scope.indicators.includes(indicator.id)) continue;
    for (const [mesh = "annee", ...breakdowns] of indicator.croisements ?? []) {
      for (const level of levelsOf(indicator.maille_territoire)) {
        const by = [mesh, ...level, ...breakdowns];
        await readAnswer(ask, `/indicateurs/${indicator.id}?par=${by.join(",")}${range}`, notes);
      }
    }
  }
  const codes = territoires.map(({ code }) => code);
  if (!scope) await readOtherRoutes(ask, { indicators, codes }, notes);
  const parents = new Map(territoires.map(({ code, parent }) => [code, parent]));
  return { ...notes, indicators, parents };
}

const levelsOf = (smallest: string): readonly (readonly string[])[] =>
  smallest === "nation"
    ? [[]]
    : smallest === "region"
      ? [[], ["region"]]
      : [[], ["region"], ["departement"]];

type Row = Readonly<Record<"indicateur" | "croisement" | "territoire" | "periode", string>>;

function periodsOf(scope: Scope | undefined): string {
  if (!scope) return "";
  const quarters = [1, 2, 3, 4].map((quarter) => `${scope.year}-T${quarter}`);
  return `?periode=${[scope.year, ...quarters].join(",")}`;
}

async function readCells(ask: Ask, path: string, notes: Notes): Promise<void> {
  const { lignes } = (await ask(path)) as Rows;
  for (const row of lignes) {
    const { indicateur: indicator, croisement, territoire: area, periode: period } = row as Row;
    const crossing = croisement === "ensemble" ? [] : croisement.split("&").sort();
    record(notes, { indicator, crossing, area, period }, row);
  }
}

/** One answer of an indicator: each row is a figure of the plan. */
async function readAnswer(ask: Ask, path: string, notes: Notes): Promise<void> {
  const answer = (await ask(path)) as IndicatorAnswer;
  notes.rows.set(answer.source.jeu, answer.source.lignes ?? Number.NaN);
  for (const cell of answer.valeurs) record(notes, placeOf(answer, cell), cell);
  for (const cell of answer.restes) notes.remainders.push(shownOf(placeOf(answer, cell), cell));
  for (const { periode, ...figure } of [...answer.avancement.serie, ...answer.chiffre.serie]) {
    record(notes, { ...whole(answer), period: periode }, figure as Cell);
  }
  const [mesh = ""] = answer.par;
  for (const { periode, ...figure } of answer.suite?.serie ?? []) {
    record(notes, placeOf(answer, { ...figure, [mesh]: periode } as Cell), figure);
  }
  for (const oddity of odditiesOf(answer, notes.orders)) notes.oddities.push(`${path}: ${oddity}`);
}

const whole = ({ indicateur, territoire }: IndicatorAnswer): Omit<Place, "period"> => ({
  ...{ indicator: indicateur, crossing: [], area: territoire },
});

type Place = Pick<Shown, "indicator" | "crossing" | "area" | "period">;

function placeOf({ indicateur, territoire, par, filtres }: IndicatorAnswer, cell: Cell): Place {
  const places = ["annee", "trimestre", "region", "departement"];
  const told = par.filter((name) => !places.includes(name)).map((name) => `${name}=${cell[name]}`);
  const chosen = Object.entries(filtres).map(([name, values]) => `${name}=${values.join(",")}`);
  const area = cell.departement
    ? `D${cell.departement}`
    : cell.region
      ? `R${cell.region}`
      : territoire;
  const period = `${cell.trimestre ?? cell.annee}`;
  return { indicator: indicateur, crossing: [...told, ...chosen].sort(), area, period };
}

const shownOf = (place: Place, cell: Readonly<Record<string, unknown>>): Shown => ({
  ...place,
  status: String(cell.statut),
  value: cell.valeur as number | null,
  numerator: cell.numerateur as number | null,
  denominator: cell.denominateur as number | null,
});

function record(notes: Notes, place: Place, cell: Readonly<Record<string, unknown>>): void {
  const shown = shownOf({ ...place, period: `${place.period}` }, cell);
  const name = nameOf(shown);
  const { status, value, numerator, denominator } = shown;
  if (status === "secret" && [value, numerator, denominator].some((one) => one !== null)) {
    notes.oddities.push(`${name}: a value in a hidden cell`);
  }
  const before = notes.figures.get(name);
  if (!before) {
    notes.figures.set(name, shown);
    return;
  }
  const same =
    before.status === status &&
    before.value === value &&
    before.numerator === numerator &&
    before.denominator === denominator;
  if (!same) notes.conflicts.push(`${name}: ${JSON.stringify(before)} or ${JSON.stringify(shown)}`);
}

interface Others {
  readonly indicators: Catalogue["indicateurs"];
  readonly codes: readonly string[];
}

/** Other ways to the same figures: each territory by itself, a breakdown chosen instead of told apart. */
async function readOtherRoutes(
  ask: Ask,
  { indicators, codes }: Others,
  notes: Notes,
): Promise<void> {
  const counts = indicators.filter(({ croisements }) =>
    croisements?.some(([mesh]) => mesh === "trimestre"),
  );
  for (const territory of codes) {
    for (const { id } of counts) {
      const path = `/indicateurs/${id}?territoire=${territory}`;
      await readAnswer(ask, `${path}&par=trimestre`, notes);
      if (territory.startsWith("R")) await readAnswer(ask, `${path}&par=annee,departement`, notes);
    }
  }
  for (const territory of codes.filter((_, i) => i % 12 === 0)) {
    const { fabriques } = (await ask(`/syntheses?territoire=${territory}`)) as Syntheses;
    for (const { chiffres_cles, points_cles, impacts } of fabriques) {
      const judged = [...points_cles.flatMap((point) => point.indicateurs), ...impacts];
      const told = [...chiffres_cles, ...judged.map((one) => ({ ...one, indicateur: one.id }))];
      for (const { indicateur, serie } of told) {
        if (!indicators.some(({ id }) => id === indicateur)) continue;
        for (const { periode, ...figure } of serie) {
          const place = { indicator: indicateur, crossing: [], area: territory, period: periode };
          record(notes, place, figure);
        }
      }
    }
  }
  for (const { id, filtres } of indicators) {
    for (const name of filtres) {
      const value = [...notes.figures.values()].find(
        ({ indicator, crossing }) =>
          indicator === id && crossing.length === 1 && crossing[0]?.startsWith(`${name}=`),
      )?.crossing[0];
      if (value) await readAnswer(ask, `/indicateurs/${id}?par=annee,region&${value}`, notes);
    }
  }
}

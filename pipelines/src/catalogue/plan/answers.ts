import { QUARTER } from "./build.js";
import { type Crossings, comboId, crossingsOf, type Term } from "./combos.js";
import { PLAN } from "./index.js";
import type { Answer, DimensionValue, PlanDimension, Population } from "./model.js";

/** What an indicator about people may be crossed with: dimensions, each told apart or chosen, by year or by quarter. */
export interface Crossing {
  readonly dimensions: readonly PlanDimension[];
  readonly mesh: "annee" | "trimestre";
}

/** A value of a dimension. */
export type Chosen = readonly [PlanDimension, DimensionValue];

/** The combos that a figure is made of, by position among the crossings; all must be shown for the figure to be. */
export interface Recipe {
  /** Everyone the indicator is about. */
  readonly among: number;
  readonly numerator: readonly number[];
  /** Null where the figure is the numerator alone. */
  readonly denominator: readonly number[] | null;
  /** Where nobody is in these, a numerator alone is not known. */
  readonly known?: readonly number[];
  /** Those among all whom the figure is not about. */
  readonly beside?: readonly number[];
}

const CROSSINGS: ReadonlyMap<Population, Crossings> = new Map(
  PLAN.map((population) => [population, crossingsOf(population)]),
);

/** The combos of a population's cubes. */
export const crossingsIn = (population: Population): Crossings =>
  CROSSINGS.get(population) ?? crossingsOf(population);

/** How the whole is written where a crossing could be. */
export const WHOLE = "ensemble";

/** How a crossed cell is written: `type_programme=academique&sexe=F`, in the plan's order; {@link WHOLE} without choices. */
export const crossingText = (population: Population, choices: readonly Chosen[]): string =>
  population.dimensions
    .flatMap((dimension) => choices.filter(([own]) => own === dimension))
    .map(([{ id }, { value }]) => `${id}=${value}`)
    .join("&") || WHOLE;

/** What to add up for a figure in a crossing, by quarter where one is given; null where the cubes do not hold it. */
export function recipeOf(
  population: Population,
  answer: Answer,
  { choices, quarter }: { readonly choices: readonly Chosen[]; readonly quarter?: string },
): Recipe | null {
  const crossed = choices.map(([{ attribute }, { value }]) => ({ attribute, node: value }));
  const base = quarter ? [...crossed, { attribute: QUARTER.id, node: quarter }] : crossed;
  const own = attributeOf(answer);
  const attributes = base.map((term) => term.attribute);
  if (new Set([...attributes, own]).size < attributes.length + 1) return null;
  const within = population.attributes.find(({ id }) => id === own)?.within;
  const concerned = within ? [...base, within] : base;
  const find = (terms: readonly Term[]): number | undefined => comboAt(population, terms);
  const part = (nodes: readonly string[]): (number | undefined)[] =>
    nodes.map((node) => find([...concerned, { attribute: own ?? "", node }]));
  const among = find(concerned);
  if (answer.kind === "count") return checked(counted(answer, among, part));
  if (answer.kind === "median") {
    const [gate] = part([answer.node]);
    return checked({ among: gate, numerator: [gate], denominator: null });
  }
  if (answer.kind === "distinct") return null;
  const denominator = answer.denominator ? part(answer.denominator) : [among];
  const beside = part(answer.beside ?? []);
  return checked({ among, numerator: part(answer.numerator), denominator, beside });
}

function attributeOf(answer: Answer): string | null {
  if (answer.kind === "count") return answer.part?.attribute ?? null;
  return "attribute" in answer ? answer.attribute : null;
}

function counted(
  { part }: Extract<Answer, { readonly kind: "count" }>,
  among: number | undefined,
  find: (nodes: readonly string[]) => (number | undefined)[],
): Unchecked {
  const alone = { among, denominator: null };
  if (!part) return { ...alone, numerator: [among] };
  return { ...alone, numerator: find(part.numerator), known: find(part.known) };
}

interface Unchecked {
  readonly among: number | undefined;
  readonly numerator: readonly (number | undefined)[];
  readonly denominator: readonly (number | undefined)[] | null;
  readonly known?: readonly (number | undefined)[];
  readonly beside?: readonly (number | undefined)[];
}

function checked({ among, numerator, denominator, known, beside }: Unchecked): Recipe | null {
  const isThere = (combo: number | undefined): combo is number => combo !== undefined;
  if (among === undefined || !numerator.every(isThere)) return null;
  if (denominator !== null && !denominator.every(isThere)) return null;
  if (known !== undefined && !known.every(isThere)) return null;
  if (beside !== undefined && !beside.every(isThere)) return null;
  return { among, numerator, denominator, ...(known && { known }), ...(beside && { beside }) };
}

function comboAt(population: Population, terms: readonly Term[]): number | undefined {
  const ordered = population.attributes.flatMap(({ id }) =>
    terms.filter((term) => term.attribute === id),
  );
  return crossingsIn(population).index.get(comboId(ordered));
}

const MOST_DIMENSIONS = 2;

/** Every crossing that an indicator may be asked by: alone first, then each dimension, then pairs of them. */
export function crossingsAllowed(population: Population, answer: Answer): readonly Crossing[] {
  if (answer.kind === "distinct") return [{ dimensions: [], mesh: "annee" }];
  const { dimensions } = population;
  const pairs = dimensions.flatMap((first, i) =>
    dimensions.slice(i + 1).map((second) => [first, second]),
  );
  const sets = [[], ...dimensions.map((one) => [one]), ...pairs].filter(
    (set) => set.length <= MOST_DIMENSIONS,
  );
  const meshes = answer.kind === "count" ? (["annee", "trimestre"] as const) : (["annee"] as const);
  return meshes.flatMap((mesh) =>
    sets
      .filter((set) => isHeld(population, answer, { dimensions: set, mesh }))
      .map((set) => ({ dimensions: set, mesh })),
  );
}

/** Whether the cubes hold every cell of a crossing. */
function isHeld(population: Population, answer: Answer, { dimensions, mesh }: Crossing): boolean {
  const quarter = mesh === "trimestre" ? { quarter: "T1" } : {};
  return choicesOf(dimensions).every(
    (choices) => recipeOf(population, answer, { choices, ...quarter }) !== null,
  );
}

/** Every choice of one value for each dimension. */
export const choicesOf = (dimensions: readonly PlanDimension[]): readonly (readonly Chosen[])[] =>
  dimensions.reduce<readonly (readonly Chosen[])[]>(
    (found, dimension) =>
      found.flatMap((choices) =>
        dimension.values.map((value) => [...choices, [dimension, value] as const]),
      ),
    [[]],
  );

import type { Indicator, Territory } from "@fabriques/pipelines/catalogue";
import type { MeasuredCell, Release } from "@fabriques/pipelines/release";
import { judge } from "../answer/judge.js";
import { measureIn, remaindersIn, type Scene, sourceIn } from "../answer/scene.js";
import { readPublishedFigures, readSteering } from "../answer/steering.js";
import type { Cell, IndicatorAnswer } from "../contract/index.js";
import { type FilterPlan, planFilters } from "./filters.js";
import type { Query } from "./query.js";
import {
  filtersBeside,
  type Range,
  readDimensions,
  readIndicator,
  readRange,
  readTerritory,
  refuseUnpublished,
} from "./questions.js";

/** A question on an indicator, read and checked. */
export interface IndicatorPlan {
  readonly indicator: Indicator;
  readonly territory: Territory;
  readonly by: readonly string[];
  readonly range: Range;
  readonly filters: FilterPlan;
}

const RESERVED: readonly string[] = ["territoire", "par", "de", "a"];

/**
 * Reads the question; refuses by name what the indicator does not accept. `form` are the parameters that its file
 * takes besides, told among those accepted.
 */
export function planIndicator(
  id: string,
  query: Query,
  form: readonly string[] = [],
): IndicatorPlan {
  const indicator = readIndicator(id);
  const territory = readTerritory(query);
  const by = readDimensions(query, indicator, territory);
  const rest = new Map([...query].filter(([name]) => !RESERVED.includes(name)));
  const filters = planFilters(rest, filtersBeside(indicator, by), [...RESERVED, ...form]);
  refuseUnpublished(indicator, by, filters.values);
  return { indicator, territory, by, range: readRange(query, by), filters };
}

/** The answer: values by the dimensions asked, progress in the territory, source, comments, published figures. */
export async function buildIndicator(
  { indicator, territory, by, range, filters }: IndicatorPlan,
  release: Release,
  today: string,
): Promise<IndicatorAnswer> {
  const steering = await readSteering(release, territory.code);
  const scene: Scene = { release, territory, today, steering };
  const question = { indicator, by, ...range, filters: filters.values };
  const [cells, avancement, figures] = await Promise.all([
    measureIn(scene, question),
    judge(scene, indicator),
    readPublishedFigures(release, indicator.id),
  ]);
  const remainders = await remaindersIn(scene, question, cells);
  return {
    release: release.id,
    audience: release.audience,
    indicateur: indicator.id,
    territoire: territory.code,
    par: [...by],
    filtres: filters.values,
    valeurs: cells.map(cellOf),
    restes: remainders.map(cellOf),
    avancement,
    source: sourceIn(scene, indicator),
    commentaires: steering.comments.filter(({ indicateur }) => indicateur === indicator.id),
    chiffres_publies: [...figures],
  };
}

/** No TypeScript type says "these keys are numbers and every other is text": the contract's comes nearest. */
const cellOf = ({ dimensions, figure }: MeasuredCell): Cell =>
  ({ ...dimensions, ...figure }) as Cell;

import type { MeasuredCell, Release } from "@fabriques/pipelines/release";
import type { IndicatorPlan } from "../ask/indicator.js";
import type { Cell, IndicatorAnswer } from "../contract/index.js";
import { figureNow, headline } from "./headline.js";
import { judge } from "./judge.js";
import { measureIn, remaindersIn, type Scene, sourceIn } from "./scene.js";
import { readPublishedFigures, readSteering } from "./steering.js";

/** The answer: values by the dimensions asked, progress in the territory, source, comments, published figures. */
export async function buildIndicator(
  { indicator, territory, by, range, filters }: IndicatorPlan,
  release: Release,
  today: string,
): Promise<IndicatorAnswer> {
  const steering = await readSteering(release, territory.code);
  const scene: Scene = { release, territory, today, steering };
  const question = { indicator, by, ...range, filters: filters.values };
  const [mesh] = by;
  const isSeries = by.length === 1 && (mesh === "annee" || mesh === "trimestre");
  const [cells, avancement, chiffre, suite, figures] = await Promise.all([
    measureIn(scene, question),
    judge(scene, indicator),
    headline(scene, indicator),
    isSeries ? figureNow(scene, { indicator, mesh, filters: filters.values }) : null,
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
    chiffre,
    suite,
    source: sourceIn(scene, indicator),
    commentaires: steering.comments.filter(({ indicateur }) => indicateur === indicator.id),
    chiffres_publies: [...figures],
  };
}

/** No TypeScript type says "these keys are numbers and every other is text": the contract's comes nearest. */
const cellOf = ({ dimensions, figure }: MeasuredCell): Cell =>
  ({ ...dimensions, ...figure }) as Cell;

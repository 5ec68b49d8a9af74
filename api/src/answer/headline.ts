import type { Indicator } from "@fabriques/pipelines/catalogue";
import type { Headline } from "../contract/index.js";
import { figureSentence, figureTitle, type SaidFigure } from "../contract/speech/index.js";
import { datedOf, evolutionOf } from "./change.js";
import { judge } from "./judge.js";
import { missesLater } from "./known.js";
import { type AskedSeries, type Mesh, readSeries } from "./now.js";
import { figureIn, saidOf, withStarts } from "./said.js";
import { marksOf, outOfReach, type Scene, sourceIn } from "./scene.js";
import { unfinishedOf } from "./under-way.js";

/** A figure of the scene's territory as its tile tells it. */
export async function headline(scene: Scene, indicator: Indicator): Promise<Headline> {
  const figure = await figureNow(scene, { indicator, mesh: meshOf(indicator) });
  const hasTarget = scene.steering.targets.some((target) => target.indicator === indicator.id);
  const isJudged = hasTarget && indicator.role === "chiffre_cle";
  return { ...figure, avancement: isJudged ? await judge(scene, indicator) : null };
}

/** A headline stock is read at the end of its finest period; everything else by whole years, as it is judged. */
const meshOf = ({ time, finest, role }: Indicator): Mesh =>
  time === "stock" && role === "chiffre_cle" ? finest : "annee";

/** A series read as a figure: its last whole period, against the one before, and what is under way. */
export async function figureNow(scene: Scene, asked: AskedSeries): Promise<Headline> {
  const { indicator } = asked;
  const series = await readSeries(scene, asked);
  const { current, points } = series;
  const evolution = evolutionOf(indicator, series.before, datedOf(current));
  const beyond = outOfReach(indicator, scene.territory)?.status;
  const figure = { ...figureIn(current), ...(beyond ? { statut: beyond } : {}) };
  const told = withStarts(points, indicator, scene.steering.targets);
  const said: SaidFigure = { ...saidOf(indicator), figure, evolution, series: told };
  return {
    indicateur: indicator.id,
    ...figure,
    reference: points.find(({ periode }) => periode === series.before?.periode) ?? null,
    evolution,
    titre: figureTitle(said),
    phrase: figureSentence(said),
    en_cours: beyond ? null : await unfinishedOf(scene, asked, series),
    marques: marksOf({
      ...{ status: current?.statut, source: sourceIn(scene, indicator) },
      missesLater: !beyond && missesLater(series),
    }),
    serie: [...points],
    avancement: null,
  };
}

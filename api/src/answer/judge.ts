import {
  type Indicator,
  type ProgressStatus,
  progressOf,
  yearBefore,
} from "@fabriques/pipelines/catalogue";
import type { Change, Comment, Point, Progress } from "../contract/index.js";
import { progressSentence, progressTitle } from "../contract/speech/index.js";
import { datedOf, evolutionOf } from "./change.js";
import { currentAvailability, measuredIn, missesLater, yearAvailability } from "./known.js";
import { type AskedSeries, readSeries, type Series } from "./now.js";
import { figureIn, saidOf, withStarts } from "./said.js";
import { marksOf, type OutOfReach, outOfReach, type Scene, sourceIn } from "./scene.js";
import type { Target } from "./steering.js";
import { unfinishedOf } from "./under-way.js";

/** Judges one indicator in the scene's territory, on its last whole year. */
export async function judge(scene: Scene, indicator: Indicator): Promise<Progress> {
  const asked: AskedSeries = { indicator, mesh: "annee" };
  const series = await readSeries(scene, asked);
  const { current, points } = series;
  const year = current ? Number(current.periode) : null;
  // A detail is shown, never judged: a target on it is none.
  const isJudged = indicator.role !== "detail";
  const target = isJudged ? chooseTarget(scene.steering.targets, indicator.id, year) : null;
  const beyond = outOfReach(indicator, scene.territory);
  const verdict = verdictIn(weigh(indicator, series, target), beyond);
  const comment =
    scene.steering.comments.find(({ indicateur }) => indicateur === indicator.id) ?? null;
  const evolution = evolutionOf(indicator, series.before, datedOf(current));
  const since = sinceReference(indicator, { current, target, vi: verdict.vi });
  const figure = { ...figureIn(current), ...(beyond ? { statut: beyond.status } : {}) };
  const judged = {
    id: indicator.id,
    periode: figure.periode,
    vi: verdict.vi,
    va: figure.valeur,
    va_statut: figure.statut,
    vc: target?.words.valeur_cible ?? null,
    objectif: target?.words ?? null,
    echeance: verdict.deadline,
    ta: verdict.ta,
    ta_brut: verdict.rawTa,
    ta_attendu: verdict.expectedTa,
    ratio: verdict.ratio,
    statut: verdict.status,
    motif: verdict.reason,
    evolution,
    depuis_reference: since,
    rythme_necessaire: verdict.neededPace,
    hors_de_portee: verdict.paceOutOfReach,
    croissance: verdict.growth && { ratio: verdict.growth.ratio, statut: verdict.growth.status },
    depend_de_la_methode: verdict.dependsOnMethod,
    marques: marksOf({
      ...{ status: current?.statut, source: sourceIn(scene, indicator) },
      missesLater: !beyond && missesLater(series),
    }),
    commentaire: comment,
    desaccord: disagree(comment, verdict.status),
    serie: [...points],
  };
  const told = withStarts(points, indicator, scene.steering.targets);
  const said = { ...saidOf(indicator), figure, evolution, series: told, judged };
  return {
    ...judged,
    titre: progressTitle(said),
    phrase: progressSentence(said),
    en_cours: beyond ? null : await unfinishedOf(scene, asked, series),
  };
}

type Weighed = ReturnType<typeof progressOf> & {
  readonly vi: number | null;
  readonly deadline: Progress["echeance"];
};

/** Below the smallest territory that the indicator is published for, there is no verdict but why. */
function verdictIn(found: Weighed, beyond: OutOfReach | null): Weighed {
  if (beyond === null) return found;
  const status = beyond.status === "secret" ? "secret" : "sans_donnee";
  return { ...found, status, reason: beyond.reason };
}

interface Since {
  readonly current: Point | null;
  readonly target: Target | null;
  readonly vi: number | null;
}

/** A change goes forward: a reference that is not before the judged year began none. */
function sinceReference(indicator: Indicator, { current, target, vi }: Since): Change | null {
  const periode = target && `${target.words.annee_reference}`;
  if (periode === null || vi === null || periode >= (current?.periode ?? "")) return null;
  return evolutionOf(indicator, { periode, valeur: vi }, datedOf(current));
}

function weigh(indicator: Indicator, series: Series, target: Target | null): Weighed {
  const { unit, better } = indicator;
  const { points, current, before } = series;
  const whole = points.filter(({ couverture }) => couverture === null);
  const at = (period: string): Point | undefined => whole.find(({ periode }) => periode === period);
  const referenceYear = target?.words.annee_reference ?? null;
  const vi = target ? (target.reference ?? at(String(referenceYear))?.valeur ?? null) : null;
  const deadline = deadlineIn(whole, current, target);
  const known = { indicator, series };
  const verdict = progressOf({
    unit,
    better,
    vi,
    va: current?.valeur ?? null,
    vc: target?.words.valeur_cible ?? null,
    previous: before,
    availability: currentAvailability(known),
    initialAvailability: yearAvailability(known, `${referenceYear ?? ""}`),
    yearlyChanges: changesIn(whole),
    measured: measuredIn(known),
    referenceYear,
    year: current ? Number(current.periode) : null,
    targetYear: target?.words.annee_cible ?? null,
    targetYearValue: deadline?.valeur ?? null,
  });
  return { ...verdict, vi, deadline };
}

/** The value of the target year, once it is over: not after the year judged, and among the whole ones. */
function deadlineIn(
  whole: readonly Point[],
  current: Point | null,
  target: Target | null,
): Progress["echeance"] {
  const year = `${target?.words.annee_cible ?? ""}`;
  if (year > (current?.periode ?? "")) return null;
  return datedOf(whole.find(({ periode }) => periode === year));
}

function changesIn(series: readonly Point[]): readonly number[] {
  return series.flatMap(({ periode, valeur }) => {
    const before = series.find((point) => point.periode === yearBefore(periode))?.valeur;
    return valeur === null || before == null ? [] : [valeur - before];
  });
}

/** Of several targets: a validated one first, then the next to fall due, else the last that did. */
function chooseTarget(
  targets: readonly Target[],
  indicator: string,
  year: number | null,
): Target | null {
  const own = targets.filter((target) => target.indicator === indicator);
  const valid = own.filter(({ words }) => words.statut === "valide");
  const byYear = (valid.length > 0 ? valid : own).toSorted(
    (a, b) => a.words.annee_cible - b.words.annee_cible,
  );
  return byYear.find(({ words }) => words.annee_cible >= (year ?? 0)) ?? byYear.at(-1) ?? null;
}

/** The computed statuses that an official's appreciation is compatible with. */
const COMPATIBLE: Readonly<
  Record<NonNullable<Comment["appreciation"]>, readonly ProgressStatus[]>
> = {
  securise: ["atteint", "en_bonne_voie"],
  atteignable: ["atteint", "en_bonne_voie", "a_surveiller"],
  appui_necessaire: ["a_surveiller", "en_retard", "non_atteint", "recul"],
  compromis: ["en_retard", "non_atteint", "recul"],
};
const JUDGED: readonly ProgressStatus[] = [
  "recul",
  "non_atteint",
  "en_retard",
  "a_surveiller",
  "en_bonne_voie",
  "atteint",
];

/** Whether an official's appreciation and the computed status say different things. */
export function disagree(comment: Comment | null, status: ProgressStatus): boolean {
  if (!comment?.appreciation || !JUDGED.includes(status)) return false;
  return !COMPATIBLE[comment.appreciation].includes(status);
}

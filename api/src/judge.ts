import {
  type Dated,
  type Indicator,
  type ProgressStatus,
  progressOf,
  yearBefore,
} from "@fabriques/pipelines/catalogue";
import type { Comment, Point, Progress } from "./contract/index.js";
import { lastComplete, marksOf, outOfReach, type Scene, seriesIn, sourceIn } from "./scene.js";
import type { Target } from "./steering.js";

/** Judges one indicator in the scene's territory, on its last complete year. */
export async function judge(scene: Scene, indicator: Indicator): Promise<Progress> {
  const series = await seriesIn(scene, indicator, "annee");
  const current = lastComplete(series, scene);
  const year = current ? Number(current.periode) : null;
  // A detail is shown, never judged: a target on it is none.
  const isJudged = indicator.role !== "detail";
  const target = isJudged ? chooseTarget(scene.steering.targets, indicator.id, year) : null;
  const beyond = outOfReach(indicator, scene.territory);
  const found = weigh(indicator, { series, current, target });
  const verdict = beyond
    ? ({
        ...found,
        status: beyond.status === "secret" ? "secret" : "sans_donnee",
        reason: beyond.reason,
      } as const)
    : found;
  const comment =
    scene.steering.comments.find(({ indicateur }) => indicateur === indicator.id) ?? null;
  return {
    id: indicator.id,
    periode: current?.periode ?? null,
    vi: verdict.vi,
    va: current?.valeur ?? null,
    va_statut: beyond?.status ?? current?.statut ?? "manquant",
    vc: target?.words.valeur_cible ?? null,
    objectif: target?.words ?? null,
    ta: verdict.ta,
    ta_brut: verdict.rawTa,
    ta_attendu: verdict.expectedTa,
    ratio: verdict.ratio,
    statut: verdict.status,
    motif: verdict.reason,
    tendance: verdict.change?.direction ?? null,
    tendance_favorable: verdict.change?.favourable ?? null,
    rythme_necessaire: verdict.neededPace,
    croissance: verdict.growth && { ratio: verdict.growth.ratio, statut: verdict.growth.status },
    depend_de_la_methode: verdict.dependsOnMethod,
    marques: marksOf(current?.statut, sourceIn(scene, indicator)),
    commentaire: comment,
    desaccord: disagree(comment, verdict.status),
    serie: series,
  };
}

interface Evidence {
  readonly series: readonly Point[];
  readonly current: Point | null;
  readonly target: Target | null;
}

function weigh(
  { unit, better }: Indicator,
  { series, current, target }: Evidence,
): ReturnType<typeof progressOf> & { readonly vi: number | null } {
  const at = (period: string): Point | undefined =>
    series.find(({ periode }) => periode === period);
  const referenceYear = target?.words.annee_reference ?? null;
  const vi = target ? (target.reference ?? at(String(referenceYear))?.valeur ?? null) : null;
  const verdict = progressOf({
    unit,
    better,
    vi,
    va: current?.valeur ?? null,
    vc: target?.words.valeur_cible ?? null,
    previous: datedOf(current && at(yearBefore(current.periode))),
    availability: availabilityOf(current),
    initialAvailability: availabilityOf(at(String(referenceYear)) ?? null),
    yearlyChanges: changesIn(series),
    everMeasured: series.some(({ valeur, statut }) => valeur !== null || statut === "secret"),
    referenceYear,
    year: current ? Number(current.periode) : null,
    targetYear: target?.words.annee_cible ?? null,
  });
  return { ...verdict, vi };
}

const datedOf = (point: Point | null | undefined): Dated | null =>
  point?.valeur == null ? null : { periode: point.periode, valeur: point.valeur };

function changesIn(series: readonly Point[]): readonly number[] {
  return series.flatMap(({ periode, valeur }) => {
    const before = series.find((point) => point.periode === yearBefore(periode))?.valeur;
    return valeur === null || before == null ? [] : [valeur - before];
  });
}

function availabilityOf(current: Point | null): "connue" | "secret" | "manquante" {
  if (current?.statut === "secret") return "secret";
  return current?.valeur == null ? "manquante" : "connue";
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

function disagree(comment: Comment | null, status: ProgressStatus): boolean {
  if (!comment?.appreciation || !JUDGED.includes(status)) return false;
  return !COMPATIBLE[comment.appreciation].includes(status);
}

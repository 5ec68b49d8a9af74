import {
  FABRIQUES,
  type Fabrique,
  INDICATORS,
  type Indicator,
  KEY_POINTS,
  type KeyPoint as KeyPointFacts,
  type ProgressStatus,
  type Territory,
  type Text,
  worstStatus,
} from "@fabriques/pipelines/catalogue";
import type { Release } from "@fabriques/pipelines/release";
import type { FabriqueState, KeyPoint, Progress, Syntheses } from "../contract/index.js";
import { headline } from "./headline.js";
import { disagree, judge } from "./judge.js";
import { notesOn } from "./notes.js";
import { phraseOf } from "./phrase.js";
import type { Scene } from "./scene.js";
import { sourceOf } from "./source.js";
import { readDeliverables, readSteering } from "./steering.js";

/** The state of the four Fabriques in a territory: headlines, key points, impacts, deliverables, each with its status. */
export async function buildSyntheses(
  release: Release,
  territory: Territory,
  today: string,
): Promise<Syntheses> {
  const steering = await readSteering(release, territory.code);
  const scene: Scene = { release, territory, today, steering };
  return {
    release: release.id,
    audience: release.audience,
    territoire: territory.code,
    lu_le: today,
    synthetique: release.manifest.origine.synthetique,
    fabriques: await Promise.all(FABRIQUES.map((fabrique) => buildState(scene, fabrique))),
  };
}

async function buildState(scene: Scene, fabrique: Fabrique): Promise<FabriqueState> {
  const own = INDICATORS.filter(({ domain }) => domain === fabrique.id);
  const ofRole = (role: Indicator["role"]): Indicator[] => own.filter((each) => each.role === role);
  const keyPoints = KEY_POINTS.filter((point) => point.fabrique === fabrique.id);
  const [headlines, points, impacts, deliverables, notes] = await Promise.all([
    Promise.all(ofRole("chiffre_cle").map((indicator) => headline(scene, indicator))),
    Promise.all(keyPoints.map((point) => buildKeyPoint(scene, point))),
    Promise.all(ofRole("impact").map((indicator) => judge(scene, indicator))),
    scene.territory.level === "nation" ? readDeliverables(scene.release, fabrique.id) : [],
    notesOn(scene, fabrique.id),
  ]);
  const statuts = countStatuses(points.map(({ statut }) => statut));
  return {
    id: fabrique.id,
    numero: fabrique.number,
    phrase: phraseOf(headlines, statuts),
    chiffres_cles: headlines,
    points_cles: points,
    impacts,
    statuts,
    statuts_chiffres_cles: countStatuses(
      headlines.flatMap(({ avancement }) => avancement?.statut ?? []),
    ),
    notes: [...notes],
    livrables: [...deliverables],
    source: sourceOf(scene.release.manifest, fabrique.dataset, scene.today),
  };
}

async function buildKeyPoint(scene: Scene, point: KeyPointFacts): Promise<KeyPoint> {
  const own = INDICATORS.filter(
    ({ keyPoint, role }) => keyPoint === point.id && role === "point_cle",
  );
  const aside = INDICATORS.filter(
    ({ keyPoint, role }) => keyPoint === point.id && role === "detail",
  );
  const judged = await Promise.all(own.map((indicator) => judge(scene, indicator)));
  const statut = worstStatus(judged.map((one) => one.statut));
  const comments = scene.steering.comments.filter(({ point_cle }) => point_cle === point.id);
  return {
    id: point.id,
    libelle: point.label,
    description: point.description,
    statut,
    indicateurs: judged,
    details: await Promise.all(aside.map((indicator) => headline(scene, indicator))),
    mesure_partielle: partlyMeasured(point, judged),
    commentaires: comments,
    desaccord: disagree(comments.find(({ appreciation }) => appreciation !== null) ?? null, statut),
  };
}

/** What is not measured; it may be that what measures it has no data yet. */
function partlyMeasured({ partial }: KeyPointFacts, judged: readonly Progress[]): Text | null {
  if (!partial) return null;
  const awaited = judged.find(({ id }) => id === partial.whileWithoutData);
  return awaited && awaited.statut !== "sans_donnee" ? null : partial.text;
}

function countStatuses(
  statuses: readonly ProgressStatus[],
): Partial<Record<ProgressStatus, number>> {
  const counts: Partial<Record<ProgressStatus, number>> = {};
  for (const statut of statuses) counts[statut] = (counts[statut] ?? 0) + 1;
  return counts;
}

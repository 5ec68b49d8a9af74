import {
  FABRIQUES,
  type Fabrique,
  INDICATORS,
  type Indicator,
  KEY_POINTS,
  type KeyPoint as KeyPointFacts,
  type ProgressStatus,
  type Territory,
  worstStatus,
} from "@fabriques/pipelines/catalogue";
import type { Release } from "@fabriques/pipelines/release";
import type { FabriqueState, KeyPoint, Syntheses } from "../contract/index.js";
import { headline } from "./headline.js";
import { judge } from "./judge.js";
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
  const { manifest } = release;
  return {
    release: release.id,
    audience: release.audience,
    territoire: territory.code,
    donnees_au: manifest.donnees_au,
    synthetique: manifest.origine.synthetique,
    fabriques: await Promise.all(FABRIQUES.map((fabrique) => buildState(scene, fabrique))),
  };
}

async function buildState(scene: Scene, fabrique: Fabrique): Promise<FabriqueState> {
  const own = INDICATORS.filter(({ domain }) => domain === fabrique.id);
  const ofRole = (role: Indicator["role"]): Indicator[] => own.filter((each) => each.role === role);
  const keyPoints = KEY_POINTS.filter((point) => point.fabrique === fabrique.id);
  const [headlines, points, impacts, deliverables] = await Promise.all([
    Promise.all(ofRole("chiffre_cle").map((indicator) => headline(scene, indicator))),
    Promise.all(keyPoints.map((point) => buildKeyPoint(scene, point))),
    Promise.all(ofRole("impact").map((indicator) => judge(scene, indicator))),
    readDeliverables(scene.release, fabrique.id),
  ]);
  const statuts = countStatuses(points);
  return {
    id: fabrique.id,
    numero: fabrique.number,
    phrase: phraseOf(headlines, statuts),
    chiffres_cles: headlines,
    points_cles: points,
    impacts,
    statuts,
    livrables: [...deliverables],
    source: sourceOf(scene.release.manifest, fabrique.dataset, scene.today),
  };
}

async function buildKeyPoint(scene: Scene, point: KeyPointFacts): Promise<KeyPoint> {
  const own = INDICATORS.filter(
    ({ keyPoint, role }) => keyPoint === point.id && role === "point_cle",
  );
  const judged = await Promise.all(own.map((indicator) => judge(scene, indicator)));
  return {
    id: point.id,
    libelle: point.label,
    description: point.description,
    statut: worstStatus(judged.map(({ statut }) => statut)),
    indicateurs: judged,
    commentaires: scene.steering.comments.filter(({ point_cle }) => point_cle === point.id),
  };
}

function countStatuses(points: readonly KeyPoint[]): Partial<Record<ProgressStatus, number>> {
  const counts: Partial<Record<ProgressStatus, number>> = {};
  for (const { statut } of points) counts[statut] = (counts[statut] ?? 0) + 1;
  return counts;
}

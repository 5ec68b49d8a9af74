import { DATASETS } from "@fabriques/pipelines/catalogue";
import {
  type Balance,
  type Manifest,
  type QualityReport,
  type RefusedLoad,
  type Release,
  readQuality,
} from "@fabriques/pipelines/release";
import type { QualityPlan } from "../ask/quality.js";
import type { QualityAnswer } from "../contract/index.js";

type Anomaly = QualityAnswer["anomalies"]["lignes"][number];

const PER_PAGE = 50;

/** What is fresh, late, wrong, corrected or refused: the quality report of the release that serves, and the last refused load. */
export async function buildQuality(
  { page, filters }: QualityPlan,
  release: Release,
  facts: { readonly refused: RefusedLoad | null; readonly today: string },
): Promise<QualityAnswer> {
  const report = await readQuality(release);
  const { manifest } = release;
  const kept = report.anomalies.filter((anomaly) => passes(anomaly, filters));
  const counted = report.par_regle.filter((rule) => passes(rule, filters));
  return {
    release: release.id,
    audience: release.audience,
    charge_le: manifest.charge_le,
    sources: report.sources.map((source) => sourceWords(source, manifest, facts.today)),
    fichiers_laisses: [...report.fichiers_laisses],
    par_regle: [...report.par_regle],
    filtres: filters,
    anomalies: {
      total: sumOf(counted),
      gardees: kept.length,
      page,
      pages: Math.ceil(kept.length / PER_PAGE),
      lignes: kept.slice((page - 1) * PER_PAGE, page * PER_PAGE).map(withoutWithheld),
    },
    notices: [...report.notices],
    corrections: correctionsOf(report),
    controles: report.controles.map((check) => ({ ...check, constats: [...check.constats] })),
    dernier_refus: refusedWords(facts.refused),
  };
}

const passes = (
  one: { readonly jeu: string; readonly gravite: string; readonly regle: string },
  filters: QualityAnswer["filtres"],
): boolean =>
  (["jeu", "gravite", "regle"] as const).every((name) => {
    const wanted: readonly string[] = filters[name];
    return wanted.length === 0 || wanted.includes(one[name]);
  });

const sumOf = (counts: readonly { readonly nombre: number }[]): number =>
  counts.reduce((sum, { nombre }) => sum + nombre, 0);

function sourceWords(
  source: QualityReport["sources"][number],
  { charge_le }: Manifest,
  today: string,
): QualityAnswer["sources"][number] {
  const { attendue_le: expected } = source;
  const late = expected === null ? 0 : Math.max(0, daysBetween(expected, today));
  const { jeu, avertissements, donnees_au, attendue_chaque } = source;
  return {
    ...{ jeu, charge_le, donnees_au, attendue_chaque, attendue_le: expected },
    ...balanceOf(source),
    fichiers: source.fichiers.map(({ nom, sha256, octets, encodage, delimiteur, bilan }) => ({
      ...{ nom, sha256, encodage, delimiteur },
      ...(isPartOfPeople(source)
        ? { octets: null, bilan: null }
        : { octets, bilan: balanceOf(bilan) }),
    })),
    avertissements,
    en_retard: late > 0,
    retard_jours: late,
  };
}

/** The rows of one file about people, of a region or a quarter say, are no figure of the publication plan. */
const isPartOfPeople = ({ jeu, fichiers }: QualityReport["sources"][number]): boolean =>
  fichiers.length > 1 && DATASETS.some(({ id, personal }) => id === jeu && personal);

const balanceOf = ({
  lues,
  chargees,
  refusees,
  doublons,
  corrigees,
  ignorees,
}: Balance): Balance => ({ lues, chargees, refusees, doublons, corrigees, ignorees });

const DAY_MS = 86_400_000;
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** Cells about people, and of columns that are published summed only, are shown nowhere one by one. */
function isWithheld(jeu: string, name: string | null): boolean {
  const dataset = DATASETS.find(({ id }) => id === jeu);
  const column = dataset?.columns.find((candidate) => candidate.name === name);
  return dataset === undefined || dataset.personal || column?.sensitive === true;
}

const withoutWithheld = (anomaly: Anomaly): Anomaly =>
  isWithheld(anomaly.jeu, anomaly.colonne) ? { ...anomaly, valeur: null } : { ...anomaly };

function correctionsOf({ corrections }: QualityReport): QualityAnswer["corrections"] {
  return {
    total: sumOf(corrections.par_colonne),
    par_colonne: [...corrections.par_colonne],
    liste: corrections.liste.map((one) =>
      isWithheld(one.jeu, one.colonne) ? { ...one, avant: null, apres: null } : { ...one },
    ),
  };
}

function refusedWords(refused: RefusedLoad | null): QualityAnswer["dernier_refus"] {
  if (refused === null) return null;
  const { refuse_le, publie_depuis, dossier, fichiers, motifs, anomalies } = refused;
  return {
    refuse_le,
    publie_depuis,
    dossier,
    fichiers: [...fichiers],
    motifs: [...motifs],
    anomalies: anomalies.map(withoutWithheld),
  };
}

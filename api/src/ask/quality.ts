import { DATASETS } from "@fabriques/pipelines/catalogue";
import {
  type Balance,
  type Manifest,
  type QualityReport,
  type RefusedLoad,
  type Release,
  readQuality,
} from "@fabriques/pipelines/release";
import type { QualityAnswer } from "../contract/index.js";
import { type Query, refusedValue, splitList } from "./query.js";

type Anomaly = QualityAnswer["anomalies"]["lignes"][number];

/** Which anomalies are asked for; an empty list lets everything through. */
export interface QualityPlan {
  readonly filters: QualityAnswer["filtres"];
  /** From 1. */
  readonly page: number;
}

/** Parameters of the route. */
export const QUALITY_PARAMETERS = ["jeu", "gravite", "regle", "page"] as const;

const PER_PAGE = 50;
const SEVERITIES = ["refus", "avertissement"] as const;

/** Reads the filters and the page; a rule that this release never met is no error, since links outlive releases. */
export function planQuality(query: Query): QualityPlan {
  const datasets = DATASETS.map(({ id }) => id);
  const page = query.get("page") ?? "1";
  if (!/^[1-9]\d{0,5}$/.test(page)) throw refusedValue("page", page, ["1", "2", "…"]);
  return {
    page: Number(page),
    filters: {
      jeu: listOf(query, "jeu", datasets),
      gravite: listOf(query, "gravite", SEVERITIES),
      regle: rulesOf(query),
    },
  };
}

/** The filters and the page as they are written in a URL, in their one order. */
export const writeQuality = ({ filters, page }: QualityPlan): string =>
  [
    ...(["jeu", "gravite", "regle"] as const).flatMap((name) =>
      filters[name].length === 0 ? [] : [`${name}=${filters[name].join(",")}`],
    ),
    ...(page === 1 ? [] : [`page=${page}`]),
  ].join("&");

function listOf<T extends string>(query: Query, name: string, accepted: readonly T[]): T[] {
  const value = query.get(name);
  if (value === undefined) return [];
  return splitList(value).map((part) => {
    const found = accepted.find((one) => one === part);
    if (found === undefined) throw refusedValue(name, part, accepted);
    return found;
  });
}

function rulesOf(query: Query): string[] {
  const value = query.get("regle");
  if (value === undefined) return [];
  const rules = splitList(value);
  const faulty = rules.find((rule) => !/^[a-z][a-z0-9_]{0,60}$/.test(rule));
  if (faulty !== undefined) throw refusedValue("regle", faulty, ["illisible", "limites"]);
  return rules;
}

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
    donnees_au: manifest.donnees_au,
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

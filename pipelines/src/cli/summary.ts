import { datasetOf } from "../catalogue/datasets/index.js";
import type { Anomaly } from "../load/anomalies.js";
import { french } from "../load/french.js";
import type { PublishReport } from "../publish/publish.js";
import type { SourceRecord } from "../release/manifest.js";

const SHOWN = 10;
const number = new Intl.NumberFormat("fr-FR");

/** What a load did, in French lines: the balance of each dataset, the first anomalies, the release. */
export function summaryOf({ manifest, isKnown, leftOut, anomalies }: PublishReport): string {
  const head = isKnown
    ? `Déjà publiée : la release ${manifest.id} sert de nouveau, rien n’a changé.`
    : `Publiée : la release ${manifest.id} sert, avec des données au ${dayOf(manifest.donnees_au)}.`;
  const shown = anomalies.slice(0, SHOWN).map(anomalyLine);
  const rest = countAnomalies(manifest.sources) - shown.length;
  const lines = [
    ...manifest.sources.map(sourceLine),
    ...leftOut,
    ...(shown.length > 0 ? ["", "Premières anomalies :", ...shown] : []),
    ...(shown.length > 0 && rest > 0
      ? [`  … et ${number.format(rest)} autres dans qualite.json`]
      : []),
    "",
    head,
  ];
  return lines.map(french).join("\n");
}

const countAnomalies = (sources: readonly SourceRecord[]): number =>
  sources.reduce((sum, source) => sum + source.refusees + source.avertissements, 0);

function sourceLine(source: SourceRecord): string {
  const { jeu, lues, chargees, refusees, doublons, corrigees, avertissements } = source;
  const apart = [
    counted(refusees, "refusée", "refusées"),
    counted(doublons, "en double", "en double"),
    counted(corrigees, "corrigée", "corrigées"),
    counted(avertissements, "avertissement", "avertissements"),
  ].filter((words) => words !== null);
  const balance = `${number.format(lues)} lues, ${number.format(chargees)} chargées`;
  return `${datasetOf(jeu).label.fr} : ${[balance, ...apart].join(", ")}`;
}

const counted = (count: number, one: string, many: string): string | null =>
  count === 0 ? null : `${number.format(count)} ${count > 1 ? many : one}`;

function anomalyLine({ fichier, ligne, colonne, valeur, gravite, message }: Anomaly): string {
  const place = [
    fichier,
    ligne === null ? null : `ligne ${ligne}`,
    colonne === null ? null : `colonne « ${colonne} »`,
    valeur === null ? null : `« ${shortened(valeur)} »`,
  ].filter((words) => words !== null);
  return `  ${gravite === "refus" ? "refus" : "avert."}  ${place.join(", ")} : ${message}`;
}

const LONGEST_CELL = 40;
const shortened = (cell: string): string => {
  const line = cell.replaceAll(/\s+/g, " ");
  return line.length > LONGEST_CELL ? `${line.slice(0, LONGEST_CELL)}…` : line;
};

const dayOf = (iso: string): string =>
  new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso));

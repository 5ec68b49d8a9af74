import { datasetOf } from "../catalogue/datasets/index.js";
import { dayInWords } from "../catalogue/periods.js";
import type { Anomaly } from "../load/anomalies.js";
import { french } from "../load/french.js";
import type { PublishReport } from "../publish/publish.js";
import type { SourceRecord } from "../store/manifest.js";
import type { QualityReport } from "../store/quality.js";

const SHOWN = 10;
/** Numbers as French writes them. */
export const number: Intl.NumberFormat = new Intl.NumberFormat("fr-FR");

/** What a load did, in French lines: the balance of each dataset, what was seen of it, the first anomalies, the release. */
export function summaryOf(report: PublishReport): string {
  const { manifest, isKnown, leftOut, anomalies, quality, returns } = report;
  const head = isKnown
    ? `Déjà publiée : la release ${manifest.id} sert de nouveau, rien n’a changé.`
    : `Publiée : la release ${manifest.id} sert.`;
  const back = `À renvoyer aux producteurs, dans prive/retours : ${returns.join(", ")}.`;
  const lines = [
    ...manifest.sources.map(sourceLine),
    ...leftOut,
    ...findingsOf(quality),
    ...anomalyLines(anomalies, countAnomalies(manifest.sources)),
    ...(returns.length > 0 ? ["", back] : []),
    "",
    head,
  ];
  return lines.map(french).join("\n");
}

/** The first anomalies, under a title, and how many others there are out of `total`. */
export function anomalyLines(anomalies: readonly Anomaly[], total: number): readonly string[] {
  const shown = anomalies.slice(0, SHOWN).map(anomalyLine);
  if (shown.length === 0) return [];
  const rest = total - shown.length;
  const others = rest > 0 ? [`  … et ${number.format(rest)} autres`] : [];
  return ["", "Premières anomalies :", ...shown, ...others];
}

type Findings = Pick<QualityReport, "notices" | "corrections" | "controles">;

/** What was mended, corrected, or found across rows, under titles; nothing where there is nothing to tell. */
export function findingsOf({ notices, corrections, controles }: Findings): readonly string[] {
  const seen = notices.map(
    ({ fichier, colonne, nombre, message }) =>
      `  ${fichier}${colonne === null ? "" : `, colonne « ${colonne} »`}, ${number.format(nombre)} fois : ${message}`,
  );
  const corrected = corrections.par_colonne.map(
    ({ jeu, colonne, nombre }) =>
      `  ${datasetOf(jeu).label.fr}, colonne « ${colonne} » : ${number.format(nombre)}`,
  );
  const failing = controles.filter(({ nombre }) => nombre > 0);
  const found = failing.flatMap(({ libelle, nombre, constats }) => [
    `  ${libelle} : ${number.format(nombre)} à vérifier.`,
    ...constats.slice(0, SHOWN_PER_CHECK).map((constat) => `    ${constat}`),
  ]);
  return [
    ...titled("À savoir :", seen),
    ...titled("Cellules corrigées par un fichier plus récent :", corrected),
    ...titled(`Contrôles entre lignes, ${failing.length} sur ${controles.length} à voir :`, found),
  ];
}

const SHOWN_PER_CHECK = 3;

const titled = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length > 0 ? ["", title, ...lines] : [];

const countAnomalies = (sources: readonly SourceRecord[]): number =>
  sources.reduce((sum, source) => sum + source.refusees + source.avertissements, 0);

function sourceLine(source: SourceRecord): string {
  const { jeu, lues, chargees, refusees, doublons, corrigees, avertissements, donnees_au } = source;
  const apart = [
    counted(refusees, "refusée", "refusées"),
    counted(doublons, "en double", "en double"),
    counted(corrigees, "corrigée", "corrigées"),
    counted(avertissements, "avertissement", "avertissements"),
    donnees_au === null ? null : `données au ${dayInWords(donnees_au)}`,
  ].filter((words) => words !== null);
  const balance = `${number.format(lues)} lues, ${number.format(chargees)} chargées`;
  return `${datasetOf(jeu).label.fr} : ${[balance, ...apart].join(", ")}`;
}

/** A count and its words, or null for none. */
export const counted = (count: number, one: string, many: string): string | null =>
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

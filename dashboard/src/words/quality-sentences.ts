import type { QualityAnswer } from "@fabriques/api/contract";
import { type Format, HARD, THIN, written } from "@fabriques/api/speech";
import { FREQUENCIES } from "./quality.js";
import { capital, type Text, text } from "./text.js";

/** A source as the quality report tells it. */
export type SourceQuality = QualityAnswer["sources"][number];

/** `Page 2 sur 5`. */
export const pageOf = (page: number, pages: number): Text =>
  text(`Page ${page} sur ${pages}`, `Page ${page} of ${pages}`);

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const counted = (f: Format, count: number, [one, many]: readonly [string, string]): string =>
  `${f.number(count)}${HARD}${count > 1 ? many : one}`;

/** Sources that are up to date or late, then what the load refused or doubts: one sentence. */
export function qualitySentence({ sources, par_regle: rules }: QualityAnswer): Text {
  const expected = sources.filter(({ attendue_le: date }) => date !== null);
  const late = expected.filter(({ en_retard }) => en_retard).length;
  const read = sum(sources.map(({ lues }) => lues));
  const refused = sum(sources.map(({ refusees }) => refusees));
  const doubted = rules.filter(({ gravite }) => gravite === "avertissement");
  const warnings = sum(doubted.map(({ nombre }) => nombre));
  return written((f) => {
    if (f.language === "en") {
      const state =
        late === 0 ? "None of the sources is late" : `${late} of ${expected.length} sources late`;
      return `${state}; of ${f.number(read)} rows read, ${f.number(refused)} refused, and ${f.number(warnings)} warnings.`;
    }
    const state =
      late > 0
        ? `${late} ${late > 1 ? "sources" : "source"} sur ${expected.length} ${late > 1 ? "sont" : "est"} en retard`
        : expected.length === 1
          ? "La seule source attendue à date régulière n’est pas en retard"
          : `Aucune des ${expected.length} sources attendues à date régulière n’est en retard`;
    const kept = refused === 0 ? "aucune refusée" : counted(f, refused, ["refusée", "refusées"]);
    const doubts =
      warnings === 0
        ? "aucun avertissement"
        : counted(f, warnings, ["avertissement", "avertissements"]);
    return `${state}${THIN}; ${f.number(read)} lignes lues, ${kept}, ${doubts}.`;
  });
}

/** `de 45 jours`: how late a source is. */
export const lateBy = ({ retard_jours: days }: SourceQuality): Text =>
  written((f) =>
    f.language === "fr"
      ? `En retard de ${counted(f, days, ["jour", "jours"])}`
      : `${counted(f, days, ["day", "days"])} late`,
  );

/** `données au 30/09/2026, attendues chaque trimestre, au plus tard le 31/03/2027`. */
export const scheduleOf = ({
  donnees_au: upTo,
  attendue_chaque: every,
  attendue_le: expected,
}: SourceQuality): Text =>
  written((f) => {
    const fr = f.language === "fr";
    const parts = [
      upTo === null ? null : fr ? `données au ${f.date(upTo)}` : `data as of ${f.date(upTo)}`,
      every === null ? null : `${fr ? "attendues" : "expected"} ${FREQUENCIES[every][f.language]}`,
      expected === null
        ? null
        : fr
          ? `les suivantes au plus tard le ${f.date(expected)}`
          : `the next ones by ${f.date(expected)}`,
    ];
    return capital(parts.filter((part) => part !== null).join(", "));
  });

/** `UTF-8, point-virgule`: how a file is written. */
export const formOf = (encoding: string, delimiter: string): string =>
  `${encoding.startsWith("windows") ? capital(encoding) : encoding.toUpperCase()}, ${delimiter}`;

/** `51,9 ko`: the size of a file. */
export const fileSizeOf = (bytes: number): Text =>
  written((f) => {
    const [unit, divisor] = bytes < 1e6 ? (["k", 1e3] as const) : (["M", 1e6] as const);
    return `${f.number(bytes / divisor, 1)}${HARD}${unit}${f.language === "fr" ? "o" : "B"}`;
  });

type AnomaliesFound = QualityAnswer["anomalies"];

/** `1 036 anomalies, page 1 sur 21.` */
export const anomaliesCount = ({ total, page, pages }: AnomaliesFound): Text =>
  written((f) => {
    const fr = f.language === "fr";
    const names = fr ? (["anomalie", "anomalies"] as const) : (["anomaly", "anomalies"] as const);
    const place = pages > 1 ? `, ${pageOf(page, pages)[f.language].toLowerCase()}` : "";
    return `${counted(f, total, names)}${place}.`;
  });

/** Which anomalies are listed where the report does not keep them all: nothing is cut without a word. */
export const restSentence = ({ gardees: kept }: AnomaliesFound): Text =>
  written((f) =>
    f.language === "fr"
      ? `Les premières de chaque règle sont listées, ${f.number(kept)} en tout\u202F; la liste complète est dans les fichiers que le chargement écrit pour les producteurs.`
      : `The first ones of each rule are listed, ${f.number(kept)} altogether; the full list is in the files that the load writes for the providers.`,
  );

/** `Voir les 215 par fichier et par ligne`. */
export const seeAll = (count: number): Text =>
  written((f) =>
    f.language === "fr"
      ? `Voir les ${f.number(count)} par fichier et par ligne`
      : `See all ${f.number(count)} by file and line`,
  );

/** `et 195 autres`. */
export const andOthers = (count: number): Text =>
  written((f) =>
    f.language === "fr"
      ? `et ${counted(f, count, ["autre", "autres"])}`
      : `and ${counted(f, count, ["other", "others"])}`,
  );

/** How many cells were corrected, and how many of them are listed. */
export const correctionsSentence = ({ total, liste }: QualityAnswer["corrections"]): Text =>
  written((f) => {
    if (f.language === "en") {
      const all = counted(f, total, ["cell corrected", "cells corrected"]);
      const listed = `the first ${f.number(liste.length)} are listed`;
      return liste.length < total ? `${all}; ${listed}.` : `${all}.`;
    }
    const all = counted(f, total, ["cellule corrigée", "cellules corrigées"]);
    const listed = `les ${f.number(liste.length)} premières sont listées`;
    return liste.length < total ? `${all}${THIN}; ${listed}.` : `${all}.`;
  });

/** `refusé le 23/11/2026, suivi d’un chargement publié le 24/11/2026`. */
export const refusalSentence = ({
  refuse_le: refused,
  publie_depuis: since,
  dossier,
}: NonNullable<QualityAnswer["dernier_refus"]>): Text =>
  written((f) => {
    if (f.language === "fr") {
      const after =
        since === null
          ? "Aucun autre n’a été publié depuis."
          : `Un chargement a été publié depuis, le ${f.date(since)}.`;
      return `Le chargement du dossier «\u00A0${dossier}\u00A0» a été refusé le ${f.date(refused)}. ${after}`;
    }
    const after =
      since === null
        ? "None has been published since."
        : `A load has been published since, on ${f.date(since)}.`;
    return `The load of the folder “${dossier}” was refused on ${f.date(refused)}. ${after}`;
  });

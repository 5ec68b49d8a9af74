import {
  indicatorOf,
  PROGRESS_STATUS_IDS,
  PROGRESS_STATUSES,
  type ProgressStatus,
  type Text,
  text,
  UNITS,
  type Unit,
  VALUE_STATUSES,
} from "@fabriques/pipelines/catalogue";
import type { Headline } from "./contract/index.js";

type Language = keyof Text;
const LOCALES: Readonly<Record<Language, string>> = { fr: "fr-FR", en: "en-GB" };
const NBSP = "\u00a0";
const NNBSP = "\u202f";

/** The state of a Fabrique in two sentences: its first headline, then the count of its key points by status. */
export function sentenceOf(
  headlines: readonly Headline[],
  counts: Partial<Record<ProgressStatus, number>>,
): Text {
  const [first] = headlines;
  const figure = first ? figureSentence(first) : text("", "");
  const points = countSentence(counts);
  return text(`${figure.fr} ${points.fr}`.trim(), `${figure.en} ${points.en}`.trim());
}

function figureSentence(headline: Headline): Text {
  const indicator = indicatorOf(headline.indicateur);
  if (!indicator) return text("", "");
  const { label } = indicator;
  const { valeur, periode } = headline;
  if (valeur === null || periode === null) {
    const { label: status } = VALUE_STATUSES[headline.statut];
    return text(`${label.fr}${NNBSP}: ${lower(status.fr)}.`, `${label.en}: ${lower(status.en)}.`);
  }
  const unit = UNITS[indicator.unit];
  const change = changeWords(headline, unit);
  const isProvisional = headline.statut === "provisoire";
  const mark = isProvisional ? text(" (provisoire)", " (provisional)") : text("", "");
  return text(
    `${label.fr}${NNBSP}: ${amount(valeur, unit, "fr")} ${during(periode).fr}${mark.fr}${change.fr}.`,
    `${label.en}: ${amount(valeur, unit, "en")} ${during(periode).en}${mark.en}${change.en}.`,
  );
}

function changeWords({ variation, variation_relative, reference }: Headline, unit: Unit): Text {
  if (variation === null || reference === null) return text("", "");
  const against = since(reference.periode);
  const isRelative = variation_relative !== null;
  const size = Math.abs(variation_relative ?? variation);
  const rounded = Number(size.toFixed(1));
  if (rounded === 0) return text(`, stable ${against.fr}`, `, unchanged ${against.en}`);
  const measure = (language: Language): string => {
    const number = numeral(rounded, 1, language);
    if (isRelative) return `${number}${percentSign(language)}`;
    if (unit.id === "pourcent") return points(number, rounded, language);
    return amount(size, unit, language);
  };
  const [fr, en] = variation > 0 ? ["en hausse de", "up"] : ["en baisse de", "down"];
  return text(`, ${fr} ${measure("fr")} ${against.fr}`, `, ${en} ${measure("en")} ${against.en}`);
}

function points(number: string, value: number, language: Language): string {
  // French takes the plural from two on, English from anything but one.
  if (language === "fr") return `${number}${NBSP}point${value >= 2 ? "s" : ""}`;
  return `${number} percentage point${value === 1 ? "" : "s"}`;
}

function countSentence(counts: Partial<Record<ProgressStatus, number>>): Text {
  const present = PROGRESS_STATUS_IDS.map((id) => ({ id, count: counts[id] ?? 0 })).filter(
    ({ count }) => count > 0,
  );
  const total = present.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return text("", "");
  const list = (language: Language): string =>
    present.map(({ id, count }) => `${count} ${counted(id, count)[language]}`).join(", ");
  return text(
    `Sur ${total} points clés${NNBSP}: ${list("fr")}.`,
    `Of ${total} key points: ${list("en")}.`,
  );
}

/** Labels that do not read well after a number. */
const COUNTED: Partial<Record<ProgressStatus, Text>> = {
  non_atteint: text("à la cible manquée", "with a missed target"),
  secret: text("sous secret statistique", "under statistical secrecy"),
  sans_objectif: text("sans objectif", "without a target"),
  sans_donnee: text("sans donnée", "without data"),
};

function counted(status: ProgressStatus, count: number): Text {
  const { label } = PROGRESS_STATUSES[status];
  // The other labels are invariable in French: « en retard », « à surveiller ».
  const plural = count > 1 && (status === "atteint" || status === "non_calculable") ? "s" : "";
  return COUNTED[status] ?? text(lower(label.fr) + plural, lower(label.en));
}

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

function numeral(value: number, decimals: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: decimals }).format(
    value,
  );
}

const percentSign = (language: Language): string => (language === "fr" ? `${NBSP}%` : "%");

function amount(value: number, unit: Unit, language: Language): string {
  const number = numeral(value, unit.decimals, language);
  if (unit.id === "pourcent") return number + percentSign(language);
  const symbol = unit.symbol[language];
  return symbol === "" ? number : `${number}${NBSP}${symbol}`;
}

const ordinal = (quarter: string): string => (quarter === "1" ? "1er" : `${quarter}e`);

function during(period: string): Text {
  const [year = "", quarter] = period.split("-T");
  if (quarter === undefined) return text(`en ${year}`, `in ${year}`);
  return text(`au ${ordinal(quarter)} trimestre ${year}`, `in Q${quarter} ${year}`);
}

function since(period: string): Text {
  const [year = "", quarter] = period.split("-T");
  if (quarter === undefined) return text(`par rapport à ${year}`, `on ${year}`);
  return text(`par rapport au ${ordinal(quarter)} trimestre ${year}`, `on Q${quarter} ${year}`);
}

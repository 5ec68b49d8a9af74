import type { Headline, Point, Progress, Source } from "@fabriques/api/contract";
import { type Format, type Unit, written } from "./format.js";
import { nextPeriod, yearBefore } from "./periods.js";
import { capital, type Text, text } from "./text.js";

/** A change smaller than this share of the earlier value is called stable. */
const STABLE = 0.01;

/** A change between two values, ready to be said. */
export interface ValueChange {
  readonly from: number;
  readonly to: number;
  readonly unit: Unit;
}

const isPercent = (unit: Unit): boolean => unit.symbole.fr === "%";

function isStable({ from, to }: ValueChange): boolean {
  return Math.abs(to - from) <= Math.abs(from) * STABLE;
}

function sizeOf({ from, to, unit }: ValueChange, format: Format): string {
  const difference = Math.abs(to - from);
  if (isPercent(unit)) return format.change(difference, unit).replace(/^\+/, "");
  if (from === 0) return format.value(difference, unit);
  return format.percent((difference / Math.abs(from)) * 100);
}

/** `hausse de 3,1 points`, `recul de 2,2 %`, `valeur stable`. */
export function movement(change: ValueChange): Text {
  if (isStable(change)) return text("valeur stable", "stable value");
  const up = change.to > change.from;
  return written((format) => {
    const size = sizeOf(change, format);
    if (format.language === "fr") return `${up ? "hausse" : "recul"} de ${size}`;
    return `${up ? "up" : "down"} ${size}`;
  });
}

const hasValue = (point: Point): point is Point & { readonly valeur: number } =>
  point.valeur !== null;

/**
 * The value of the judged period, after the nearest earlier one that has a value; after the same quarter of the year
 * before where it has one, since seasons would else be read as changes.
 */
function lastTwo(points: readonly Point[], period: string | null): readonly Point[] {
  const until = points
    .filter((point) => period === null || point.periode <= period)
    .filter(hasValue);
  const last = until.at(-1);
  const season = until.find(({ periode }) => last && periode === yearBefore(last.periode));
  return last && season ? [season, last] : until.slice(-2);
}

/** Whether two periods are the same quarter, a year apart. */
const isSeason = (before: string, last: string): boolean =>
  last.length > 4 && before === yearBefore(last);

/** Message title of a series: `Contrats conclus : recul de 2,2 % en 2023`. */
export function titleOf(
  label: Text,
  unit: Unit,
  series: { readonly points: readonly Point[]; readonly period: string | null },
): Text {
  const [before, last] = lastTwo(series.points, series.period);
  const only = last ?? before;
  if (only === undefined || only.valeur === null) {
    return text(`${label.fr}\u202F: aucune valeur publiable`, `${label.en}: no value to publish`);
  }
  const { valeur, periode } = only;
  if (last === undefined || before === undefined || before.valeur === null) {
    return written((f) => {
      const said = `${f.value(valeur, unit)} ${f.inPeriod(periode)}`;
      return f.language === "fr" ? `${label.fr}\u202F: ${said}` : `${label.en}: ${said}`;
    });
  }
  const moved = movement({ from: before.valeur, to: valeur, unit });
  const over = isSeason(before.periode, periode)
    ? text(", sur un an", ", over a year")
    : text("", "");
  return written((f) =>
    f.language === "fr"
      ? `${label.fr}\u202F: ${moved.fr} ${f.inPeriod(periode)}${over.fr}`
      : `${label.en}: ${moved.en} ${f.inPeriod(periode)}${over.en}`,
  );
}

function valuesSentence(points: readonly Point[], unit: Unit, f: Format): string {
  const [before, last] = points;
  const now = last ?? before;
  if (now === undefined || now.valeur === null) {
    return f.language === "fr" ? "Aucune valeur n’est publiable." : "No value can be published.";
  }
  const value = f.value(now.valeur, unit);
  const start = capital(f.inPeriod(now.periode));
  if (last === undefined || before === undefined || before.valeur === null) {
    return f.language === "fr"
      ? `${start}, la valeur est de ${value}.`
      : `${start}, the value is ${value}.`;
  }
  const earlier = `${f.value(before.valeur, unit)} ${f.inPeriod(before.periode)}`;
  return f.language === "fr"
    ? `${start}, la valeur est de ${value}, contre ${earlier}.`
    : `${start}, the value is ${value}, against ${earlier}.`;
}

function targetSentence(progress: Progress, unit: Unit, f: Format): string {
  const { objectif, ta_brut, ta_attendu } = progress;
  if (objectif === null || ta_brut === null) return "";
  const goal = `${f.value(objectif.valeur_cible, unit)} ${f.inPeriod(String(objectif.annee_cible))}`;
  const french = objectif.statut === "illustratif" ? "la cible illustrative" : "la cible";
  const english = objectif.statut === "illustratif" ? "the illustrative target" : "the target";
  const expected = ta_attendu === null ? "" : f.percent(ta_attendu);
  if (ta_brut < 0) {
    return f.language === "fr"
      ? ` Elle s’éloigne de ${french} de ${goal}.`
      : ` It moves away from ${english} of ${goal}.`;
  }
  if (ta_brut >= 100) {
    return f.language === "fr"
      ? ` ${capital(french)} de ${goal} est atteinte.`
      : ` ${capital(english)} of ${goal} is met.`;
  }
  return f.language === "fr"
    ? ` ${f.percent(ta_brut)} du chemin vers ${french} de ${goal} est parcouru, pour ${expected} attendus à cette date.`
    : ` ${f.percent(ta_brut)} of the way to ${english} of ${goal} is done, against ${expected} expected by this date.`;
}

/** `2019, 2021 à 2023 et 2025`: runs of three periods or more are told by their ends. */
function periodsSaid(points: readonly Point[], f: Format): string {
  const runs: Point[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    const follows = run?.at(-1);
    if (follows !== undefined && nextPeriod(follows.periode) === point.periode) run?.push(point);
    else runs.push([point]);
  }
  const said = runs.flatMap((run) => {
    const names = run.map(({ periode }) => f.shortPeriod(periode));
    return names.length < 3
      ? names
      : [`${names[0]} ${f.language === "fr" ? "à" : "to"} ${names.at(-1)}`];
  });
  return f.list(said);
}

const GAPS: readonly (readonly [status: Point["statut"], words: Text])[] = [
  ["secret", text("Secret statistique", "Statistical secrecy")],
  ["manquant", text("Valeur non disponible", "Value not available")],
  ["non_applicable", text("Sans objet", "Not applicable")],
  ["provisoire", text("Valeur provisoire", "Provisional value")],
];

function gapsSentence(points: readonly Point[], f: Format): string {
  return GAPS.map(([status, words]) => {
    const said = periodsSaid(
      points.filter(({ statut }) => statut === status),
      f,
    );
    if (said === "") return "";
    return f.language === "fr" ? ` ${words.fr}\u202F: ${said}.` : ` ${words.en}: ${said}.`;
  }).join("");
}

/** Says what a trajectory shows: value, earlier value, way done towards the target, gaps. */
export function trajectorySentence(progress: Progress, unit: Unit): Text {
  const points = lastTwo(progress.serie, progress.periode);
  return written(
    (f) =>
      valuesSentence(points, unit, f) +
      targetSentence(progress, unit, f) +
      gapsSentence(progress.serie, f),
  );
}

/** Says what a trend shows: value, earlier value, gaps. */
export function trendSentence(points: readonly Point[], unit: Unit, period: string | null): Text {
  const last = lastTwo(points, period);
  return written((f) => valuesSentence(last, unit, f) + gapsSentence(points, f));
}

/** `par rapport à 2024`, `par rapport au 1er trimestre 2024`: against a named period. */
export const against = (period: string): Text =>
  written((f) => {
    if (f.language === "en") return `against ${f.period(period)}`;
    return `par rapport ${period.length === 4 ? "à" : "au"}\u00A0${f.period(period)}`;
  });

/** `+3,1 points`, or `+2,2 %` where the relative change is known. */
export function changeOf(headline: Headline, unit: Unit): Text | null {
  const { variation, variation_relative: relative } = headline;
  if (variation === null) return null;
  return written((f) => (relative === null ? f.change(variation, unit) : f.relative(relative)));
}

/** `Source : ctai.csv · données au 31/12/2025 · version r3f2a…`. */
export const sourceLine = (source: Source, release: string): Text =>
  written((f) => {
    const files = f.list(source.fichiers.map((file) => file.nom));
    const name = files === "" ? source.jeu : files;
    const date = source.donnees_au === null ? "" : f.date(source.donnees_au);
    if (f.language === "fr") {
      return `Source\u202F: DIAIR, ${name} · données au ${date || "n.d."} · version ${release}`;
    }
    return `Source: DIAIR, ${name} · data as of ${date || "n/a"} · version ${release}`;
  });

/** What, where, when, unit of a series: `Nombre · France entière · 2019–2026`. */
export const subtitleOf = (unit: Unit, territory: Text, periods: readonly string[]): Text =>
  written((f) => {
    const [first, last] = [periods[0], periods.at(-1)];
    const span =
      first === undefined || last === undefined
        ? ""
        : first === last
          ? f.shortPeriod(first)
          : `${f.shortPeriod(first)}–${f.shortPeriod(last)}`;
    const parts = [unit.libelle[f.language], territory[f.language], span];
    return parts.filter((part) => part !== "").join(" · ");
  });

/** `Cible 2027`. */
export const targetIn = (period: string): Text => text(`Cible ${period}`, `Target ${period}`);

/** `2023`, `1er trimestre 2023`: the name of a period. */
export const periodName = (period: string): Text => written((f) => f.period(period));

/** `2023`, `T1 2023`: the same, for axes. */
export const shortPeriodName = (period: string): Text => written((f) => f.shortPeriod(period));

/** `3 régions sur 18 au-dessus de la France en 2025`: a message, and the period it is about. */
export const inPeriod = (message: Text, period: string): Text =>
  written((f) => `${message[f.language]} ${f.inPeriod(period)}`);

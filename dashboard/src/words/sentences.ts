import type { Change, Point, Source } from "@fabriques/api/contract";
import { type Format, nextPeriod, type Unit, written } from "@fabriques/api/speech";
import { type Text, text } from "./text.js";

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
  ["partiel", text("Période incomplète", "Unfinished period")],
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

/** The sentence that came with a figure, then the periods of its series that are no plain value. */
export const seriesSentence = (phrase: Text, points: readonly Point[]): Text =>
  written((f) => phrase[f.language] + gapsSentence(points, f));

/** `−2,2 %`, `+3,1 points`: a change that was judged, for a tile. */
export const changeSaid = (change: Change, unit: Unit): Text =>
  written((f) =>
    change.relative === null ? f.change(change.difference, unit) : f.relative(change.relative),
  );

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

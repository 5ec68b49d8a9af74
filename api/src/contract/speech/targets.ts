import { type Text, text } from "@fabriques/pipelines/catalogue";
import type { Progress } from "../index.js";
import { pointsOf } from "./changes.js";
import { isPercent, PROSE, type Unit, written } from "./format.js";
import { statusWord, verdictLabel } from "./statuses.js";
import { lower } from "./words.js";

/** A progress as far as its target is told. */
export type Targeted = Omit<Progress, "titre" | "phrase" | "en_cours">;

/** How far from its target a progress is, with the word of its status; null where nothing was judged. */
export function distanceWords(judged: Targeted, unit: Unit): Text | null {
  const { statut, objectif, vi } = judged;
  if (objectif === null) return null;
  const target = targetWords(judged, unit);
  const year = objectif.annee_cible;
  const word = statusWord(statut);
  switch (statut) {
    case "recul":
      return vi === null
        ? word
        : worseThanStart(
            judged,
            written((f) => f.value(vi, unit), PROSE),
          );
    case "atteint":
    case "non_atteint":
      return isLater(judged)
        ? pastTarget(judged, target, unit)
        : dueTarget(target, year, statut === "atteint");
    case "en_retard":
      return text(
        `${word.fr} sur la cible de ${target.fr} en ${year}`,
        `${word.en} for the target of ${target.en} in ${year}`,
      );
    case "a_surveiller":
      return text(
        `${word.fr} pour atteindre ${target.fr} en ${year}`,
        `${word.en} to reach ${target.en} in ${year}`,
      );
    case "en_bonne_voie":
      return text(
        `${word.fr} vers ${target.fr} en ${year}`,
        `${word.en} for ${target.en} in ${year}`,
      );
    default:
      return null;
  }
}

/** Whether the year that is told comes after the target year. */
const isLater = ({ periode, objectif }: Targeted): boolean =>
  periode !== null && objectif !== null && Number(periode) > objectif.annee_cible;

const dueTarget = (target: Text, year: number, isMet: boolean): Text =>
  isMet
    ? text(`cible de ${target.fr} atteinte`, `target of ${target.en} met`)
    : text(`cible de ${target.fr} manquée en ${year}`, `target of ${target.en} missed in ${year}`);

/** Met or missed in its own year, with the value of that year; where nobody knows it, whether a later one has reached it. */
function pastTarget(judged: Targeted, target: Text, unit: Unit): Text {
  const { echeance, periode, objectif, statut } = judged;
  const year = objectif?.annee_cible;
  const set = text(
    `cible de ${target.fr} fixée pour ${year}`,
    `target of ${target.en} set for ${year}`,
  );
  const isMet = statut === "atteint";
  if (echeance === null) {
    return isMet
      ? text(`${set.fr}, atteinte en ${periode}`, `${set.en}, reached in ${periode}`)
      : text(`${set.fr}, non atteinte en ${periode}`, `${set.en}, not reached in ${periode}`);
  }
  const was = written((f) => f.value(echeance.valeur, targetUnit(judged, unit)), PROSE);
  return isMet
    ? text(`${set.fr}, atteinte cette année-là (${was.fr})`, `${set.en}, met that year (${was.en})`)
    : text(
        `${set.fr}, manquée cette année-là (${was.fr})`,
        `${set.en}, missed that year (${was.en})`,
      );
}

const MORE_DECIMALS = 3;

/** The unit of a target, with as many decimals as it takes to be told from a value that has not reached it. */
export function targetUnit(
  judged: Pick<Targeted, "va" | "vc" | "statut" | "echeance">,
  unit: Unit,
): Unit {
  const { vc, statut, echeance } = judged;
  const va = echeance?.valeur ?? judged.va;
  if (statut === "atteint" || va === null || vc === null || va === vc) return unit;
  let decimales = unit.decimales;
  const most = decimales + MORE_DECIMALS;
  while (decimales < most && va.toFixed(decimales) === vc.toFixed(decimales)) decimales += 1;
  return { ...unit, decimales };
}

const targetWords = (judged: Targeted, unit: Unit): Text =>
  written((f) => f.value(judged.objectif?.valeur_cible ?? 0, targetUnit(judged, unit)), PROSE);

/** No progress that falls short is told as a whole one. */
const ALMOST = 99.9;

/** The progress rate as it is told, in percent: as computed below zero, where a bar shows none, and never whole while it falls short. */
export function toldRate({
  ta,
  ta_brut,
  statut,
}: Pick<Targeted, "ta" | "ta_brut" | "statut">): number | null {
  if (ta === null) return null;
  if (ta_brut !== null && ta_brut < 0) return ta_brut;
  return statut === "atteint" ? ta : Math.min(ta, ALMOST);
}

/** Below the start, or above it where down is good. */
function worseThanStart({ vi, va, objectif, serie }: Targeted, start: Text): Text {
  const year = objectif?.annee_reference;
  const isDeclared = serie.find(({ periode }) => periode === String(year))?.valeur !== vi;
  const isAbove = va !== null && vi !== null && va > vi;
  const place = isAbove ? "moins bien qu’au départ" : "en deçà du départ";
  const { fr, en } = isDeclared ? text(" déclaré", " declared") : text("", "");
  return text(
    `${place} (${start.fr}${fr} en ${year})`,
    `worse than at the start (${start.en}${en} in ${year})`,
  );
}

/** The sentences after that of the figure: since the reference year, target, pace, reason. */
export function targetSentences(judged: Targeted, unit: Unit): readonly Text[] {
  const { motif } = judged;
  return [
    sinceStart(judged),
    targetSentence(judged, unit),
    paceSentence(judged, unit),
    motif,
  ].filter((sentence) => sentence !== null);
}

/** The change from the reference year, where the figure's own does not start there. */
function sinceStart({ depuis_reference, evolution }: Targeted): Text | null {
  if (depuis_reference === null || depuis_reference.de === evolution?.de) return null;
  const { fr, en } = depuis_reference.phrase;
  return text(`Depuis l’année de référence\u202f: ${fr}.`, `Since the reference year: ${en}.`);
}

function targetSentence(judged: Targeted, unit: Unit): Text {
  const { objectif, ta_attendu } = judged;
  const { fr, en } = verdictLabel(judged);
  const word = text(lower(fr), lower(en));
  if (objectif === null) return capital(text(`${word.fr}.`, `${word.en}.`));
  const target = targetWords(judged, unit);
  const isDraft = objectif.statut === "illustratif";
  const head = text(
    `${isDraft ? "Cible illustrative" : "Cible"}\u202f: ${target.fr} en ${objectif.annee_cible}`,
    `${isDraft ? "Illustrative target" : "Target"}: ${target.en} in ${objectif.annee_cible}`,
  );
  const shown = toldRate(judged);
  if (shown === null || ta_attendu === null) {
    return text(`${head.fr}\u202f; ${word.fr}.`, `${head.en}; ${word.en}.`);
  }
  const [done, due] = [shown, ta_attendu].map((rate) => written((f) => f.percent(rate), PROSE)) as [
    Text,
    Text,
  ];
  const year = objectif.annee_cible;
  const isPast = isLater(judged) && judged.echeance !== null;
  const when = isPast ? text(` en ${year}`, ` in ${year}`) : text("", "");
  return text(
    `${head.fr}\u202f; avancement de ${done.fr}${when.fr} pour ${due.fr} attendus\u202f: ${word.fr}.`,
    `${head.en}; progress of ${done.en}${when.en} where ${due.en} was expected: ${word.en}.`,
  );
}

/** The pace that is still needed, where no year ever reached it. */
function paceSentence(
  { hors_de_portee, rythme_necessaire: pace }: Targeted,
  unit: Unit,
): Text | null {
  if (!hors_de_portee || pace === null) return null;
  const size = written(
    (f) => (isPercent(unit) ? pointsOf(Math.abs(pace), f) : f.value(Math.abs(pace), unit)),
    PROSE,
  );
  return text(
    `Il faudrait ${size.fr} par an\u202f: hors de portée au rythme observé.`,
    `It would take ${size.en} a year: out of reach at the pace observed.`,
  );
}

const capital = ({ fr, en }: Text): Text =>
  text(fr.charAt(0).toUpperCase() + fr.slice(1), en.charAt(0).toUpperCase() + en.slice(1));

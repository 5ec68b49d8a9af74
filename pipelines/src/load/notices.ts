import { doubtsOf } from "../read/doubts.js";
import type { CellsOf } from "../read/marred-cells.js";
import type { Survey } from "../read/survey.js";
import type { Anomaly } from "./anomalies.js";
import type { InputFile } from "./inventory.js";

/** What was seen of a file beside its header. */
export interface Seen {
  readonly survey: Survey;
  /** First byte that stands for no character, or -1. */
  readonly undefinedAt: number;
  /** Cells that doubts on its characters are about. */
  readonly marred: CellsOf;
}

type Notice = Pick<Anomaly, "regle" | "message"> & Partial<Pick<Anomaly, "ligne" | "colonne">>;

/** What a reader must be told of a file as a whole: lines and columns left out, doubts on its characters. */
export function noticesOf(input: InputFile, seen: Seen): Anomaly[] {
  const notices = [
    ...linesLeftOut(input, seen.survey),
    ...columnsLeftOut(input),
    ...widerThanHeader(input),
    ...(seen.survey.isOpenEnded ? [OPEN_END] : []),
    ...doubtfulCharacters(input, seen),
  ];
  return notices.map((notice) => ({
    jeu: input.structure.dataset.id,
    fichier: input.name,
    ligne: null,
    colonne: null,
    valeur: null,
    gravite: "avertissement",
    ...notice,
  }));
}

function linesLeftOut({ structure }: InputFile, survey: Survey): Notice[] {
  const titles = structure.preamble.flatMap((text, i) => (text.trim() === "" ? [] : [i + 1]));
  return [
    ...titles.map((ligne) => ({
      regle: "avant_en_tete",
      ligne,
      message: "Ligne placée avant l’en-tête : elle est ignorée.",
    })),
    ...(structure.secondHeader === null ? [] : [secondHeader(structure.secondHeader)]),
    ...survey.ignored.map(({ line }) => ({
      regle: "ligne_hors_donnees",
      ligne: line,
      message: "Ligne de total ou de note en fin de fichier : elle est ignorée.",
    })),
  ];
}

const OPEN_END: Notice = {
  regle: "fin_de_fichier",
  message:
    "Le fichier ne finit pas par un retour à la ligne : vérifier que sa dernière ligne n’est pas coupée.",
};

const secondHeader = (ligne: number): Notice => ({
  regle: "second_en_tete",
  ligne,
  message: "Cette ligne nomme encore les colonnes : elle est ignorée.",
});

/** Every record has more cells than the header has names: often an empty last column, at times a name that is missing. */
function widerThanHeader({ structure: { headers, layout } }: InputFile): Notice[] {
  if (layout.width <= headers.length) return [];
  const message = `Chaque ligne compte ${layout.width} cellules pour ${headers.length} dans l’en-tête, les dernières sont vides : vérifier qu’aucun nom de colonne ne manque.`;
  return [{ regle: "largeur", ligne: layout.line - 1, message }];
}

function columnsLeftOut({ structure }: InputFile): Notice[] {
  const { unknown, missingOptional } = structure.match;
  const missing = missingOptional.map(({ name }) => name);
  const absent = {
    regle: "colonnes_absentes",
    message: `Colonnes facultatives absentes : ${missing.join(", ")}. Leurs valeurs sont manquantes.`,
  };
  const unnamed = structure.headers
    .slice(0, structure.layout.named)
    .flatMap((header, i) => (header.trim() === "" ? [i + 1] : []));
  return [
    ...unnamed.map((position) => ({
      regle: "colonne_sans_nom",
      message: `La colonne n° ${position} n’a pas de nom : elle est ignorée.`,
    })),
    ...unknown.map((colonne) => ({
      regle: "colonne_inconnue",
      colonne,
      message: "Colonne inconnue du catalogue : elle est ignorée.",
    })),
    ...(missing.length > 0 ? [absent] : []),
  ];
}

function doubtfulCharacters(
  { identity }: InputFile,
  { survey, undefinedAt, marred }: Seen,
): Notice[] {
  return [
    ...survey.strayQuotes.map((ligne) => ({
      regle: "guillemet_isole",
      ligne,
      message:
        "Un guillemet se trouve au milieu d’une cellule : il est gardé tel quel, à vérifier.",
    })),
    ...doubtsOf(identity, undefinedAt, marred).map((doubt) => ({ regle: "encodage", ...doubt })),
  ];
}

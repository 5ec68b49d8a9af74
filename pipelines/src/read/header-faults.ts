import {
  foldHeader,
  type HeaderMatch,
  matchHeader,
  recogniseDataset,
} from "../catalogue/header.js";
import type { Column, Dataset } from "../catalogue/model.js";
import type { RecognisedHeader } from "./candidates.js";
import { withNearest } from "./nearest.js";
import { Mark } from "./record.js";

/** A header that was looked for and what is wrong with it, in French. */
export interface Unreadable {
  readonly dataset: Dataset | null;
  readonly reason: string;
  /** Physical line at fault, where there is one. */
  readonly line?: number;
}

const UNSAFE = Mark.broken | Mark.unclosed | Mark.nul | Mark.stray;

/** Why a header that was found cannot be trusted, in French, or null. */
export function headerFault({ candidate, dataset, match }: RecognisedHeader): string | null {
  const { headers, marks } = candidate;
  if (marks & UNSAFE) {
    return "l’en-tête contient un guillemet ou un caractère de trop : le corriger, puis relancer.";
  }
  const [glued] = match.unknown.filter((header) => isTwoColumns(header, dataset));
  if (glued !== undefined) {
    return `il manque un séparateur dans « ${glued} », qui nomme deux colonnes : corriger l’en-tête.`;
  }
  return missingFault(match, headers, dataset) ?? twinFault(match, headers, dataset);
}

/** No two names of the catalogue are longer: beyond, a newline was lost. */
const LONGEST_PAIR = 200;

/** Two names that have lost the delimiter between them: every value after it would be read one column too far. */
function isTwoColumns(header: string, dataset: Dataset): boolean {
  if (header.length > LONGEST_PAIR) return false;
  return Array.from(header).some((_, at) => {
    const halves = [header.slice(0, at), header.slice(at)];
    return matchHeader(halves, dataset).columns.every((column) => column !== null);
  });
}

function missingFault(
  { missingRequired, unknown }: HeaderMatch,
  headers: readonly string[],
  dataset: Dataset,
): string | null {
  if (missingRequired.length === 0) return null;
  const other = recogniseDataset(headers, "");
  if (other !== null && other !== dataset) {
    return `ses colonnes sont celles de « ${other.id} », alors que son nom commence par « ${dataset.id} » : renommer le fichier.`;
  }
  const missing = missingRequired.map((column) => withNearest(column, unknown));
  const found = headers.filter((header) => header.trim() !== "").map((header) => header.trim());
  return `il manque ${plural(missing, "la colonne obligatoire", "les colonnes obligatoires")} ${missing.join(", ")} : les ajouter ou corriger l’en-tête (lu : ${list(found)}).`;
}

/** The same name twice, or two names of one column: nothing says which of the two holds the value. */
function twinFault(
  { duplicates }: HeaderMatch,
  headers: readonly string[],
  dataset: Dataset,
): string | null {
  const folded = headers.map(foldHeader);
  const isTwin = (header: string): boolean =>
    folded.filter((one) => one === foldHeader(header)).length > 1;
  const twins = duplicates.filter(isTwin);
  if (twins.length > 0) {
    return `l’en-tête répète ${plural(twins, "la colonne", "les colonnes")} ${list(twins)} : n’en garder qu’une.`;
  }
  const [other] = duplicates;
  const column = other === undefined ? null : columnOf(other, dataset);
  if (column === null) return null;
  const names = headers.filter((header) => columnOf(header, dataset) === column);
  return `l’en-tête donne la colonne « ${column.name} » sous plusieurs noms, ${list(names)} : n’en garder qu’un.`;
}

const columnOf = (header: string, dataset: Dataset): Column | null =>
  matchHeader([header], dataset).columns[0] ?? null;

const plural = (items: readonly string[], one: string, many: string): string =>
  items.length > 1 ? many : one;

const LONGEST_LIST = 12;
const LONGEST_NAME = 60;

/** `« a », « b » et 3 autres`. */
export function list(items: readonly string[]): string {
  const shown = items.slice(0, LONGEST_LIST).map((item) => `« ${item.slice(0, LONGEST_NAME)} »`);
  const rest = items.length - shown.length;
  return `${shown.join(", ")}${rest > 0 ? ` et ${rest} autres` : ""}`;
}

import { DATASETS } from "../catalogue/datasets/index.js";
import { matchHeader, recogniseDataset } from "../catalogue/header.js";
import type { Dataset } from "../catalogue/model.js";
import { candidates, knownIn } from "./candidates.js";
import { list, type Unreadable } from "./header-faults.js";
import { nearestDataset, withNearest } from "./nearest.js";

/** Delimiters that are not read, and how they are called. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/\|/, "la barre verticale « | »"],
  [/:/, "les deux-points « : »"],
  [/\^/, "l’accent circonflexe « ^ »"],
  [/~/, "le tilde « ~ »"],
  [/§/, "le signe « § »"],
  [/¤/, "le signe « ¤ »"],
  [/#/, "le dièse « # »"],
  [/\//, "la barre oblique « / »"],
  [/ {2,}/, "des espaces"],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a character made to separate, which nobody sees
  [/[\x1c-\x1f]/, "un caractère invisible"],
];

const READ_DELIMITERS =
  "seuls sont lus le point-virgule, la virgule et la tabulation : refaire l’export, ou Enregistrer sous, « CSV UTF-8 »";

/** Why no header was found in the first bytes of a file, in French: another delimiter, or the nearest dataset and what it lacks. */
export function unknownHeader(head: Uint8Array, fileName: string): Unreadable {
  return otherDelimiter(head, fileName) ?? nearest(head, fileName);
}

/** Lines that may hold a header. */
const FIRST_LINES = 30;

function otherDelimiter(head: Uint8Array, fileName: string): Unreadable | null {
  const lines = Buffer.from(head)
    .toString("utf8")
    .split(/\r\n|\n|\r/, FIRST_LINES);
  for (const [separator, name] of OTHERS) {
    for (const [index, line] of lines.entries()) {
      const headers = line.split(separator).map(unquoted);
      const dataset = recogniseDataset(headers, fileName);
      if (dataset === null || knownIn(matchHeader(headers, dataset)) < 2) continue;
      const reason = `les colonnes y sont séparées par ${name}, alors que ${READ_DELIMITERS}.`;
      return { dataset, reason, line: index + 1 };
    }
  }
  return null;
}

const unquoted = (header: string): string => header.trim().replace(/^"|"$/g, "");

function nearest(head: Uint8Array, fileName: string): Unreadable {
  const named = recogniseDataset([], fileName);
  const found = nearestHeader(head);
  if (found === null) return { dataset: named, reason: unlike(named) };
  const { headers, line, dataset, known } = found;
  const { missingRequired, unknown } = matchHeader(headers, dataset);
  if (named !== null && named !== dataset) {
    const reason = `l’en-tête de la ligne ${line} est celui de « ${dataset.id} », alors que le nom du fichier commence par « ${named.id} » : renommer le fichier, ou y mettre le bon export.`;
    return { dataset: named, reason, line };
  }
  const missing = missingRequired.map((column) => withNearest(column, unknown));
  const reason = `l’en-tête de la ligne ${line} est proche de « ${dataset.id} » (${known} de ses ${dataset.columns.length} colonnes), mais il lui manque ${missing.join(", ")} : corriger ces noms, ou les ajouter.`;
  return { dataset, reason, line };
}

/** The line of which the cells name the most columns of a dataset: half of them at least, since a few are what many files have. */
function nearestHeader(head: Uint8Array) {
  const all = candidates(head).flatMap(({ headers, startLine: line }) => {
    const near = headers.length < 2 ? null : nearestDataset(headers, DATASETS);
    const isNear = near !== null && near.known >= near.dataset.columns.length / 2;
    return isNear ? [{ headers, line, ...near }] : [];
  });
  const [best] = all.sort((a, b) => b.known - a.known || a.line - b.line);
  return best ?? null;
}

function unlike(dataset: Dataset | null): string {
  if (!dataset) return "aucun jeu de données ne correspond à ce fichier.";
  const expected = dataset.columns.filter((column) => column.required).map((column) => column.name);
  return `l’en-tête n’est pas reconnu : la première ligne doit nommer les colonnes, au moins ${list(expected)}, entre des points-virgules, des virgules ou des tabulations.`;
}

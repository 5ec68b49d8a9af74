import { splitList } from "./query.js";
import { refusedValue } from "./refusals.js";
import type { Served } from "./served.js";

/** What every published cell carries beside its own columns: the threshold that it passed, and its release. */
export const STAMPS = ["k", "release"] as const;

/** Figures whose absence only a status explains. */
const FIGURES: readonly string[] = ["numerateur", "denominateur", "valeur"];

/** Names of the columns that a dataset's files hold, in the order of the files. */
export const columnNames = ({ columns, publication }: Served): readonly string[] => [
  ...columns.map(({ name }) => name),
  ...(publication === "cellules" ? STAMPS : []),
];

/**
 * Reads `colonnes`: the columns chosen, in the order asked; null when they are all there, in the order of the files.
 * A figure of published cells never leaves without its status, which then comes last. Refuses by name what is no column.
 */
export function chooseColumns(value: string | undefined, served: Served): readonly string[] | null {
  if (value === undefined) return null;
  const known = columnNames(served);
  const asked = splitList(value);
  const wrong = asked.find((name, i) => !known.includes(name) || asked.indexOf(name) !== i);
  if (wrong !== undefined) throw refusedValue("colonnes", wrong, known);
  const chosen = [...asked, ...missingStatus(asked, served)];
  return chosen.join() === known.join() ? null : chosen;
}

function missingStatus(asked: readonly string[], { publication }: Served): readonly string[] {
  const isBare = publication === "cellules" && !asked.includes("statut");
  return isBare && asked.some((name) => FIGURES.includes(name)) ? ["statut"] : [];
}

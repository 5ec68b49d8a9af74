import { type Text, text } from "@fabriques/pipelines/catalogue";
import type { Point } from "../index.js";
import { isPercent, PROSE, type Unit, written } from "./format.js";

/** Below this number of cases, a share or a mean says that it stands on few. */
const FEW = 5;

/** The counts of a figure. */
export type Counted = Pick<Point, "valeur" | "numerateur" | "denominateur">;

/**
 * A value followed by its counts where it is a share, and by a warning where it stands on fewer than 5:
 * `57,9 % (33 sur 57)`, `33,3 % (1 sur 3, moins de 5 cas)`. A hidden or missing value stays as it is.
 */
export function withCounts(value: Text, point: Counted, unit: Unit): Text {
  const { valeur, denominateur } = point;
  if (valeur === null || denominateur === null) return value;
  const counts = countsOf(point, unit);
  const few = denominateur < FEW ? text("moins de 5 cas", "fewer than 5 cases") : null;
  const said = [counts, few].filter((part) => part !== null);
  if (said.length === 0) return value;
  return text(
    `${value.fr} (${said.map(({ fr }) => fr).join(", ")})`,
    `${value.en} (${said.map(({ en }) => en).join(", ")})`,
  );
}

function countsOf({ numerateur, denominateur }: Counted, unit: Unit): Text | null {
  if (!isPercent(unit) || numerateur === null || denominateur === null) return null;
  return written(
    (f) =>
      `${f.number(numerateur)} ${f.language === "fr" ? "sur" : "of"} ${f.number(denominateur)}`,
    PROSE,
  );
}

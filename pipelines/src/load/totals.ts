import { literal } from "../catalogue/cells.js";
import type { Database } from "../engine/index.js";
import type { Ignored } from "../read/trailing.js";
import type { InputFile } from "./inventory.js";

/** The line that adds up the whole file, and not a part of it. */
const GRAND_TOTAL = /^(total|totaux|total général|ensemble)$/i;

/** Keeps, in `totaux`, what the line of totals of a file says of each column: rows are checked against it. */
export async function recordTotals(
  db: Database,
  { structure: { dataset, columns } }: InputFile,
  { number, ignored }: { readonly number: number; readonly ignored: readonly Ignored[] },
): Promise<void> {
  const rows = ignored.flatMap(({ line, cells }) =>
    GRAND_TOTAL.test(cells.find((cell) => cell !== "") ?? "")
      ? cells.flatMap((cell, at) => {
          const column = columns[at];
          if (!column || cell === "") return [];
          return [
            `(${literal(dataset.id)}, ${number}, ${line}, ${literal(column.name)}, ${literal(cell)})`,
          ];
        })
      : [],
  );
  if (rows.length > 0) await db.run(`insert into totaux values ${rows.join(", ")}`);
}

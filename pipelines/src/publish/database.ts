import { open } from "node:fs/promises";
import { join } from "node:path";
import { literal } from "../catalogue/cells.js";
import { DATASETS } from "../catalogue/datasets/index.js";
import type { Dataset, Sql } from "../catalogue/model.js";
import type { Database } from "../engine/index.js";
import { CELL_TYPES } from "./cells.js";
import type { PublishedCell } from "./figures.js";

/** One published file, and what goes into it. */
export interface PublishedContent {
  readonly file: string;
  /** Folder for what is written on the way. */
  readonly scratch: string;
  /** Every cell of the audience, hidden ones without a number. */
  readonly cells: Iterable<PublishedCell>;
}

/** Writes one published file: territories, reporters and public rows from the working database, and the cells given. */
export async function writePublished(
  db: Database,
  { file, scratch, cells }: PublishedContent,
): Promise<void> {
  const lines = join(scratch, "cellules.csv");
  await writeLines(lines, cells);
  await db.run(`attach ${literal(file)} as publie (row_group_size ${ROWS_A_GROUP})`);
  await db.run("create table publie.territoires as select * from territoires");
  await db.run(
    "create table publie.observations as select * from observations; create table publie.mois_perdus as select * from mois_perdus order by all",
  );
  await db.run("create table publie.declarants as select * from declarants order by all");
  for (const dataset of DATASETS.filter(({ personal }) => !personal)) {
    await db.run(`create table publie.${dataset.id} as ${publicRows(dataset)}`);
  }
  await db.run(`create table publie.cellules as ${cellRows(lines)}`);
  await db.run("checkpoint publie");
  await db.run("detach publie");
}

/** A question reads the groups that its cells stand in: a twelfth of the engine's own size, for it asks for few cells. */
const ROWS_A_GROUP = 10_240;

function publicRows({ id, columns }: Dataset): Sql {
  const sensitive = columns.filter((column) => column.sensitive).map(({ name }) => `"${name}"`);
  const rest = sensitive.length > 0 ? ` exclude (${sensitive.join(", ")})` : "";
  return `select *${rest} from ${id}`;
}

const NAMES = Object.keys(CELL_TYPES) as (keyof PublishedCell)[];

/** Characters written at once: a stream of lines would keep thousands of them waiting. */
const BATCH = 1 << 16;

/** The engine reads a file much faster than values written in its statements. */
async function writeLines(path: string, cells: Iterable<PublishedCell>): Promise<void> {
  const file = await open(path, "w");
  try {
    let text = "";
    for (const cell of cells) {
      text += `${NAMES.map((name) => cell[name] ?? "").join(",")}\n`;
      if (text.length < BATCH) continue;
      await file.appendFile(text);
      text = "";
    }
    await file.appendFile(text);
  } finally {
    await file.close();
  }
}

function cellRows(path: string): Sql {
  const read = NAMES.map((name) => `${name}: 'varchar'`).join(", ");
  const typed = NAMES.map((name) => `${name}::${CELL_TYPES[name]} as ${name}`);
  return `
    select ${typed.join(", ")}
    from read_csv(${literal(path)}, header = false, auto_detect = false, delim = ',', quote = '', escape = '',
      nullstr = '', columns = {${read}})
    order by all`;
}

import { existsSync } from "node:fs";
import { literal } from "../catalogue/cells.js";
import { KINDS } from "../catalogue/kinds.js";
import type { Dataset, Sql } from "../catalogue/model.js";
import { type Database, openPublished } from "../engine/index.js";
import { currentId } from "../store/current.js";
import { layout } from "../store/layout.js";
import type { Manifest } from "../store/manifest.js";
import { isReadable, readManifest } from "../store/read.js";
import { measureNation, type NationalFigures } from "./changes.js";

/** The release that serves, and the typed rows it was made from. */
export interface Serving {
  readonly manifest: Manifest;
  /** Working database of that very release. */
  readonly rows: string;
}

/** What serves from a data folder; null where nothing does, or where the rows kept are of another release. */
export async function servingOf(dataDir: string): Promise<Serving | null> {
  const rows = layout.working(dataDir);
  if (!existsSync(layout.current(dataDir)) || !existsSync(rows)) return null;
  const manifest = await readManifest(layout.release(dataDir, currentId(dataDir)));
  if (!isReadable(manifest)) return null;
  const db = await openPublished({ file: rows });
  try {
    const [made] = await db.all("select id from release_faite").catch(() => []);
    return made?.id === manifest.id ? { manifest, rows } : null;
  } finally {
    db.close();
  }
}

/** National figures of a dataset in the release that serves. */
export async function figuresThatServe(
  { rows }: Serving,
  dataset: Dataset,
): Promise<NationalFigures> {
  const db = await openPublished({ file: rows });
  try {
    return await measureNation(db, dataset);
  } finally {
    db.close();
  }
}

/** Number of the rows that serve, as if they were a file before the first one. */
export const SERVING = -1;

/** Attaches the rows that serve to a working database, as a file of number {@link SERVING}; gives the query of a dataset's. */
export async function attachServing(
  db: Database,
  { rows }: Serving,
  dataset: Dataset,
): Promise<Sql> {
  await db.run(`attach ${literal(rows)} as service (read_only)`);
  await db.run("insert into fichiers values (?, 'données en service')", [SERVING]);
  const found = await db.all(
    `select column_name as nom from (describe service.main.${dataset.id})`,
  );
  const known = new Set(found.map(({ nom }) => nom));
  const columns = dataset.columns.map((column) => {
    const value = known.has(column.name) ? `"${column.name}"` : "null";
    return `${value}::${KINDS[column.kind].sqlType(column)} as "${column.name}"`;
  });
  return `select ${columns.join(", ")}, ${SERVING} as _fichier, row_number() over () as _enr from service.main.${dataset.id}`;
}

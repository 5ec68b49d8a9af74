import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { datasetOf } from "../src/catalogue/datasets/index.js";
import { KINDS } from "../src/catalogue/kinds.js";
import type { Column } from "../src/catalogue/model.js";
import { dayInParis } from "../src/catalogue/periods.js";
import { openWorking } from "../src/engine/index.js";
import { createLedger } from "../src/load/anomalies.js";
import { takeInventory } from "../src/load/inventory.js";
import { createReference, REFERENCE_FOLDER } from "../src/load/reference.js";
import { stageFile } from "../src/load/stage.js";
import { publishFolder } from "../src/publish/publish.js";

/** What is measured, each in a process of its own: a folder of exports in, an empty folder to write in. */
export const WORKS = { bare, typed, whole } as const;

/** One of {@link WORKS}. */
export type WorkId = keyof typeof WORKS;

const mentoring = () => {
  const dataset = datasetOf("mentorat");
  if (!dataset) throw new Error("mentorat is not in the catalogue.");
  return dataset;
};

/** The engine has no word for `oui`: a bare reading keeps such a column as text. */
function bareType(column: Column): string {
  const type = KINDS[column.kind].sqlType(column);
  return type === "BOOLEAN" ? "VARCHAR" : type;
}

/** DuckDB alone, told everything: the dialect, the types, and what the generator writes for a missing cell. */
async function bare(folder: string, out: string): Promise<void> {
  const columns = mentoring().columns.map(
    (column) => `'${column.name}': '${bareType(column).replaceAll("'", "''")}'`,
  );
  const options = [
    `auto_detect = false, header = true, delim = ';', quote = '"', escape = '"'`,
    `columns = {${columns.join(", ")}}`,
    "nullstr = ['', 'NC', 'n.d.', '-'], dateformat = '%d/%m/%Y', decimal_separator = ','",
  ];
  const instance = await DuckDBInstance.create(join(out, "nu.duckdb"), { temp_directory: out });
  const connection = await instance.connect();
  const path = join(folder, "mentorat.csv");
  await connection.run(
    `create table mentorat as select * from read_csv('${path}', ${options.join(", ")})`,
  );
  connection.closeSync();
  instance.closeSync();
}

/** `charger` up to the end of typed loading: identified, decoded, surveyed, typed, faults filed. */
async function typed(folder: string, out: string): Promise<void> {
  const { files } = await takeInventory(folder);
  const input = files.find(({ structure }) => structure.dataset.id === "mentorat");
  if (!input) throw new Error("No mentoring file in the folder.");
  const scratch = join(out, "tampon");
  await mkdir(scratch);
  const folders = [folder, out, REFERENCE_FOLDER];
  const db = await openWorking({ file: join(out, "travail.duckdb"), folders, scratch });
  await createLedger(db);
  await createReference(db);
  await stageFile({ db, scratch, day: dayInParis(new Date()) }, input, {
    number: 0,
    isDated: true,
  });
  db.close();
}

/** The whole `charger`, to a release that serves. */
async function whole(folder: string, out: string): Promise<void> {
  const request = { folder, dataDir: out, asked: [] };
  await publishFolder({ ...request, now: () => new Date(), onStep: () => {} });
}

/** Empties a folder. */
export async function emptied(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DATASETS } from "../catalogue/datasets/index.js";
import type { Dataset } from "../catalogue/model.js";
import { writeRecord } from "../read/record.js";
import { invalidExample, type Rows, validExample } from "./examples.js";
import { EXAMPLES, schemaOf } from "./fields.js";

/** Writes, in a folder for each dataset, its schema, a valid and an invalid example, and what loading the latter says; gives the paths. */
export async function writeSchemas(folder: string): Promise<readonly string[]> {
  const version = await packageVersion();
  const written: string[] = [];
  const write = async (path: string, content: string): Promise<void> => {
    await writeFile(join(folder, path), content);
    written.push(path);
  };
  for (const dataset of DATASETS) {
    await mkdir(join(folder, dataset.id), { recursive: true });
    for (const [name, content] of Object.entries(filesOf(dataset, version))) {
      await write(join(dataset.id, name), content);
    }
  }
  await write("datapackage.json", json(packageOf(version)));
  return written;
}

function filesOf(dataset: Dataset, version: string): Readonly<Record<string, string>> {
  const valid = validExample(dataset);
  const { rows, expected } = invalidExample(dataset);
  return {
    "schema.json": json(schemaOf(dataset, { examples: valid[0] ?? [], version })),
    [EXAMPLES.valid]: csv(dataset, valid),
    [EXAMPLES.invalid]: csv(dataset, rows),
    "exemple-invalide.json": json({ anomalies: expected }),
  };
}

const packageOf = (version: string): object => ({
  $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
  name: "suivi-des-fabriques",
  title: "Exports du Suivi des Fabriques",
  version,
  resources: DATASETS.map(({ id, label }) => ({
    name: id,
    title: label.fr,
    path: `${id}/${EXAMPLES.valid}`,
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    dialect: { delimiter: ";" },
    schema: `${id}/schema.json`,
  })),
});

const json = (content: object): string => `${JSON.stringify(content, null, 2)}\n`;

const csv = ({ columns }: Dataset, rows: Rows): string =>
  [columns.map(({ name }) => name), ...rows].map((row) => `${writeRecord(row, ";")}\n`).join("");

async function packageVersion(): Promise<string> {
  const manifest = await readFile(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { DATASETS } from "../src/catalogue/datasets/index.js";
import { openWorking } from "../src/engine/index.js";
import { createLedger } from "../src/load/anomalies.js";
import { loadDataset } from "../src/load/dataset.js";
import { createReference, REFERENCE_FOLDER } from "../src/load/reference.js";
import { checksOf, firstAnomalies, noticesOf } from "../src/publish/quality.js";
import { type InputFile, recognise } from "../src/read/recognise.js";
import type { ExpectedAnomaly } from "../src/schema/examples.js";
import type { Field, TableSchema } from "../src/schema/fields.js";
import { writeSchemas } from "../src/schema/write.js";
import { TODAY } from "./clock.js";
import { scratchFolder, suiteFolder } from "./scratch.js";

const folder = suiteFolder();
let written: readonly string[];

beforeAll(async () => {
  written = await writeSchemas(folder);
});

const json = <T>(...path: string[]): T =>
  JSON.parse(readFileSync(join(folder, ...path), "utf8")) as T;

/** Recognises and loads one example; gives what was said of it. */
async function load(id: string, example: string) {
  const { found } = await recognise(join(folder, id), example);
  if (!("structure" in found)) throw new Error(found.reason);
  const work = scratchFolder();
  mkdirSync(join(work, "tampon"));
  const folders = [join(folder, id), work, REFERENCE_FOLDER];
  const db = await openWorking({ file: ":memory:", folders, scratch: join(work, "tampon") });
  try {
    await createLedger(db);
    await createReference(db);
    const input: InputFile = found;
    const stage = { db, scratch: work, day: TODAY };
    const { dataset } = input.structure;
    const source = await loadDataset(stage, dataset, [{ input, number: 0 }]);
    const anomalies = await firstAnomalies(db, 1000);
    return { dataset, source, anomalies, notices: await noticesOf(db), checks: await checksOf(db) };
  } finally {
    db.close();
  }
}

test("every file is written once, and the package names every schema", () => {
  expect(new Set(written).size).toBe(DATASETS.length * 4 + 1);
  const { resources } = json<{ resources: { name: string; schema: string; path: string }[] }>(
    "datapackage.json",
  );
  expect(resources.map(({ name }) => name)).toEqual(DATASETS.map(({ id }) => id));
  for (const { schema, path } of resources) {
    expect(written).toContain(schema);
    expect(written).toContain(path);
  }
});

describe.each(DATASETS.map((dataset) => [dataset.id, dataset] as const))("%s", (id, dataset) => {
  test("has a schema of its columns, their limits and its key", () => {
    const schema = json<TableSchema>(id, "schema.json");
    expect(schema.fields.map(({ name }) => name)).toEqual(dataset.columns.map(({ name }) => name));
    expect(schema.primaryKey ?? []).toEqual(dataset.key);
    for (const [i, column] of dataset.columns.entries()) {
      const field = schema.fields[i];
      expect(field?.constraints?.required ?? false).toBe(column.required ?? false);
      expect(field?.constraints?.minimum).toBe(column.min);
      expect(field?.sensible ?? false).toBe(column.sensitive ?? false);
    }
  });

  test("has a valid example that its own schema takes and that loads without a word", async () => {
    const { fields } = json<TableSchema>(id, "schema.json");
    for (const row of rowsOf(id, "exemple-valide.csv")) {
      for (const [i, field] of fields.entries()) {
        expect(takes(field, row[i] ?? ""), `${field.name} : ${row[i]}`).toBe(true);
      }
    }
    const said = await load(id, "exemple-valide.csv");
    expect(said.dataset).toBe(dataset);
    expect(said.source).toMatchObject({ lues: 2, chargees: 2, refusees: 0, doublons: 0 });
    expect(said.anomalies).toEqual([]);
    expect(said.notices).toEqual([]);
    expect(said.checks.filter(({ nombre }) => nombre > 0)).toEqual([]);
  });

  test("has an invalid example that is refused line by line as said", async () => {
    const { anomalies: expected } = json<{ anomalies: ExpectedAnomaly[] }>(
      id,
      "exemple-invalide.json",
    );
    const said = await load(id, "exemple-invalide.csv");
    const found = said.anomalies.map(({ ligne, colonne, regle, gravite }) => ({
      ligne,
      colonne,
      regle,
      gravite,
    }));
    expect(found).toEqual(expect.arrayContaining([...expected]));
    expect(new Set(found.map(({ ligne }) => ligne))).toEqual(
      new Set(expected.map(({ ligne }) => ligne)),
    );
    const refused = new Set(
      expected.filter(({ gravite }) => gravite === "refus").map(({ ligne }) => ligne),
    );
    expect(said.source).toMatchObject({ lues: expected.length + 1, refusees: refused.size });
  });
});

const rowsOf = (id: string, example: string): string[][] =>
  readFileSync(join(folder, id, example), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(";"));

/** What a validator checks of a cell, in short. */
function takes(field: Field, cell: string): boolean {
  const { enum: values, pattern, minimum, maximum } = field.constraints ?? {};
  const value = Number(cell.replace(field.decimalChar ?? ".", "."));
  return (
    (values === undefined || values.includes(cell)) &&
    (pattern === undefined || new RegExp(pattern, "u").test(cell)) &&
    (minimum === undefined || value >= minimum) &&
    (maximum === undefined || value <= maximum) &&
    (field.type !== "boolean" ||
      [...(field.trueValues ?? []), ...(field.falseValues ?? [])].includes(cell))
  );
}

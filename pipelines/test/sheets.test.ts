import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { FAULTS, loadFolder } from "./faults.js";
import { scratchFolder } from "./scratch.js";
import { soundCsv, textsOf, typedRows } from "./sheets.js";
import { asOtherXlsx, asOwnOds, asOwnXlsx, type Table } from "./workbook/tables.js";

const DEMO = fileURLToPath(new URL("../../fixtures/demo", import.meta.url));
const demo = (name: string): string => readFileSync(join(DEMO, `${name}.csv`), "utf8");

/** Rows of a dataset loaded from a folder of sound exports, where its own file is replaced by that one. */
async function rowsFrom(dataset: string, file: string, content: string | Buffer): Promise<unknown> {
  const folder = join(scratchFolder(), "exports");
  cpSync(join(FAULTS, "_base"), folder, { recursive: true });
  rmSync(join(folder, `${dataset}.csv`), { force: true });
  writeFileSync(join(folder, file), content);
  return loadFolder(folder, dataset, scratchFolder());
}

const SOUND: readonly (readonly [dataset: string, csv: () => string])[] = [
  ...["ctai", "mentorat", "recrutements", "places_rurales"].map(
    (name) => [name, () => soundCsv(name)] as const,
  ),
  ...[
    "ctai",
    "places_rurales",
    "objectifs",
    "livrables",
    "ruralite_communes",
    "chiffres_publies",
  ].map((name) => [name, () => demo(name)] as const),
];

const WRITERS: readonly (readonly [
  as: string,
  extension: string,
  write: (table: Table) => Promise<Buffer>,
])[] = [
  ["the product's own .xlsx", "xlsx", asOwnXlsx],
  ["the .xlsx of another program", "xlsx", asOtherXlsx],
  ["the product's own .ods", "ods", asOwnOds],
];

describe.each(SOUND)("the rows of %s", (dataset, csv) => {
  test("are the same from workbooks as from the CSV file, typed or all texts", async () => {
    const expected = await rowsFrom(dataset, `${dataset}.csv`, csv());
    for (const [, extension, write] of WRITERS) {
      const rows = await rowsFrom(
        dataset,
        `${dataset}.${extension}`,
        await write(typedRows(csv())),
      );
      expect(rows).toEqual(expected);
    }
    const texts = await asOwnOds(textsOf(csv()));
    expect(await rowsFrom(dataset, `${dataset}.csv`, texts)).toEqual(expected);
  });
});

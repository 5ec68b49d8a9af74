import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { takeInventory } from "../src/load/inventory.js";
import { Refusal } from "../src/load/refusal.js";
import { publishFolder } from "../src/publish/publish.js";
import { verifyFile } from "../src/publish/verify.js";
import { noon } from "./clock.js";
import { scratchFolder } from "./scratch.js";
import { CTAI, folderWith, plain } from "./sheets.js";
import { asOwnOds, asOwnXlsx, type Table } from "./workbook/tables.js";

describe("a workbook", () => {
  const long: Table = [
    ...CTAI,
    ...Array.from({ length: 3000 }, (_, i) => [`CTAI-${i}`, 2019, `Une ligne ${i ** 3}`]),
  ];

  test.each([
    ["ctai.xlsx", asOwnXlsx, "xl/worksheets/sheet1.xml"],
    ["ctai.ods", asOwnOds, "content.xml"],
  ])(
    "that is damaged at its end refuses the load, of which nothing is left: %s",
    async (name, write, part) => {
      const folder = folderWith(withFalseSum(await write(long), part), name);
      const dataDir = join(scratchFolder(), "data");
      const asked = { folder, dataDir, asked: [], now: noon, onStep: () => {} };
      const error = await publishFolder(asked).catch((one: unknown) => one);
      if (!(error instanceof Refusal)) throw error;
      expect(error.reasons.map(plain)).toEqual([
        expect.stringMatching(new RegExp(`^${name} : une partie du fichier est abîmée`)),
      ]);
      const releases = join(dataDir, "releases");
      expect(existsSync(releases) ? readdirSync(releases) : []).toEqual([]);
    },
  );

  test("is verified as a CSV file is", async () => {
    const folder = folderWith(await asOwnOds(CTAI), "ctai.ods");
    const dataDir = join(scratchFolder(), "data");
    const file = join(folder, "ctai.ods");
    const { balance, anomalyCount } = await verifyFile({ file, dataDir, now: noon });
    expect([balance.chargees, anomalyCount]).toEqual([5, 0]);
  });

  test("is named by its own bytes, and says which sheet was read", async () => {
    const folder = folderWith(await asOwnXlsx(CTAI));
    const { files } = await takeInventory(folder);
    const [first] = files;
    expect(first).toMatchObject({
      name: "ctai.xlsx",
      sheet: { kind: "xlsx", name: "Feuille", firstRow: 2 },
    });
    expect(first?.identity.bytes).toBe(readFileSync(join(folder, "ctai.xlsx")).length);
  });
});

/** Bytes of a zip whose directory says another checksum of a part. */
function withFalseSum(bytes: Buffer, part: string): Buffer {
  const directory = Buffer.from("PK\u0001\u0002");
  const entry = bytes.lastIndexOf(directory, bytes.lastIndexOf(part));
  bytes.writeUInt32LE((bytes.readUInt32LE(entry + 16) ^ 1) >>> 0, entry + 16);
  return bytes;
}

import { spawnSync } from "node:child_process";
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { recognise } from "../src/read/recognise.js";
import { survey } from "../src/read/survey.js";
import { suiteReader } from "./pollution/reader.js";
import { scratchFolder, suiteFolder } from "./scratch.js";

const MEGABYTE = 1 << 20;
const HEADER = "id_contrat;annee;type_acte;collectivite;niveau;code_region\n";
const ROW = "C-1;2023;signature;Métropole;epci;84\n";

/** Writes a file of pieces, each repeated, without holding it. */
function writeLarge(path: string, pieces: readonly (readonly [string | Buffer, number])[]): void {
  const file = openSync(path, "w");
  for (const [piece, times] of pieces) {
    const bytes = Buffer.from(piece as string);
    for (let i = 0; i < times; i += 1) writeSync(file, bytes);
  }
  closeSync(file);
}

const LONG = "x".repeat(MEGABYTE);

describe("lines longer than any file has", () => {
  const folder = suiteFolder();
  const reader = suiteReader(folder);

  const read = async (pieces: readonly (readonly [string, number])[]) => {
    writeLarge(join(folder, "ctai.csv"), pieces);
    const { found } = await recognise(folder, "ctai.csv");
    if ("reason" in found) return { faults: [found.reason], accepted: 0 };
    const { layout } = found.structure;
    const { faults, accepted } = await survey(found.path, layout);
    return { faults: faults.map(({ rule, line }) => `${rule} ${line}`), accepted };
  };

  test("100 MB on one line is told at its line, and the lines around it are read", async () => {
    const pieces = [
      [HEADER + ROW, 1],
      [LONG, 100],
      [`\n${ROW}`, 1],
    ] as const;
    expect(await read(pieces)).toEqual({ faults: ["ligne_trop_longue 3"], accepted: 2 });
  });

  test("100 MB without a newline, from the header on, is no header", async () => {
    const { faults, accepted } = await read([
      [HEADER.trim(), 1],
      [LONG, 100],
    ]);
    expect(accepted).toBe(0);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/colonne obligatoire « code_region »/);
  });

  test("100 MB after a quote that is never closed is refused", async () => {
    const pieces = [
      [`${HEADER}${ROW}C-2;2023;signature;"Métro`, 1],
      [`${LONG}\n`, 100],
    ] as const;
    expect(await read(pieces)).toEqual({ faults: ["guillemet_ouvert 3"], accepted: 1 });
  });

  test("a line a little too long is refused by the whole reader, and no other", async () => {
    const long = Buffer.from(`${HEADER}${ROW}C-2;2023;signature;${LONG};epci;84\n${ROW}`);
    const columns = [{ name: "id_contrat", isText: true, cell: undefined as never }];
    const { rows, reports } = await reader.read({
      name: "ctai.csv",
      bytes: long,
      encoding: "utf-8",
      columns,
    });
    expect({ rows, reports }).toEqual({
      rows: [["C-1"], ["C-1"]],
      reports: ["ligne_trop_longue 3"],
    });
  });
});

describe("memory", () => {
  /** Reads a file as a load does up to the engine, in a process of its own; gives its peak in megabytes. */
  function peakOf(folder: string, rows: number): number {
    const header = Buffer.from(HEADER, "latin1");
    const block = Buffer.from(ROW.repeat(1000), "latin1");
    writeLarge(join(folder, "ctai.csv"), [
      [header, 1],
      [block, rows / 1000],
    ]);
    const dist = fileURLToPath(new URL("../dist/read", import.meta.url));
    const script = `
      import { recognise } from "${dist}/recognise.js";
      import { decode } from "${dist}/decode.js";
      import { survey } from "${dist}/survey.js";
      const { found } = await recognise(${JSON.stringify(folder)}, "ctai.csv");
      const { path } = await decode(found.path, found.identity, ${JSON.stringify(join(folder, "copie.csv"))});
      const { accepted } = await survey(path, found.structure.layout);
      console.log(accepted, process.resourceUsage().maxRSS / 1024);`;
    const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
      encoding: "utf8",
    });
    const [accepted, peak] = stdout.trim().split(" ").map(Number);
    expect(accepted).toBe(rows);
    return peak ?? Number.NaN;
  }

  test("does not grow with a file in Windows-1252", () => {
    const folder = scratchFolder();
    const small = peakOf(folder, 1_000_000);
    const large = peakOf(folder, 4_000_000);
    expect(large).toBeLessThan(small * 1.2);
  });
});

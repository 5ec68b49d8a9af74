import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { generate } from "../demo/generate.js";
import { tryLock } from "../src/engine/index.js";
import { Refusal } from "../src/load/refusal.js";
import { publishFolder } from "../src/publish/publish.js";
import { lastRefusal } from "../src/store/refusal.js";
import { layOut, readFault } from "./faults.js";
import { scratchFolder, suiteFolder } from "./scratch.js";

const suite = suiteFolder();
const sound = join(suite, "exports");
const NOON = "2026-11-23T12:00:00.000Z";

beforeAll(async () => {
  await generate({ folder: sound, seed: 3, pairs: 400, hires: 400, since: 2025, centres: 10 });
});

const load = (folder: string, dataDir: string, at = NOON) =>
  publishFolder({
    folder,
    dataDir,
    asked: [],
    now: () => new Date(at),
    onStep: () => {},
  });

/** Loads a folder that must be refused into a data folder that is there. */
async function refuse(folder: string, dataDir: string): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  await expect(load(folder, dataDir)).rejects.toThrow(Refusal);
}

const faulty = (name: string): string => {
  const folder = join(scratchFolder(), name);
  layOut(name, readFault(name), folder);
  return folder;
};

describe("a refused load is written down", () => {
  test("with its folder's name, its files and their hashes, and where to look", async () => {
    const dataDir = join(scratchFolder(), "data");
    await refuse(faulty("guillemet-jamais-ferme"), dataDir);
    const refused = await lastRefusal(dataDir);
    expect(refused).toMatchObject({
      format: 1,
      refuse_le: NOON,
      publie_depuis: null,
      dossier: "guillemet-jamais-ferme",
      motifs: [
        {
          fichier: "ctai.csv",
          ligne: 3,
          colonne: null,
          message: expect.stringMatching(/^un guill/),
        },
      ],
    });
    expect(refused?.fichiers.map(({ nom }) => nom)).toContain("ctai.csv");
    for (const { sha256 } of refused?.fichiers ?? []) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(readdirSync(dataDir).filter((name) => name.includes("partiel"))).toEqual([]);
  });

  test("before any row is read too: every file that was seen has its hash", async () => {
    const dataDir = join(scratchFolder(), "data");
    await refuse(faulty("en-tete-faux"), dataDir);
    const refused = await lastRefusal(dataDir);
    expect(refused?.motifs[0]).toMatchObject({ fichier: "ctai.csv", ligne: 1 });
    expect(refused?.fichiers.length).toBeGreaterThan(1);
  });

  test("without a path, even where the reason names the folder", async () => {
    const scratch = scratchFolder();
    const dataDir = join(scratch, "data");
    await refuse(join(scratch, "absent"), dataDir);
    const text = readFileSync(join(dataDir, "dernier-refus.json"), "utf8");
    expect(text).toContain("absent");
    expect(text).not.toContain(scratch);
  });

  test("with the anomalies found so far, and no cell about people", async () => {
    const dataDir = join(scratchFolder(), "data");
    await refuse(faulty("tout-refuse"), dataDir);
    const refused = await lastRefusal(dataDir);
    const about = refused?.anomalies.filter(({ jeu }) => jeu === "recrutements") ?? [];
    expect(about.length).toBeGreaterThan(0);
    for (const anomaly of about) expect(anomaly).toMatchObject({ valeur: null, gravite: "refus" });
  });

  test("nowhere when nothing was ever published there", async () => {
    const scratch = scratchFolder();
    await expect(load(join(scratch, "absent"), join(scratch, "data"))).rejects.toThrow(Refusal);
    expect(readdirSync(scratch)).toEqual([]);
    expect(await lastRefusal(join(scratch, "data"))).toBeNull();
  });

  test("and not when another load is under way: that says nothing of the files", async () => {
    const dataDir = join(scratchFolder(), "data");
    mkdirSync(join(dataDir, "prive"), { recursive: true });
    const unlock = await tryLock(join(dataDir, "prive", "verrou.duckdb"));
    await refuse(sound, dataDir);
    unlock?.();
    expect(await lastRefusal(dataDir)).toBeNull();
  });
});

test("a load published later marks the refusal, once; a new refusal replaces it", async () => {
  const dataDir = join(scratchFolder(), "data");
  await refuse(faulty("en-tete-faux"), dataDir);
  await load(sound, dataDir, "2026-11-24T09:00:00.000Z");
  await load(sound, dataDir, "2026-11-25T09:00:00.000Z");
  const passed = await lastRefusal(dataDir);
  expect(passed).toMatchObject({ refuse_le: NOON, publie_depuis: "2026-11-24T09:00:00.000Z" });
  const broken = join(scratchFolder(), "novembre");
  cpSync(sound, broken, { recursive: true });
  appendFileSync(join(broken, "ctai.csv"), 'CTAI-999;2023;"signature;');
  await refuse(broken, dataDir);
  expect(await lastRefusal(dataDir)).toMatchObject({ dossier: "novembre", publie_depuis: null });
});

test("a record that cannot be read stops no load", async () => {
  const dataDir = join(scratchFolder(), "data");
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, "dernier-refus.json"), "{");
  await expect(lastRefusal(dataDir)).rejects.toThrow();
  await load(sound, dataDir);
});

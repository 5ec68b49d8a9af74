import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { generate } from "../demo/generate.js";
import { tryLock } from "../src/engine/index.js";
import { FAULTS, layOut, readFault } from "./faults.js";
import { scratchFolder, suiteFolder } from "./scratch.js";

const COMMAND = fileURLToPath(new URL("../bin/fabriques.js", import.meta.url));

const MAKER = fileURLToPath(new URL("../demo/main.ts", import.meta.url));

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const start = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [COMMAND, ...args]);

function outcome(child: ChildProcess): Promise<Outcome> {
  let out = "";
  let err = "";
  child.stdout?.on("data", (bytes: Buffer) => {
    out += bytes.toString("utf8");
  });
  child.stderr?.on("data", (bytes: Buffer) => {
    err += bytes.toString("utf8");
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err })));
}

/** The maker of the synthetic country: a tool of the room, run from its sources. */
const make = (...args: string[]): Promise<Outcome> =>
  outcome(spawn(process.execPath, ["--import", "tsx", MAKER, ...args]));

const run = (...args: string[]): Promise<Outcome> => outcome(start(args));

const suite = suiteFolder();
const exports_ = join(suite, "exports");
const others = join(suite, "autres");

beforeAll(async () => {
  await generate({ folder: exports_, seed: 1, pairs: 300, hires: 200, since: 2025, centres: 20 });
  await generate({ folder: others, seed: 2, pairs: 300, hires: 200, since: 2025, centres: 20 });
});

describe("the command line", () => {
  test("explains itself", async () => {
    const { code, out } = await run("--help");
    expect(code).toBe(0);
    for (const words of ["charger", "--donnees-au", "Codes de sortie"]) {
      expect(out).toContain(words);
    }
    expect(await run("charger", "--help")).toMatchObject({ code: 0, out });
    expect((await run("--version")).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test.each([
    [[], /Il manque une commande/],
    [["publier"], /Commande inconnue.*publier/],
    [["charger"], /attend un dossier/],
    [["verifier"], /attend un fichier/],
    [["schema", "a", "b"], /attend un dossier, et un seul/],
    [["charger", "a", "b"], /attend un dossier/],
    [["charger", "a", "--sotie", "b"], /--sotie/],
    [["charger", "a", "--donnees-au", "31/12/2024"], /AAAA-MM-JJ/],
    [["charger", "a", "--donnees-au", "2024-02-30"], /AAAA-MM-JJ/],
    [
      ["charger", "a", "--donnees-au", "ctai=30/09/2026"],
      /AAAA-MM-JJ, pas «\u202f30\/09\/2026\u202f»/,
    ],
    [
      ["charger", "a", "--donnees-au", "2026-09-30", "--donnees-au", "contrats=2026-09-30"],
      /ne connaît pas le jeu «\u202fcontrats\u202f».*ctai/,
    ],
  ])("%j is refused as badly written", async (args, message) => {
    const { code, out, err } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(message);
  });

  test.each([
    [[], /attend un dossier/],
    [["a", "b"], /attend un dossier, et un seul/],
    [["a", "--graine", "x"], /nombre entier/],
    [["a", "--grane", "1"], /--grane/],
  ])("the maker of a country refuses %j as badly written", async (args, message) => {
    const { code, out, err } = await make(...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(message);
  });

  test("generates, loads, and says what was done", async () => {
    const scratch = scratchFolder();
    const folder = join(scratch, "pays");
    const made = await make(folder, "--graine", "3", "--binomes", "500", "--recrutements", "400");
    expect(made).toMatchObject({ code: 0, err: "" });
    const loaded = await run("charger", folder, "--sortie", join(scratch, "data"));
    expect(loaded).toMatchObject({ code: 0, err: "" });
    expect(loaded.out).toMatch(/Binômes de mentorat\u202f: 500 lues, 500 chargées/);
    expect(loaded.out).toMatch(/Publiée\u202f: la release r[0-9a-f]{12} sert/);
    const again = await run("charger", folder, "--sortie", join(scratch, "data"));
    expect(again.out).toMatch(/Déjà publiée/);
    const verified = await run(
      "verifier",
      join(folder, "mentorat.csv"),
      "--sortie",
      join(scratch, "data"),
    );
    expect(verified).toMatchObject({ code: 0, err: "" });
    expect(verified.out).toMatch(/500 lues, 500 à charger/);
    expect(verified.out).toMatch(/Aucun chiffre national ne changerait\./);
  });

  test("verifies a file that a load would refuse, with the same exit code", async () => {
    const path = join(scratchFolder(), "ctai.csv");
    writeFileSync(path, "");
    const { code, out, err } = await run("verifier", path, "--sortie", join(path, "..", "data"));
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/le fichier est vide/);
  });

  test("writes the schemas of the exports", async () => {
    const folder = join(scratchFolder(), "schemas");
    const { code, out } = await run("schema", folder);
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining("37 fichiers") });
    expect(readdirSync(join(folder, "ctai")).sort()).toEqual([
      "exemple-invalide.csv",
      "exemple-invalide.json",
      "exemple-valide.csv",
      "schema.json",
    ]);
  });

  test("refuses a folder that is not there, and one without exports, in a sentence", async () => {
    const scratch = scratchFolder();
    const absent = await run("charger", join(scratch, "absent"), "--sortie", join(scratch, "data"));
    expect(absent).toMatchObject({ code: 1, out: "" });
    expect(absent.err).toMatch(/n’existe pas\u202f: vérifier le chemin\./);
    const empty = await run("charger", scratch, "--sortie", join(scratch, "data"));
    expect(empty).toMatchObject({ code: 1, out: "" });
    expect(empty.err).toMatch(/aucun export reconnu/);
    expect(readdirSync(scratch)).toEqual([]);
  });

  test("refuses a faulty folder without losing the release, and lists what a load left out", async () => {
    const scratch = scratchFolder();
    const dataDir = join(scratch, "data");
    expect((await run("charger", exports_, "--sortie", dataDir)).code).toBe(0);
    const before = readFileSync(join(dataDir, "courant"), "utf8");
    for (const fault of ["en-tete-faux", "fichier-vide", "fichier-obligatoire-absent"]) {
      const folder = join(scratch, fault);
      const expected = readFault(fault);
      layOut(fault, expected, folder);
      const { code, err } = await run("charger", folder, "--sortie", dataDir);
      expect(code).toBe(1);
      expect(err).toContain(expected.refus?.[0]);
      expect(readFileSync(join(dataDir, "courant"), "utf8")).toBe(before);
    }
    // The fixture has too few people to be published: its faulty file stands among larger ones.
    const folder = join(scratch, "texte-dans-un-nombre");
    cpSync(exports_, folder, { recursive: true });
    const faulty = join("texte-dans-un-nombre", "places_rurales.csv");
    cpSync(join(FAULTS, faulty), join(scratch, faulty));
    const { code, out } = await run("charger", folder, "--sortie", dataDir);
    expect(code).toBe(0);
    expect(out).toMatch(
      /refus {2}places_rurales\.csv, ligne 3, colonne .+places_autorisees.+douze/,
    );
  });
});

describe("two loads into one folder", () => {
  test("do not meet: the one that comes second is told to wait", async () => {
    const dataDir = join(scratchFolder(), "data");
    mkdirSync(join(dataDir, "prive"), { recursive: true });
    const unlock = await tryLock(join(dataDir, "prive", "verrou.duckdb"));
    const refused = await run("charger", exports_, "--sortie", dataDir);
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toMatch(/Un autre chargement est en cours/);
    unlock?.();
    expect((await run("charger", exports_, "--sortie", dataDir)).code).toBe(0);
  });

  test("go on after a lock file that a killed process left half made", async () => {
    const file = join(scratchFolder(), "verrou.duckdb");
    writeFileSync(file, "moitié".repeat(100));
    const unlock = await tryLock(file);
    expect(unlock).not.toBeNull();
    expect(await tryLock(file)).toBeNull();
    unlock?.();
  });
});

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { QualityAnswer, Releases } from "../src/contract/index.js";
import { problem } from "../src/contract/problem.js";
import { quality } from "../src/contract/quality.js";
import { openWorld, type World } from "./world.js";

const FABRIQUES = fileURLToPath(new URL("../../pipelines/bin/fabriques.js", import.meta.url));
const MAKER = fileURLToPath(new URL("../../pipelines/demo/main.ts", import.meta.url));
const run = (...args: string[]): Promise<unknown> =>
  promisify(execFile)(process.execPath, [FABRIQUES, ...args]);

let scratch: string;
let exports_: string;
let dataDir: string;
let world: World;

/** Lines that hold a text where a number is due: many in a public column, one in a column that counts residents, and dates about people. */
async function pollute(folder: string): Promise<void> {
  await rewrite(join(folder, "places_rurales.csv"), (cells, at, header) => {
    const occupied = header.indexOf("Places occupées");
    const sponsored = header.findIndex((name) => /parrainages/i.test(name));
    if (at % 8 === 0) cells[occupied] = "douze";
    if (at === 3) cells[sponsored] = "quelques-uns";
  });
  await rewrite(join(folder, "mentorat.csv"), (cells, at) => {
    if (at === 5) cells[3] = "hier";
  });
}

async function rewrite(
  file: string,
  change: (cells: string[], at: number, header: readonly string[]) => void,
): Promise<void> {
  const lines = (await readFile(file, "utf8")).split("\n").map((line) => line.split(";"));
  const [header = []] = lines;
  for (const [at, cells] of lines.entries()) if (at > 0) change(cells, at, header);
  await writeFile(file, lines.map((cells) => cells.join(";")).join("\n"));
}

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "fabriques-qualite-"));
  exports_ = join(scratch, "exports");
  dataDir = join(scratch, "data");
  const country = [exports_, "--binomes", "300", "--recrutements", "200"];
  await promisify(execFile)(process.execPath, ["--import", "tsx", MAKER, ...country]);
  await pollute(exports_);
  await run("charger", exports_, "--sortie", dataDir);
  world = await openWorld({ dataDir });
});
afterAll(async () => {
  await world.close();
  await rm(scratch, { recursive: true, force: true });
});

const ask = (search = ""): Promise<QualityAnswer> => world.json<QualityAnswer>(`/qualite${search}`);

describe("sources", () => {
  test("tell the balance of their rows, and the hash of each file", async () => {
    const { sources } = await ask();
    expect(sources).toHaveLength(9);
    for (const source of sources) {
      const { lues, chargees, refusees, doublons, corrigees, fichiers } = source;
      expect(lues, source.jeu).toBe(chargees + refusees + doublons + corrigees);
      for (const { nom, sha256, octets } of fichiers) {
        const bytes = await readFile(join(exports_, nom));
        expect(octets).toBe(bytes.length);
        expect(sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
      }
    }
    expect(sources.find(({ jeu }) => jeu === "mentorat")).toMatchObject({ lues: 300, refusees: 1 });
  });

  test("are late from the day after newer data should have come, as everywhere else", async () => {
    const expected = (await ask()).sources.find(({ jeu }) => jeu === "mentorat")?.attendue_le ?? "";
    for (const [days, late] of [
      [0, 0],
      [1, 1],
      [45, 45],
    ] as const) {
      const clock = (): Date => new Date(Date.parse(`${expected}T12:00:00Z`) + days * 86_400_000);
      const later = await openWorld({ dataDir, clock });
      const { sources } = await later.json<QualityAnswer>("/qualite");
      const source = sources.find(({ jeu }) => jeu === "mentorat");
      expect(source).toMatchObject({ retard_jours: late, en_retard: late > 0 });
      const { releases } = await later.json<Releases>("/releases");
      const same = releases[0]?.sources.find(({ jeu }) => jeu === "mentorat");
      expect(same?.en_retard).toBe(late > 0);
      await later.close();
    }
  });
});

describe("anomalies", () => {
  test("come in pages that hold each of them once, in the order of files and lines", async () => {
    const first = await ask("?jeu=places_rurales&gravite=refus");
    const { total, gardees, pages } = first.anomalies;
    const counts = first.par_regle.filter(
      ({ jeu, gravite }) => jeu === "places_rurales" && gravite === "refus",
    );
    expect(total).toBe(counts.reduce((sum, { nombre }) => sum + nombre, 0));
    expect(pages).toBeGreaterThan(1);
    const lines: (number | null)[] = [];
    for (let page = 1; page <= pages; page += 1) {
      const { anomalies } = await ask(`?jeu=places_rurales&gravite=refus&page=${page}`);
      lines.push(...anomalies.lignes.map(({ ligne }) => ligne));
    }
    expect(lines).toHaveLength(gardees);
    expect(new Set(lines).size).toBe(gardees);
    expect(lines).toEqual(lines.toSorted((a, b) => Number(a) - Number(b)));
    expect(first.anomalies.lignes[0]).toMatchObject({
      valeur: "douze",
      colonne: "places_occupees",
    });
  });

  test("are counted whole where the report keeps the first ones only", async () => {
    const { anomalies, par_regle } = await ask();
    expect(anomalies.total).toBe(par_regle.reduce((sum, { nombre }) => sum + nombre, 0));
    expect(anomalies.gardees).toBeLessThan(anomalies.total);
  });

  test("narrow to a rule, and to none where the release never met it", async () => {
    const { anomalies, filtres } = await ask("?regle=illisible");
    expect(filtres).toEqual({ jeu: [], gravite: [], regle: ["illisible"] });
    expect(new Set(anomalies.lignes.map(({ regle }) => regle))).toEqual(new Set(["illisible"]));
    const none = await ask("?regle=jamais_vue");
    expect(none.anomalies).toMatchObject({ total: 0, gardees: 0, pages: 0, lignes: [] });
    expect((await ask("?page=9999")).anomalies.lignes).toEqual([]);
  });

  test.each([
    ["?jeu=ctai,autre", "jeu", "autre"],
    ["?gravite=grave", "gravite", "grave"],
    ["?regle=A;drop", "regle", "A;drop"],
    ["?page=0", "page", "0"],
    ["?page=1.5", "page", "1.5"],
  ])("refuse %s by name", async (search, parametre, valeur) => {
    const response = await world.get(`/qualite${search}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ parametre, valeur });
  });

  test("show no cell about people, nor of a column that counts residents", async () => {
    const people = (await ask("?jeu=mentorat")).anomalies.lignes;
    expect(people).toMatchObject([{ ligne: 6, colonne: "date_debut", valeur: null }]);
    const response = await world.get("/qualite?jeu=places_rurales&gravite=avertissement");
    const text = await response.text();
    expect(text).toContain("parrainages_actifs");
    expect(text).not.toContain("quelques-uns");
  });
});

test("the last refused load appears without a restart, and is marked once another is published", async () => {
  expect((await ask()).dernier_refus).toBeNull();
  const faulty = join(scratch, "exports-de-novembre");
  await cp(exports_, faulty, { recursive: true });
  await appendFile(join(faulty, "ctai.csv"), 'CTAI-999;2023;"signature;');
  await expect(run("charger", faulty, "--sortie", dataDir)).rejects.toThrow();
  const refused = await ask();
  expect(quality.safeParse(refused).error).toBeUndefined();
  expect(refused.dernier_refus).toMatchObject({
    dossier: "exports-de-novembre",
    publie_depuis: null,
    motifs: [{ fichier: "ctai.csv", ligne: expect.any(Number) }],
  });
  expect(JSON.stringify(refused)).not.toContain(scratch);
  await run("charger", exports_, "--sortie", dataDir);
  expect((await ask()).dernier_refus?.publie_depuis).toMatch(/^\d{4}-\d{2}-\d{2}T/);
});

test.each([
  ["qualite.json", "/qualite?page=7777"],
  ["certificat.json", "/secret"],
])("a release whose %s is of an earlier version says to load it again", async (file, path) => {
  const { folder } = await world.releases.use(async (release) => release);
  const kept = await readFile(join(folder, file));
  await rm(join(folder, file));
  if (file === "qualite.json") await writeFile(join(folder, file), '{ "format": 1 }');
  try {
    const response = await world.get(path);
    expect(response.status).toBe(410);
    const { type, detail } = problem.parse(await response.json());
    expect(type).toBe("urn:fabriques:probleme:version_depassee");
    expect(detail).toMatch(
      /version antérieure du produit.* relancez .*fabriques charger <dossier>/,
    );
  } finally {
    await writeFile(join(folder, file), kept);
  }
  expect((await world.get(path)).status).toBe(200);
});

import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { generate } from "../demo/generate.js";
import { DATASETS } from "../src/catalogue/datasets/index.js";
import { INDICATORS } from "../src/catalogue/indicators/index.js";
import { PLAN } from "../src/catalogue/plan/index.js";
import { openPublished } from "../src/engine/index.js";
import type { AskedDay } from "../src/load/declared.js";
import { Refusal } from "../src/load/refusal.js";
import { type PublishReport, publishFolder } from "../src/publish/publish.js";
import { openReleases } from "../src/release/follow.js";
import type { Release } from "../src/release/open.js";
import type { Audience } from "../src/store/manifest.js";
import type { QualityReport } from "../src/store/quality.js";
import { noon } from "./clock.js";
import { keepOwnProofs, scratchFolder, suiteFolder } from "./scratch.js";

const load = (folder: string, dataDir: string, asked: readonly AskedDay[] = []) =>
  publishFolder({ folder, dataDir, asked, now: noon, onStep: () => {} });

async function read<T>(
  dataDir: string,
  audience: Audience,
  work: (release: Release) => Promise<T>,
): Promise<T> {
  const store = await openReleases({ dataDir, audience });
  onTestFinished(() => store.close());
  return store.use(work);
}

/** What the private folder holds once a load is over. */
const PRIVATE = ["cle", "preuves", "travail.duckdb", "verrou.duckdb"];

keepOwnProofs();
const suite = suiteFolder();
const exports_ = join(suite, "exports");
const dataDir = join(suite, "data");
let first: PublishReport;

beforeAll(async () => {
  await generate({ folder: exports_, seed: 7, pairs: 4000, hires: 2000, since: 2024 });
  appendFileSync(
    join(exports_, "mentorat.csv"),
    "M-FAUX;Nom à taire;interculturel;hier;;termine;75\n",
  );
  first = await load(exports_, dataDir);
});

/** A new data folder with the masks' key and proofs of the first load: the same people are not protected again. */
function warmFolder(): string {
  const folder = join(scratchFolder(), "data");
  mkdirSync(join(folder, "prive"), { recursive: true, mode: 0o700 });
  for (const name of ["cle", "preuves"]) {
    cpSync(join(dataDir, "prive", name), join(folder, "prive", name), { recursive: true });
  }
  return folder;
}

describe("a release", () => {
  test("is named by its inputs: the same ones make it serve again", async () => {
    const again = await load(exports_, dataDir);
    expect(again.manifest).toEqual(first.manifest);
    expect(again.isKnown).toBe(true);
    expect(first.isKnown).toBe(false);
    const elsewhere = await load(exports_, warmFolder());
    expect(elsewhere.manifest.id).toBe(first.manifest.id);
  });

  test("says what it was made from, and balances", () => {
    const { manifest } = first;
    expect(manifest).toMatchObject({
      format: 3,
      precedente: null,
      origine: { synthetique: true },
      seuils: { public: 11, interne: 5 },
    });
    expect(manifest.sources.map(({ jeu }) => jeu)).toEqual(DATASETS.map(({ id }) => id));
    for (const source of manifest.sources) {
      const { chargees, refusees, doublons, corrigees } = source;
      expect(source.lues).toBe(chargees + refusees + doublons + corrigees);
    }
    const days = manifest.sources.flatMap(({ jeu, donnees_au, declaree }) =>
      donnees_au === null ? [] : [[jeu, donnees_au.slice(0, 7), declaree]],
    );
    expect(days).toEqual([
      ["ctai", "2026-09", true],
      ["mentorat", "2026-09", false],
      ["recrutements", "2026-09", false],
      ["places_rurales", "2026-06", false],
    ]);
    const mentoring = manifest.sources.find(({ jeu }) => jeu === "mentorat");
    expect(mentoring).toMatchObject({ lues: 4001, chargees: 4000, refusees: 1 });
  });

  test("keeps rows about people in the private folder only", async () => {
    expect(statSync(join(dataDir, "prive")).mode & 0o777).toBe(0o700);
    const folder = join(dataDir, "releases", first.manifest.id);
    expect(readdirSync(folder).sort()).toEqual([
      "anomalies.csv",
      "certificat.json",
      "manifest.json",
      "published-interne.duckdb",
      "published-public.duckdb",
      "qualite.json",
    ]);
    for (const name of ["anomalies.csv", "certificat.json", "manifest.json", "qualite.json"]) {
      const text = readFileSync(join(folder, name), "utf8");
      for (const secret of ["M00000001", "R00000001", "M-FAUX", "Nom à taire"]) {
        expect(text, name).not.toContain(secret);
      }
    }
    const kept = await openPublished({ file: join(dataDir, "prive", "travail.duckdb") });
    onTestFinished(() => kept.close());
    expect(await kept.all("select count(*) as n from mentorat")).toEqual([{ n: 4000 }]);
  });

  test("has a quality report without the cells of people", () => {
    const path = join(dataDir, "releases", first.manifest.id, "qualite.json");
    const quality = JSON.parse(readFileSync(path, "utf8")) as QualityReport;
    expect(quality.release).toBe(first.manifest.id);
    const refused = quality.anomalies.filter((one) => one.jeu === "mentorat");
    expect(refused.length).toBeGreaterThan(0);
    for (const anomaly of refused) expect(anomaly).toMatchObject({ ligne: 4002, valeur: null });
    expect(quality.par_regle).toContainEqual({
      jeu: "places_rurales",
      regle: "occupees_parmi_autorisees",
      gravite: "avertissement",
      nombre: expect.any(Number),
    });
  });
});

describe.each(["public", "interne"] as const)("the file published for %s", (audience) => {
  test("has the public rows, ordered, less the sensitive columns", async () => {
    const tables = await read(dataDir, audience, (release) =>
      release.all(
        "select table_name as t, list(column_name) as c from information_schema.columns group by 1",
      ),
    );
    const columns = Object.fromEntries(tables.map(({ t, c }) => [String(t), c as string[]]));
    const rows = DATASETS.filter(({ personal }) => !personal).map(({ id }) => id);
    expect(Object.keys(columns).sort()).toEqual(
      ["cellules", "declarants", "mois_perdus", "observations", "territoires", ...rows].sort(),
    );
    for (const dataset of DATASETS.filter(({ personal }) => !personal)) {
      const shown = dataset.columns.filter((column) => !column.sensitive).map(({ name }) => name);
      expect(columns[dataset.id]).toEqual(expect.arrayContaining(shown));
      for (const hidden of dataset.columns.filter((column) => column.sensitive)) {
        expect(columns[dataset.id]).not.toContain(hidden.name);
      }
    }
    expect(columns.ctai).toEqual(
      expect.arrayContaining(["_annee", "_trimestre", "_departements", "_region", "progresse"]),
    );
  });

  test("has its rows in the order of their keys", async () => {
    const rows = await read(dataDir, audience, (release) =>
      release.all("select id_centre || trimestre as cle from places_rurales"),
    );
    const keys = rows.map(({ cle }) => String(cle));
    expect(keys).toEqual([...keys].sort());
  });

  test("holds the published figures", async () => {
    const years = await read(dataDir, audience, (release) =>
      release.all(
        "select _annee as a, count(*) as n from ctai where _annee in (2019, 2022, 2023) group by 1 order by 1",
      ),
    );
    expect(years).toEqual([
      { a: 2019, n: 11 },
      { a: 2022, n: 45 },
      { a: 2023, n: 44 },
    ]);
  });

  test("has every cell of the indicators about people, the hidden ones without a number", async () => {
    const cells = await read(dataDir, audience, (release) =>
      release.all(
        "select * from cellules where split_part(indicateur, '.', 1) in ('mentorat', 'entreprises')",
      ),
    );
    const indicators = INDICATORS.filter(({ domain }) =>
      ["mentorat", "entreprises"].includes(domain),
    );
    expect(new Set(cells.map(({ indicateur }) => indicateur))).toEqual(
      new Set(indicators.map(({ id }) => id)),
    );
    const whole = cells.filter((cell) => cell.croisement === "ensemble" && cell.maille === "annee");
    // The nation, then 18 regions, then 101 departments, down to the smallest that the indicator is published by.
    const places = { nation: 1, region: 19, departement: 120 };
    const perYear = indicators.reduce((sum, { smallest }) => sum + places[smallest], 0);
    expect(whole).toHaveLength(3 * perYear);
    const secret = cells.filter(({ statut }) => statut === "secret");
    expect(secret.length).toBeGreaterThan(0);
    for (const cell of secret) {
      expect(cell).toMatchObject({ numerateur: null, denominateur: null, valeur: null });
    }
  });

  test("shows no small count, and none by subtraction from the nation", async () => {
    const smallest = first.manifest.seuils[audience];
    const additive = Object.values(PLAN).flatMap(({ answers }) =>
      Object.keys(answers).filter((id) => ["count", "rate"].includes(`${answers[id]?.kind}`)),
    );
    const about = `indicateur in (${additive.map((id) => `'${id}'`).join(", ")})`;
    const isSmall = (sum: string): string => `(${sum}) between 1 and ${smallest - 1}`;
    const small = await read(dataDir, audience, (release) =>
      release.all(
        `select * from cellules where ${about} and (${isSmall("numerateur")} or ${isSmall("denominateur")}
           or ${isSmall("denominateur - numerateur")})`,
      ),
    );
    expect(small).toEqual([]);
    const rest = (name: string, level: string): string =>
      `max(${name}) filter (where niveau = 'nation') - coalesce(sum(${name}) filter (where niveau = '${level}'), 0)`;
    const subtracted = await read(dataDir, audience, (release) =>
      release.all(`
        select indicateur, croisement, maille, periode, count(*) filter (where statut = 'secret') as caches
        from cellules where ${about} group by all
        having ${["region", "departement"].flatMap((level) => ["numerateur", "denominateur"].map((name) => isSmall(rest(name, level)))).join(" or ")}`),
    );
    expect(subtracted).toEqual([]);
    const [counted] = await read(dataDir, audience, (release) =>
      release.all(
        `select count(*) filter (where statut = 'secret') as caches, count(*) as cases from cellules where ${about}`,
      ),
    );
    expect(Number(counted?.caches)).toBeGreaterThan(100);
    expect(Number(counted?.caches)).toBeLessThan(Number(counted?.cases));
  });

  test("holds no row about a person and no hidden number, in any table", async () => {
    const tables = await read(dataDir, audience, (release) => release.all("show tables"));
    for (const { name } of tables) {
      const rows = await read(dataDir, audience, (release) =>
        release.all(
          `select count(*) as n from "${name}" t where (t::varchar) similar to '.*[MR]0000[0-9]{4}.*'`,
        ),
      );
      expect([name, rows[0]?.n]).toEqual([name, 0]);
    }
    const left = await read(dataDir, audience, (release) =>
      release.all(
        "select count(*) as n from cellules where statut = 'secret' and coalesce(numerateur, denominateur, valeur) is not null",
      ),
    );
    expect(left).toEqual([{ n: 0 }]);
  });

  test("has the cells of sensitive columns down to the department and the quarter", async () => {
    const rows = await read(dataDir, audience, (release) =>
      release.all(
        "select distinct niveau::varchar as n, maille::varchar as m from cellules where indicateur = 'ruralite.parrainages' order by all",
      ),
    );
    expect(rows).toEqual(
      ["departement", "nation", "region"].flatMap((n) =>
        ["annee", "trimestre"].map((m) => ({ n, m })),
      ),
    );
  });
});

describe("a load", () => {
  const copyOf = (): string => {
    const folder = join(scratchFolder(), "exports");
    cpSync(exports_, folder, { recursive: true });
    return folder;
  };

  test("that is refused leaves the last release serving, and nothing behind", async () => {
    const folder = copyOf();
    writeFileSync(join(folder, "ctai.csv"), "");
    const before = readFileSync(join(dataDir, "courant"), "utf8");
    await expect(load(folder, dataDir)).rejects.toThrow(Refusal);
    cpSync(join(exports_, "ctai.csv"), join(folder, "ctai.csv"));
    appendFileSync(join(folder, "ctai.csv"), 'CTAI-999;2023;"signature;');
    await expect(load(folder, dataDir)).rejects.toThrow(Refusal);
    expect(readFileSync(join(dataDir, "courant"), "utf8")).toBe(before);
    expect(readdirSync(join(dataDir, "releases"))).toEqual([first.manifest.id]);
    expect(readdirSync(join(dataDir, "prive")).sort()).toEqual(PRIVATE);
  });

  test("of anything else makes another release, which names the one before", async () => {
    const folder = copyOf();
    const own = warmFolder();
    const ids: string[] = [];
    const publish = async (asked: readonly AskedDay[] = []): Promise<void> => {
      const { manifest } = await load(folder, own, asked);
      expect(manifest.precedente).toBe(ids.at(-1) ?? null);
      ids.push(manifest.id);
    };
    await publish();
    await publish([{ dataset: "ctai", day: "2024-12-31" }]);
    appendFileSync(join(folder, "origine.json"), "\n");
    await publish();
    writeFileSync(join(folder, "ctai-2.csv"), readFileSync(join(folder, "ctai.csv")));
    await publish();
    expect(new Set(ids).size).toBe(4);
  });

  test("cleans what killed loads left", async () => {
    const folder = join(dataDir, "releases", ".r000000000000.1.partiel");
    mkdirSync(folder);
    writeFileSync(join(dataDir, "courant.1.partiel"), "r0");
    writeFileSync(join(dataDir, "prive", "travail.partiel"), "");
    await load(exports_, dataDir);
    expect(readdirSync(dataDir).sort()).toEqual([
      "courant",
      "dernier-refus.json",
      "prive",
      "releases",
    ]);
    expect(readdirSync(join(dataDir, "releases"))).toEqual([first.manifest.id]);
    expect(readdirSync(join(dataDir, "prive")).sort()).toEqual(PRIVATE);
  });

  test("waits for no other: the second one is refused while the first goes on", async () => {
    const own = warmFolder();
    const both = await Promise.allSettled([load(exports_, own), load(exports_, own)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = both.find((one) => one.status === "rejected");
    expect(String(refused?.reason)).toMatch(/autre chargement est en cours/);
  });

  test("of too few people to show anything of is refused, and names the cells", async () => {
    const folder = join(scratchFolder(), "exports");
    await generate({ folder, seed: 7, pairs: 40, hires: 400 });
    const before = readFileSync(join(dataDir, "courant"), "utf8");
    const refused = await load(folder, dataDir).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refusal);
    expect(String((refused as Refusal).reasons)).toMatch(
      /Secret statistique.*aucune année de «.mentorat.».*FR 2021 ensemble.*FR 2022 ensemble/,
    );
    expect(readFileSync(join(dataDir, "courant"), "utf8")).toBe(before);
    expect(readdirSync(join(dataDir, "releases"))).toEqual([first.manifest.id]);
  });
});

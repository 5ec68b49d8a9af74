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
import { DATASETS } from "../src/catalogue/datasets/index.js";
import { INDICATORS } from "../src/catalogue/indicators/index.js";
import { generate } from "../src/demo/generate.js";
import { openPublished } from "../src/engine.js";
import { Refusal } from "../src/load/refusal.js";
import { type PublishReport, publishFolder } from "../src/publish/publish.js";
import type { Audience } from "../src/release/manifest.js";
import type { Release } from "../src/release/open.js";
import type { QualityReport } from "../src/release/quality.js";
import { openReleases } from "../src/release/store.js";
import { scratchFolder, suiteFolder } from "./scratch.js";

const load = (folder: string, dataDir: string, observedThrough: string | null = null) =>
  publishFolder({ folder, dataDir, observedThrough, now: () => new Date(), onStep: () => {} });

async function read<T>(
  dataDir: string,
  audience: Audience,
  work: (release: Release) => Promise<T>,
): Promise<T> {
  const store = await openReleases({ dataDir, audience });
  onTestFinished(() => store.close());
  return store.use(work);
}

const suite = suiteFolder();
const exports_ = join(suite, "exports");
const dataDir = join(suite, "data");
let first: PublishReport;

beforeAll(async () => {
  await generate({ folder: exports_, seed: 7, pairs: 6000, hires: 3000 });
  appendFileSync(
    join(exports_, "mentorat.csv"),
    "M-FAUX;Nom à taire;interculturel;hier;;termine;75\n",
  );
  first = await load(exports_, dataDir);
}, 120_000);

describe("a release", () => {
  test("is named by its inputs: the same ones make it serve again", async () => {
    const again = await load(exports_, dataDir);
    expect(again.manifest).toEqual(first.manifest);
    expect(again.isKnown).toBe(true);
    expect(first.isKnown).toBe(false);
    const elsewhere = await load(exports_, scratchFolder());
    expect(elsewhere.manifest.id).toBe(first.manifest.id);
  }, 60_000);

  test("says what it was made from, and balances", () => {
    const { manifest } = first;
    expect(manifest).toMatchObject({
      format: 1,
      precedente: null,
      donnees_au: "2026-09-30",
      origine: { synthetique: true },
      seuils: { public: 11, interne: 5 },
    });
    expect(manifest.sources.map(({ jeu }) => jeu)).toEqual(DATASETS.map(({ id }) => id));
    for (const source of manifest.sources) {
      const { chargees, refusees, doublons, corrigees } = source;
      expect(source.lues).toBe(chargees + refusees + doublons + corrigees);
    }
    const mentoring = manifest.sources.find(({ jeu }) => jeu === "mentorat");
    expect(mentoring).toMatchObject({ lues: 6001, chargees: 6000, refusees: 1 });
  });

  test("keeps rows about people in the private folder only", async () => {
    expect(statSync(join(dataDir, "prive")).mode & 0o777).toBe(0o700);
    const folder = join(dataDir, "releases", first.manifest.id);
    expect(readdirSync(folder).sort()).toEqual([
      "anomalies.csv",
      "manifest.json",
      "published-interne.duckdb",
      "published-public.duckdb",
      "qualite.json",
    ]);
    for (const name of ["anomalies.csv", "manifest.json", "qualite.json"]) {
      const text = readFileSync(join(folder, name), "utf8");
      for (const secret of ["M00000001", "R00000001", "M-FAUX", "Nom à taire"]) {
        expect(text, name).not.toContain(secret);
      }
    }
    const kept = await openPublished({ file: join(dataDir, "prive", "travail.duckdb") });
    onTestFinished(() => kept.close());
    expect(await kept.all("select count(*) as n from mentorat")).toEqual([{ n: 6000 }]);
  });

  test("has a quality report without the cells of people", () => {
    const path = join(dataDir, "releases", first.manifest.id, "qualite.json");
    const quality = JSON.parse(readFileSync(path, "utf8")) as QualityReport;
    expect(quality.release).toBe(first.manifest.id);
    const refused = quality.anomalies.filter((one) => one.jeu === "mentorat");
    expect(refused.length).toBeGreaterThan(0);
    for (const anomaly of refused) expect(anomaly).toMatchObject({ ligne: 6002, valeur: null });
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
    expect(Object.keys(columns).sort()).toEqual(["cellules", "territoires", ...rows].sort());
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
    expect(cells).toHaveLength(indicators.length * 8 * 19);
    const secret = cells.filter(({ statut }) => statut === "secret");
    expect(secret.length).toBeGreaterThan(0);
    for (const cell of secret) {
      expect(cell).toMatchObject({ numerateur: null, denominateur: null, valeur: null });
    }
  });

  test("shows no small count, and none by subtraction from the nation", async () => {
    const smallest = first.manifest.seuils[audience];
    const rows = await read(dataDir, audience, (release) =>
      release.all(`
        select indicateur as i, periode as p, max(numerateur) filter (where niveau = 'nation') as nation,
          max(denominateur) filter (where niveau = 'nation') as base,
          min(nullif(numerateur, 0)) filter (where niveau = 'region') as plus_petit,
          coalesce(sum(numerateur) filter (where niveau = 'region'), 0) as somme,
          coalesce(sum(denominateur) filter (where niveau = 'region'), 0) as base_somme,
          count(*) filter (where niveau = 'region' and statut = 'secret') as caches
        from cellules where indicateur in ('mentorat.binomes', 'mentorat.mentors_formes', 'entreprises.immersion')
        group by all`),
    );
    expect(rows.length).toBe(24);
    for (const row of rows) {
      expect(row.plus_petit === null || Number(row.plus_petit) >= smallest).toBe(true);
      expect(row.caches).not.toBe(1);
      for (const [all, part] of [
        [row.nation, row.somme],
        [row.base, row.base_somme],
      ] as const) {
        const rest = all === null ? 0 : Number(all) - Number(part);
        expect(rest === 0 || rest >= smallest, `${row.i} ${row.p}`).toBe(true);
      }
    }
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
    expect(readdirSync(join(dataDir, "prive")).sort()).toEqual(["travail.duckdb", "verrou.duckdb"]);
  }, 60_000);

  test("of anything else makes another release, which names the one before", async () => {
    const folder = copyOf();
    const own = scratchFolder();
    const ids: string[] = [];
    const publish = async (observedThrough: string | null = null): Promise<void> => {
      const { manifest } = await load(folder, own, observedThrough);
      expect(manifest.precedente).toBe(ids.at(-1) ?? null);
      ids.push(manifest.id);
    };
    await publish();
    await publish("2024-12-31");
    appendFileSync(join(folder, "origine.json"), "\n");
    await publish();
    writeFileSync(join(folder, "ctai-2.csv"), readFileSync(join(folder, "ctai.csv")));
    await publish();
    expect(new Set(ids).size).toBe(4);
  }, 120_000);

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
    expect(readdirSync(join(dataDir, "prive")).sort()).toEqual(["travail.duckdb", "verrou.duckdb"]);
  }, 60_000);

  test("waits for no other: the second one is refused while the first goes on", async () => {
    const own = scratchFolder();
    const both = await Promise.allSettled([load(exports_, own), load(exports_, own)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = both.find((one) => one.status === "rejected");
    expect(String(refused?.reason)).toMatch(/autre chargement est en cours/);
  }, 60_000);
});

import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { generate } from "../demo/generate.js";
import { indicatorOf } from "../src/catalogue/indicators/index.js";
import type { Indicator } from "../src/catalogue/model.js";
import { PLAN } from "../src/catalogue/plan/index.js";
import { isProven, secrecySummary } from "../src/cli/secrecy.js";
import { openPublished, type Row } from "../src/engine/index.js";
import { observationOf } from "../src/measure/observation.js";
import type { MeasuredCell } from "../src/measure/question.js";
import { measureRows } from "../src/measure/rows.js";
import { publishFolder } from "../src/publish/publish.js";
import { verifySecrecy } from "../src/publish/verify-secrecy.js";
import { openReleases } from "../src/release/follow.js";
import { layout } from "../src/store/layout.js";
import type { Audience } from "../src/store/manifest.js";
import { noon } from "./clock.js";
import { keepOwnProofs, scratchFolder, suiteFolder } from "./scratch.js";

const AUDIENCES: readonly Audience[] = ["public", "interne"];
keepOwnProofs();
const suite = suiteFolder();
const exports_ = join(suite, "exports");
const dataDir = join(suite, "data");
let release = "";

/** Someone like no other: texts and a number that nobody else has. */
const PLANTED = {
  pair: "ZYZZYVA-7731",
  structure: "Atelier Quinquérème",
  meetings: 83_917,
  siren: "732829320",
  hire: "ZYZZYVA-RECRUE",
} as const;

beforeAll(async () => {
  await generate({ folder: exports_, seed: 5, pairs: 1500, hires: 750, since: 2023 });
  plant("mentorat.csv", "utf8", {
    id_binome: PLANTED.pair,
    structure: PLANTED.structure,
    nb_rencontres: String(PLANTED.meetings),
  });
  plant("recrutements.csv", "latin1", {
    "Id recrutement": PLANTED.hire,
    "SIREN employeur": PLANTED.siren,
  });
  const loading = { folder: exports_, dataDir, asked: [] };
  const { manifest } = await publishFolder({ ...loading, now: noon, onStep: () => {} });
  release = manifest.id;
});

/** Adds the first row of an export once more, with some cells changed. */
function plant(
  name: string,
  encoding: "utf8" | "latin1",
  cells: Readonly<Record<string, string>>,
): void {
  const path = join(exports_, name);
  const text = readFileSync(path, encoding);
  const [header = "", first = ""] = text.split(/\r?\n/);
  const names = header.replace("\uFEFF", "").split(";");
  const row = first.split(";");
  for (const [column, value] of Object.entries(cells)) {
    const at = names.indexOf(column);
    expect(at, column).toBeGreaterThanOrEqual(0);
    row[at] = value;
  }
  writeFileSync(path, `${text.trimEnd()}\n${row.join(";")}\n`, encoding);
}

const fileFor = (audience: Audience): string =>
  layout.published(layout.release(dataDir, release), audience);

async function rowsOf(file: string, sql: string): Promise<Row[]> {
  const db = await openPublished({ file });
  try {
    return await db.all(sql);
  } finally {
    db.close();
  }
}

describe("what serves", () => {
  test("was made from the rare person that is looked for below", async () => {
    const [found] = await rowsOf(
      layout.working(dataDir),
      `select (select count(*) from mentorat where structure = '${PLANTED.structure}' and nb_rencontres = ${PLANTED.meetings}) as binomes,
         (select count(*) from recrutements where siren_employeur = '${PLANTED.siren}') as recrues`,
    );
    expect(found).toEqual({ binomes: 1, recrues: 1 });
  });

  test.each(AUDIENCES)("for %s, holds the rare person in no table", async (audience) => {
    const tables = await rowsOf(fileFor(audience), "show tables");
    expect(tables.length).toBeGreaterThan(5);
    for (const { name } of tables) {
      const texts = Object.values(PLANTED).map((value) => `t::varchar like '%${value}%'`);
      const [found] = await rowsOf(
        fileFor(audience),
        `select count(*) as rows, count(*) filter (where ${texts.join(" or ")}) as planted from "${name}" t`,
      );
      expect([name, found?.planted]).toEqual([name, 0]);
    }
  });

  test.each(AUDIENCES)("for %s, holds the rare person nowhere in its bytes", (audience) => {
    const bytes = readFileSync(fileFor(audience));
    const number = Buffer.alloc(4);
    number.writeInt32LE(PLANTED.meetings);
    const { pair, structure, siren, hire } = PLANTED;
    const sought = [pair, structure, siren, hire].map((text) => Buffer.from(text));
    // A method that finds nothing proves nothing: the working database has them all.
    const kept = readFileSync(layout.working(dataDir));
    expect(kept.includes(Buffer.from(structure))).toBe(true);
    expect(bytes.includes(Buffer.from("ctai.contrats")) || bytes.includes("mentorat.binomes")).toBe(
      true,
    );
    for (const one of [...sought, number]) expect(bytes.includes(one)).toBe(false);
    for (const name of readdirSync(layout.release(dataDir, release))) {
      if (name.endsWith(".duckdb")) continue;
      const text = readFileSync(join(layout.release(dataDir, release), name), "utf8");
      for (const one of Object.values(PLANTED)) expect(text, name).not.toContain(String(one));
    }
  });

  test("shows the public nothing that the inside is not shown, with the same figures", async () => {
    const keyed = async (audience: Audience): Promise<Map<string, Row>> => {
      const rows = await rowsOf(fileFor(audience), "select * from cellules");
      return new Map(
        rows.map((row) => [
          [row.indicateur, row.croisement, row.territoire, row.periode].join(" "),
          row,
        ]),
      );
    };
    const inside = await keyed("interne");
    const outside = await keyed("public");
    expect([...outside.keys()].sort()).toEqual([...inside.keys()].sort());
    const shown = [...outside].filter(([, row]) => row.statut !== "secret");
    const isAboutFirms = ([key]: readonly [string, Row]): boolean =>
      /^(entreprises\.employeurs|mentorat\.duree_mediane) /.test(key);
    expect(shown.filter(isAboutFirms).length).toBeGreaterThan(8);
    expect(shown.filter(([key, row]) => !isSame(row, inside.get(key)))).toEqual([]);
    expect(shown.length).toBeLessThan(
      [...inside.values()].filter(({ statut }) => statut !== "secret").length,
    );
  });

  test("gives medians and numbers of firms as plain queries on the rows do", async () => {
    const asked = PLAN.flatMap(({ answers }) => Object.entries(answers))
      .filter(([, { kind }]) => kind === "median" || kind === "distinct")
      .map(([id]) => indicatorOf(id) as Indicator);
    expect(asked.length).toBeGreaterThan(4);
    const rows = await openPublished({ file: layout.working(dataDir) });
    onTestFinished(() => rows.close());
    let shown = 0;
    for (const indicator of asked) {
      const published = await rowsOf(
        fileFor("interne"),
        `select * from cellules where indicateur = '${indicator.id}' and niveau <> 'departement' and statut <> 'secret'`,
      );
      for (const cell of published) {
        const { numerateur, denominateur, valeur, statut } = cell;
        const [name, value] = `${cell.croisement}`.split("=");
        const [measured] = await measureRows(
          { db: rows, observation: await observationOf(rows, indicator.dataset) },
          {
            ...{ indicator, territory: `${cell.territoire}`, by: ["annee"] },
            ...{ from: `${cell.periode}`, to: `${cell.periode}` },
            ...(name && value ? { filters: { [name]: [value] } } : {}),
          },
        );
        const { figure } = measured as MeasuredCell;
        expect({
          ...figure,
          couverture: null,
          valeur: round(figure.valeur),
          numerateur: round(figure.numerateur),
        }).toEqual({
          numerateur: round(numerateur),
          denominateur,
          valeur: round(valeur),
          statut,
          couverture: null,
        });
        shown += 1;
      }
    }
    expect(shown).toBeGreaterThan(50);
  });

  test("needs nothing of the private folder, which only its owner may open", async () => {
    expect(statSync(layout.private(dataDir)).mode & 0o777).toBe(0o700);
    expect(statSync(layout.proofs(dataDir)).mode & 0o777).toBe(0o700);
    const served = join(scratchFolder(), "data");
    cpSync(dataDir, served, { recursive: true });
    rmSync(layout.private(served), { recursive: true });
    for (const audience of AUDIENCES) {
      const store = await openReleases({ dataDir: served, audience });
      onTestFinished(() => store.close());
      const rows = await store.use((one) => one.all("select count(*) as n from cellules"));
      expect(Number(rows[0]?.n)).toBeGreaterThan(0);
    }
    expect(readdirSync(served)).not.toContain("prive");
  });

  test("has no code that names a private file", () => {
    const rooms = ["../src/release", "../../api/src"].map((path) =>
      fileURLToPath(new URL(path, import.meta.url)),
    );
    const naming = rooms.flatMap((room) =>
      readdirSync(room, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts") && name !== "layout.ts")
        .filter((name) =>
          /layout\.(private|working|key|proofs|lock|returns)\b|["'`/]prive\b/.test(
            readFileSync(join(room, name), "utf8"),
          ),
        ),
    );
    expect(naming).toEqual([]);
  });
});

/** Two ways to take the middle of the same numbers may differ by their last digit. */
const round = (value: unknown): number | null =>
  typeof value === "number" ? Math.round(value * 1e9) / 1e9 : null;

function isSame(row: Row, other: Row | undefined): boolean {
  return JSON.stringify(row) === JSON.stringify(other);
}

describe("checking a release again", () => {
  test("proves it from the published files and the private worlds", async () => {
    const checked = await verifySecrecy(dataDir, release);
    expect(checked.map(({ population, audience }) => `${population.id} ${audience}`)).toEqual([
      "mentorat interne",
      "mentorat public",
      "recrutements interne",
      "recrutements public",
    ]);
    expect(isProven(checked)).toBe(true);
    for (const { figures, worlds, targets } of checked) {
      expect(Math.min(figures, worlds, targets)).toBeGreaterThan(16);
    }
    expect(secrecySummary(release, checked)).toContain("est prouvé de nouveau");
  });

  test("finds a figure that was changed, one that was uncovered, and a proof that is gone", async () => {
    const copy = join(scratchFolder(), "data");
    cpSync(dataDir, copy, { recursive: true });
    const file = layout.published(layout.release(copy, release), "public");
    const instance = await DuckDBInstance.create(file);
    const connection = await instance.connect();
    const where = (status: string): string =>
      `rowid = (select min(rowid) from cellules where indicateur = 'mentorat.binomes' and croisement = 'ensemble' and statut ${status})`;
    // In every year: the proof that is gone may be that of any of them.
    await connection.run(
      "update cellules set numerateur = numerateur + 1 where indicateur = 'mentorat.binomes' and croisement = 'ensemble' and niveau = 'nation' and statut = 'publie'",
    );
    await connection.run(
      `update cellules set numerateur = 3, valeur = 3, statut = 'publie' where ${where("= 'secret'")}`,
    );
    connection.closeSync();
    instance.closeSync();
    const [gone = ""] = readdirSync(layout.proofs(copy));
    rmSync(join(layout.proofs(copy), gone));
    const checked = await verifySecrecy(copy, release);
    expect(isProven(checked)).toBe(false);
    expect(checked.reduce((sum, { unread }) => sum + unread, 0)).toBe(2);
    const faults = checked.reduce((sum, { contradicted }) => sum + contradicted, 0);
    expect(faults).toBeGreaterThan(0);
    expect(secrecySummary(release, checked)).toContain("n’est PAS prouvé");
  });
});

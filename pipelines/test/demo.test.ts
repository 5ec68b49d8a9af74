import { isUtf8 } from "node:buffer";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_SEED, generate } from "../demo/generate.js";
import { isSiren } from "../demo/luhn.js";
import { quotas, randomOf, spreadOf } from "../demo/random.js";
import { DATASETS, datasetOf } from "../src/catalogue/datasets/index.js";
import { matchHeader } from "../src/catalogue/header.js";
import type { Column, DatasetId } from "../src/catalogue/model.js";
import { DEPARTMENTS, REGIONS, territoryOf } from "../src/catalogue/territories.js";
import {
  type CsvRow,
  distinct,
  FIXTURES,
  type Files,
  filesOf,
  MARKERS,
  rowsOf,
} from "./demo-rows.js";

const reference = resolve(import.meta.dirname, "../dist/reference");
const MOST_BYTES = 16 * 1024 * 1024;
const count = (rows: readonly CsvRow[], column: string, value: string): number =>
  rows.filter((row) => row[column] === value).length;

/** However busy the machine. */
const PATIENCE_MS = 300_000;

let folder = "";
let demo: Files;
const rows = new Map<DatasetId, readonly CsvRow[]>();
const of = (id: DatasetId): readonly CsvRow[] => rows.get(id) as readonly CsvRow[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "demo-"));
  await generate({ folder: join(folder, "default") });
  demo = await filesOf(join(folder, "default"));
  for (const { id } of DATASETS) rows.set(id, rowsOf(demo, id));
}, PATIENCE_MS);

afterAll(() => rm(folder, { recursive: true, force: true }));

const small = async (name: string, seed: number): Promise<Files> => {
  const target = join(folder, name);
  await generate({ folder: target, seed, pairs: 3000, hires: 900 });
  return filesOf(target);
};

describe("the same seed gives the same bytes", () => {
  it("twice", async () => {
    expect(await small("once", 7)).toEqual(await small("again", 7));
  });

  it("and another seed gives others, published figures and steering files left alone", async () => {
    const one = await small("seven", 7);
    const other = await small("eight", 8);
    const same = [...one.keys()].filter((name) => one.get(name)?.equals(other.get(name) as Buffer));
    expect(same).toEqual([
      "chiffres_publies.csv",
      "commentaires.csv",
      "livrables.csv",
      "objectifs.csv",
    ]);
    expect(count(rowsOf(other, "ctai"), "annee", "2022")).toBe(45);
    expect(count(rowsOf(other, "places_rurales"), "trimestre", "2023-T1")).toBe(118);
  });

  it("and the folder of fixtures is what the default seed makes", async () => {
    const kept = await filesOf(FIXTURES);
    expect([...kept.keys()]).toEqual([...demo.keys()]);
    for (const [name, bytes] of kept) {
      expect(bytes.equals(demo.get(name) as Buffer), `${name} differs: generate it again`).toBe(
        true,
      );
    }
  });

  it("in a file that says it is synthetic", () => {
    const origin = JSON.parse(String(demo.get("origine.json")));
    expect(origin).toMatchObject({ synthetique: true, graine: DEFAULT_SEED });
    expect(origin.mention).toMatch(/synthétiques/);
  });
});

describe("the sizes asked", () => {
  it("are exact, and small enough for the repository", () => {
    expect(of("mentorat")).toHaveLength(50_000);
    expect(of("recrutements")).toHaveLength(15_000);
    const bytes = [...demo.values()].reduce((sum, file) => sum + file.length, 0);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  });

  it("are told as they are written", async () => {
    const told: (readonly [number, number])[] = [];
    const onProgress = (done: number, total: number) => told.push([done, total]);
    const made = await generate({ folder: join(folder, "told"), pairs: 50, hires: 5, onProgress });
    expect(told.at(-1)).toEqual([55, 55]);
    expect(made.files.find(({ name }) => name === "mentorat.csv")?.rows).toBe(50);
  });

  it("may be none, but not a part of one", async () => {
    const none = await generate({ folder: join(folder, "none"), pairs: 0, hires: 0 });
    expect(none.files.find(({ name }) => name === "recrutements.csv")?.rows).toBe(0);
    await expect(generate({ folder: join(folder, "part"), pairs: 1.5 })).rejects.toThrow(
      RangeError,
    );
  });
});

describe("the files look like real exports", () => {
  it("recrutements.csv in Windows-1252 with CRLF", () => {
    const bytes = demo.get("recrutements.csv") as Buffer;
    expect(isUtf8(bytes)).toBe(false);
    expect(bytes.includes(Buffer.from("Code d\u00e9partement", "latin1"))).toBe(true);
    expect(bytes.toString("latin1").match(/\n/g)).toHaveLength(15_001);
    expect(bytes.toString("latin1").match(/\r\n/g)).toHaveLength(15_001);
  });

  it("places_rurales.csv in UTF-8 with a byte order mark, the others without", () => {
    const marked = [...demo].filter(
      ([, bytes]) => bytes.subarray(0, 3).toString("hex") === "efbbbf",
    );
    expect(marked.map(([name]) => name)).toEqual(["places_rurales.csv"]);
    expect(isUtf8(demo.get("mentorat.csv") as Buffer)).toBe(true);
  });

  it("amounts with narrow no-break spaces or cents, decimal commas, French dates, blanks", () => {
    const amounts = distinct(of("ctai"), "enveloppe_etat");
    expect([...amounts].some((amount) => /^\d+\u202F000$/.test(amount))).toBe(true);
    expect([...amounts].some((amount) => /^\d+000,00$/.test(amount))).toBe(true);
    expect(distinct(of("ctai"), "etp_coordination")).toContain("1,5");
    expect(distinct(of("mentorat"), "date_debut")).toContain("29/02/2024");
    for (const marker of MARKERS)
      expect(distinct(of("mentorat"), "liens_sociaux")).toContain(marker);
  });

  it.each(DATASETS.map(({ id }) => id))("%s: every header is a column of the catalogue", (id) => {
    const first = String(demo.get(`${id}.csv`)?.toString("latin1").split(/\r?\n/)[0]);
    const bytes = demo.get(`${id}.csv`) as Buffer;
    const header = isUtf8(bytes) ? Buffer.from(first, "latin1").toString("utf8") : first;
    const match = matchHeader(header.replace(/^\uFEFF/, "").split(";"), datasetOf(id));
    expect({ ...match, columns: [] }).toEqual({
      columns: [],
      unknown: [],
      missingRequired: [],
      missingOptional: [],
      duplicates: [],
    });
  });
});

describe("nothing that the catalogue would refuse", () => {
  const choiceColumns = (id: DatasetId): readonly Column[] =>
    datasetOf(id).columns.filter(({ kind }) => kind === "choix" || kind === "liste_choix");

  it.each(DATASETS.map(({ id }) => id))("%s: choices, keys and required cells", (id) => {
    const { key, columns } = datasetOf(id);
    for (const { name, choices = [] } of choiceColumns(id)) {
      const known = new Set([...MARKERS, ...choices.map(({ value }) => value)]);
      const written = [...distinct(of(id), name)].flatMap((cell) => cell.split("|"));
      expect(written.filter((value) => !known.has(value))).toEqual([]);
    }
    for (const { name } of columns.filter(({ required }) => required)) {
      expect(of(id).filter((row) => MARKERS.has(row[name] as string))).toEqual([]);
    }
    const keys = of(id).map((row) => key.map((name) => row[name]).join("/"));
    if (key.length > 0) expect(new Set(keys).size).toBe(of(id).length);
  });

  it("real codes of communes, departments, regions and territories", async () => {
    const lines = (await readFile(join(reference, "communes.csv"), "utf8")).split("\n");
    const communes = new Set(
      lines.filter((line) => line.includes(",actuelle,")).map((line) => line.slice(0, 5)),
    );
    const departments = new Set(DEPARTMENTS.map(({ cog }) => cog));
    const regions = new Set(REGIONS.map(({ cog }) => cog));
    const wrong = [
      ...[...distinct(of("places_rurales"), "code_commune")].filter((code) => !communes.has(code)),
      ...["mentorat", "recrutements"].flatMap((id) =>
        [...distinct(of(id as DatasetId), "code_departement")].filter((c) => !departments.has(c)),
      ),
      ...[...distinct(of("ctai"), "codes_departement")]
        .flatMap((list) => list.split("|"))
        .filter((code) => code !== "" && !departments.has(code)),
      ...[...distinct(of("ctai"), "code_region")].filter((code) => !regions.has(code)),
      ...[...distinct(of("objectifs"), "territoire")].filter((code) => !territoryOf(code)),
    ];
    expect(wrong).toEqual([]);
    expect(distinct(of("mentorat"), "code_departement").size).toBe(101);
  });

  it("SIREN numbers with a right key: real ones for EPCI, visibly synthetic ones for employers", async () => {
    const epcis = await readFile(join(reference, "epci.csv"), "utf8");
    for (const { siren_collectivite: siren = "", niveau, collectivite } of of("ctai")) {
      if (niveau === "epci") expect(epcis).toContain(`\n${siren},`);
      else if (siren !== "") expect(isSiren(siren), collectivite).toBe(true);
    }
    const employers = distinct(of("recrutements"), "siren_employeur");
    expect([...employers].filter((siren) => !isSiren(siren) || !siren.startsWith("0000"))).toEqual(
      [],
    );
    expect(employers.size).toBeGreaterThan(3800);
    expect(employers.size).toBeLessThan(4400);
  });

  it("counts that agree with each other", () => {
    const wrong = [
      ...of("places_rurales").filter(
        (row) => Number(row.benevoles_formes) > Number(row.benevoles_actifs),
      ),
      ...of("ctai").filter((row) => Number(row.nb_actions_innovantes) > Number(row.nb_actions)),
    ];
    expect(wrong).toEqual([]);
    const crowded = of("places_rurales").filter(
      (row) => Number(row.places_occupees) > Number(row.places_autorisees),
    );
    expect(crowded.length).toBeGreaterThan(5);
    expect(crowded.length).toBeLessThan(100);
  });
});

describe("the country tells stories", () => {
  const shareOf = (id: DatasetId, column: string, keep: (row: CsvRow) => boolean): number => {
    const known = of(id).filter((row) => keep(row) && !MARKERS.has(row[column] as string));
    return (100 * count(known, column, "oui")) / known.length;
  };
  const started = (year: number) => (row: CsvRow) =>
    Boolean(row.date_debut?.endsWith(String(year)));
  const occitanie = new Set(
    DEPARTMENTS.filter(({ parent }) => parent === "R76").map(({ cog }) => cog),
  );

  it("trained mentors: the nation advances, one region stays behind", () => {
    expect(shareOf("mentorat", "mentor_forme", started(2020))).toBeCloseTo(42, -1);
    expect(shareOf("mentorat", "mentor_forme", started(2025))).toBeCloseTo(77, -1);
    const late = (row: CsvRow) =>
      started(2025)(row) && occitanie.has(row.code_departement as string);
    expect(shareOf("mentorat", "mentor_forme", late)).toBeLessThan(60);
  });

  it("nobody fills in badges, and the last six months have no answer on staying", () => {
    expect(distinct(of("mentorat"), "badge_competences")).toEqual(new Set([""]));
    const recent = of("recrutements").filter(({ date_embauche = "" }) =>
      /\/0[4-9]\/2026$/.test(date_embauche),
    );
    expect(recent.length).toBeGreaterThan(100);
    expect(distinct(recent, "en_poste_6_mois")).toEqual(new Set([""]));
  });

  it("small regions have few people, so that secrecy has something to hide", () => {
    const overseas = of("mentorat").filter(({ code_departement = "" }) =>
      code_departement.startsWith("97"),
    );
    expect(overseas.length).toBeGreaterThan(20);
    expect(overseas.length).toBeLessThan(400);
  });
});

describe("the means of chance", () => {
  it("streams are named: the same label repeats, another does not", () => {
    const draw = (label: string) => Array.from({ length: 5 }, randomOf(1, label));
    expect(draw("a")).toEqual(draw("a"));
    expect(draw("a")).not.toEqual(draw("b"));
    for (const value of draw("a")) expect(value >= 0 && value < 1).toBe(true);
  });

  it("quotas add up exactly", () => {
    expect(quotas(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(quotas(7, [0, 5, 0, 2])).toEqual([0, 5, 0, 2]);
    expect(quotas(0, [1, 2])).toEqual([0, 0]);
  });

  it("a spread gives any run of units its share", () => {
    for (let column = 0; column < 8; column++) {
      const spread = spreadOf(randomOf(3, "spread"), column);
      const held = Array.from({ length: 100 }, (_, unit) => spread(40 + unit) < 0.3);
      expect(Math.abs(held.filter(Boolean).length - 30)).toBeLessThanOrEqual(4);
    }
  });
});

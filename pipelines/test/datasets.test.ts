import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { foldValue } from "../src/catalogue/cells.js";
import { DATASETS, datasetOf } from "../src/catalogue/datasets/index.js";
import { KINDS } from "../src/catalogue/kinds.js";
import type { Column, Dataset, DatasetId } from "../src/catalogue/model.js";
import { happenedCheck, limitCheck } from "../src/catalogue/refusals.js";

const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
const connection = await instance.connect();
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

const typed = (columns: readonly Column[]): string =>
  columns.map((column) => `"${column.name}" ${KINDS[column.kind].sqlType(column)}`).join(", ");

beforeAll(async () => {
  for (const { id, columns } of DATASETS) {
    await connection.run(`create table ${id}(${typed(columns)})`);
  }
  await connection.run("create table perimetres (siren varchar, commune varchar)");
  await connection.run(
    "create table lieux (code varchar, departement varchar, region varchar, population bigint)",
  );
});

/** Expressions over one row given as cells, read by the kinds as the loader does. */
async function onRow(
  id: DatasetId,
  sql: readonly string[],
  row: Readonly<Record<string, string>>,
): Promise<unknown[]> {
  return (await onRows(id, sql, [row]))[0] ?? [];
}

async function onRows(
  id: DatasetId,
  sql: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
): Promise<unknown[][]> {
  const { columns } = datasetOf(id);
  const cells = rows.map((row) => columns.map(({ name }) => cellOf(row[name])).join(", "));
  const names = columns.map(({ name }) => `"${name}"`).join(", ");
  const read = columns.map((column) => {
    const cell = `raw."${column.name}"`;
    return `${KINDS[column.kind].read(cell, column)} as "${column.name}"`;
  });
  const values = cells.map((row, rank) => `(${rank}, ${row})`).join(", ");
  const reader = await connection.runAndReadAll(
    `select ${sql.join(", ")} from (select rank, ${read.join(", ")} from (values ${values}) raw(rank, ${names})) order by rank`,
  );
  return reader.getRowsJson();
}

const cellOf = (cell: string | undefined): string =>
  cell === undefined ? "null::varchar" : `'${cell.replaceAll("'", "''")}'::varchar`;

const typesOf = async (sql: string): Promise<string[]> =>
  (await connection.runAndReadAll(sql)).columnTypes().map(String);

const measured = DATASETS.filter(({ position }) => position !== null);

describe("the nine datasets", () => {
  it("are the four measured ones, then those that steer the reading", () => {
    expect(DATASETS.map(({ id, columns }) => [id, columns.length])).toEqual([
      ["ctai", 22],
      ["mentorat", 29],
      ["recrutements", 18],
      ["places_rurales", 23],
      ["objectifs", 7],
      ["commentaires", 7],
      ["livrables", 9],
      ["chiffres_publies", 10],
      ["ruralite_communes", 3],
    ]);
  });

  it("say which are needed, about people, and expected", () => {
    const ids = (keep: (dataset: Dataset) => boolean) => DATASETS.filter(keep).map(({ id }) => id);
    expect(ids(({ required }) => required)).toEqual(measured.map(({ id }) => id));
    expect(ids(({ personal }) => personal)).toEqual(["mentorat", "recrutements"]);
    expect(ids(({ expectedEvery }) => expectedEvery === "trimestre")).toEqual([
      "mentorat",
      "recrutements",
      "places_rurales",
    ]);
    expect(ids(({ expectedEvery }) => expectedEvery === "annee")).toEqual(["ctai"]);
  });

  it("mark the columns that count residents in a scheme", () => {
    const sensitive = DATASETS.flatMap(({ id, columns }) =>
      columns.filter((column) => column.sensitive).map(({ name }) => `${id}.${name}`),
    );
    expect(sensitive).toEqual([
      "places_rurales.beneficiaires_emploi_adapte",
      "places_rurales.inscrits_code_route",
      "places_rurales.parrainages_actifs",
    ]);
  });

  it("are found by id, and by no other", () => {
    expect(datasetOf("ctai").id).toBe("ctai");
    expect(() => datasetOf("ctais" as DatasetId)).toThrow("ctais");
  });
});

describe.each(DATASETS.map((dataset) => [dataset.id, dataset] as const))("%s", (id, dataset) => {
  const names = dataset.columns.map(({ name }) => name);

  it("names its columns once, in plain letters", () => {
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
  });

  it("has a key of required columns", () => {
    const required = dataset.columns.filter((column) => column.required).map(({ name }) => name);
    expect(required).toEqual(expect.arrayContaining([...dataset.key]));
  });

  it("gives choices to the columns that need them, each read by its value and by its label", async () => {
    for (const column of dataset.columns) {
      const choices = column.choices ?? [];
      const needs = column.kind === "choix" || column.kind === "liste_choix";
      expect([column.name, choices.length > 0]).toEqual([column.name, needs]);
      for (const spelling of ["value", "label"] as const) {
        const cells = choices.map((choice) =>
          spelling === "value" ? choice.value.toUpperCase() : ` ${choice.label.fr} `,
        );
        const rows = cells.map((cell) => ({ [column.name]: cell }));
        const read = needs ? await onRows(id, [`"${column.name}"`], rows) : [];
        expect(read.flat(2)).toEqual(choices.map((choice) => choice.value));
      }
    }
  });

  it("has no two choices that fold to the same word", () => {
    for (const { name, choices = [] } of dataset.columns) {
      const words = choices.map(({ value, label }) => [foldValue(value), foldValue(label.fr)]);
      const distinct = new Set(words.flatMap((pair) => [...new Set(pair)]));
      expect([name, distinct.size]).toEqual([
        name,
        words.flatMap((pair) => [...new Set(pair)]).length,
      ]);
    }
  });

  it("says everything in both languages, with French typography", () => {
    const own = [dataset.label, dataset.description, ...dataset.columns.map(({ label }) => label)];
    const messages = dataset.checks.map(({ message }) => message);
    const choices = dataset.columns.flatMap(({ choices = [] }) =>
      choices.map(({ label }) => label),
    );
    for (const { fr, en } of [...own, ...messages, ...choices]) {
      expect(fr.trim()).not.toBe("");
      expect(en.trim()).not.toBe("");
      expect(fr).not.toContain("'");
    }
    for (const { fr } of [...own, ...messages]) expect(fr).not.toMatch(/ [:;!?]/);
  });

  it("has checks and limits that DuckDB binds as booleans, filed under a column of its own", async () => {
    const limits = dataset.columns.flatMap((column) => [
      ...[limitCheck(column) ?? []].flat(),
      ...[happenedCheck(column, "2026-11-23") ?? []].flat(),
    ]);
    for (const { rule, column, holds } of [...dataset.checks, ...limits]) {
      expect(names, rule).toContain(column);
      expect(await typesOf(`select ${holds} from ${id}`), rule).toEqual(["BOOLEAN"]);
    }
    const rules = dataset.checks.map(({ rule }) => rule);
    expect(new Set(rules).size).toBe(rules.length);
  });

  it("has derived columns of the type they announce", async () => {
    let rows: string = id;
    for (const { name, type, sql } of dataset.derived) {
      expect(names).not.toContain(name);
      expect(await typesOf(`select ${sql} from ${rows}`)).toEqual([type]);
      rows = `(select *, ${sql} as "${name}" from ${rows})`;
    }
  });

  it("stands in time and space with the agreed types", async () => {
    const { position } = dataset;
    if (!position) return expect(measured).not.toContain(dataset);
    const { year, quarter, departments, region, observed } = position;
    const found = await typesOf(
      `select ${[year, quarter ?? "null::varchar", departments, region ?? "null::varchar", observed].join(", ")} from ${id}`,
    );
    expect(found).toEqual(["INTEGER", "VARCHAR", "VARCHAR[]", "VARCHAR", "DATE"]);
  });
});

describe("where a row stands", () => {
  const position = (id: DatasetId, row: Readonly<Record<string, string>>): Promise<unknown[]> => {
    const { position } = datasetOf(id);
    const { year, quarter, departments, region, observed } = position ?? expect.fail(id);
    const sql = [year, quarter ?? "null", departments, region ?? "null", observed];
    return onRow(id, sql, row);
  };

  it("a contract is in each of its departments, in its year, at its region", async () => {
    const grandParisSud = {
      annee: "2023",
      codes_departement: "91|77",
      code_region: "11",
      date_signature: "15/02/2023",
    };
    expect(await position("ctai", grandParisSud)).toEqual([
      2023,
      null,
      ["91", "77"],
      "11",
      "2023-02-15",
    ]);
  });

  it("a region's contract is in no department, and is seen on 1 January without a date", async () => {
    expect(await position("ctai", { annee: "2023", code_region: "24" })).toEqual([
      2023,
      null,
      [],
      "24",
      "2023-01-01",
    ]);
  });

  it.each([
    ["mentorat", "date_debut"],
    ["recrutements", "date_embauche"],
  ] as const)("a row of %s is where it starts", async (id, date) => {
    expect(await position(id, { [date]: "31/12/2024", code_departement: "2a" })).toEqual([
      2024,
      "2024-T4",
      ["2A"],
      null,
      "2024-12-31",
    ]);
  });

  it.each([
    ["2023-T1", "02720", "02", "2023-03-31"],
    ["T2 2023", "2A004", "2A", "2023-06-30"],
    ["2023T3", "97411", "974", "2023-09-30"],
    ["4T2024", "1004", "01", "2024-12-31"],
  ])("a centre at %s in %s", async (trimestre, commune, department, observed) => {
    const [year, quarter, ...rest] = await position("places_rurales", {
      trimestre,
      code_commune: commune,
    });
    expect([
      `${year}-T${observed.slice(5, 7) === "12" ? 4 : Number(observed.slice(5, 7)) / 3}`,
    ]).toEqual([quarter]);
    expect(rest).toEqual([[department], null, observed]);
  });
});

describe("a renewal grows", () => {
  const grows = datasetOf("ctai").derived.flatMap(({ name, sql }) =>
    name === "progresse" ? [sql] : [],
  );
  const contract = (annee: string, rest: Readonly<Record<string, string>> = {}) => ({
    id_contrat: "C1",
    annee,
    type_acte: "renouvellement",
    ...rest,
  });
  const known = { axes: "logement|emploi", nb_partenaires: "4", enveloppe_etat: "100 000" };
  const first = { ...contract("2019", known), type_acte: "signature" };
  const secondYear = async (rest: Readonly<Record<string, string>>, before = first) =>
    (await onRows("ctai", grows, [before, contract("2020", rest)])).map(([value]) => value);

  it.each([
    ["more axes", { ...known, axes: "logement|emploi|sante" }, true],
    ["more partners", { ...known, nb_partenaires: "5" }, true],
    ["more State money", { ...known, enveloppe_etat: "100 000,50" }, true],
    ["more of one, less of another", { ...known, axes: "logement", nb_partenaires: "5" }, true],
    ["one known to be more, the others missing", { nb_partenaires: "5" }, true],
    ["all the same", known, false],
    ["all known and less", { axes: "logement", nb_partenaires: "3", enveloppe_etat: "1" }, false],
    ["none known to be more, one missing", { axes: "logement", nb_partenaires: "3" }, null],
    ["nothing known", {}, null],
  ])("%s", async (_, rest, expected) => {
    expect(await secondYear(rest)).toEqual([null, expected]);
  });

  it("a zero is a value and not a missing one", async () => {
    const zero = { ...first, nb_partenaires: "0" };
    expect(await secondYear({ ...known, nb_partenaires: "1" }, zero)).toEqual([null, true]);
    expect(await secondYear({ ...known, nb_partenaires: "0" })).toEqual([null, false]);
  });

  it("only against the year just before, of the same contract", async () => {
    const more = { ...known, nb_partenaires: "9" };
    const values = await onRows("ctai", grows, [
      first,
      contract("2021", more),
      contract("2022", more),
      { ...contract("2023", { ...more, nb_partenaires: "10" }), id_contrat: "C2" },
      { ...contract("2023", { ...more, nb_partenaires: "10" }), type_acte: "signature" },
    ]);
    expect(values.flat()).toEqual([null, null, false, null, null]);
  });
});

const TRIED: readonly [DatasetId, string, Record<string, string>, boolean | null][] = [
  ["ctai", "innovantes_parmi_actions", { nb_actions: "3", nb_actions_innovantes: "3" }, true],
  ["ctai", "innovantes_parmi_actions", { nb_actions: "3", nb_actions_innovantes: "4" }, false],
  ["ctai", "innovantes_parmi_actions", { nb_actions_innovantes: "4" }, null],
  ["ctai", "signature_avant_fin_annee", { annee: "2022", date_signature: "31/12/2022" }, true],
  ["ctai", "signature_avant_fin_annee", { annee: "2022", date_signature: "01/01/2023" }, false],
  ["ctai", "departement_du_contrat", { niveau: "epci" }, false],
  ["ctai", "departement_du_contrat", { niveau: "epci", codes_departement: "69" }, true],
  ["ctai", "departement_du_contrat", { niveau: "region" }, true],
  ["mentorat", "fin_apres_debut", { date_debut: "02/01/2023", date_fin: "02/01/2023" }, true],
  ["mentorat", "fin_apres_debut", { date_debut: "02/01/2023", date_fin: "01/01/2023" }, false],
  ["mentorat", "fin_apres_debut", { date_debut: "02/01/2023" }, null],
  [
    "recrutements",
    "fin_apres_embauche",
    { date_embauche: "02/01/2023", date_fin: "01/01/2023" },
    false,
  ],
  [
    "recrutements",
    "en_poste_malgre_fin",
    { date_embauche: "31/08/2022", date_fin: "27/02/2023", en_poste_6_mois: "oui" },
    false,
  ],
  [
    "recrutements",
    "en_poste_malgre_fin",
    { date_embauche: "31/08/2022", date_fin: "28/02/2023", en_poste_6_mois: "oui" },
    true,
  ],
  [
    "recrutements",
    "en_poste_malgre_fin",
    { date_embauche: "31/08/2022", date_fin: "01/09/2022", en_poste_6_mois: "non" },
    true,
  ],
  [
    "recrutements",
    "en_poste_malgre_fin",
    { date_embauche: "31/08/2022", en_poste_6_mois: "oui" },
    null,
  ],
  [
    "places_rurales",
    "occupees_parmi_autorisees",
    { places_autorisees: "50", places_occupees: "51" },
    false,
  ],
  [
    "places_rurales",
    "formes_parmi_actifs",
    { benevoles_actifs: "5", benevoles_formes: "6" },
    false,
  ],
  ["objectifs", "cible_apres_reference", { annee_reference: "2023", annee_cible: "2023" }, false],
  ["commentaires", "objet_du_commentaire", {}, false],
  ["commentaires", "objet_du_commentaire", { point_cle: "16.1" }, true],
  ["commentaires", "objet_du_commentaire", { indicateur: "ctai.contrats" }, true],
];

describe("checks between the columns of a row", () => {
  const held = async (id: DatasetId, rule: string, row: Readonly<Record<string, string>>) => {
    const check = datasetOf(id).checks.find((one) => one.rule === rule) ?? expect.fail(rule);
    return (await onRow(id, [check.holds], row))[0];
  };

  it.each(TRIED)("%s: %s of %o is %s", async (id, rule, row, expected) => {
    expect(await held(id, rule, row)).toBe(expected);
  });

  it("are all tried, and each can fail", () => {
    const rules = DATASETS.flatMap(({ id, checks }) => checks.map(({ rule }) => `${id} ${rule}`));
    const failed = TRIED.filter(([, , , held]) => held === false).map(
      ([id, rule]) => `${id} ${rule}`,
    );
    expect([...new Set(failed)].sort()).toEqual([...rules].sort());
  });
});

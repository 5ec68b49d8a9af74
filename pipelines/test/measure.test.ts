import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, describe, expect, it } from "vitest";
import { indicatorOf } from "../src/catalogue/indicators/index.js";
import type { Indicator } from "../src/catalogue/model.js";
import { TERRITORIES } from "../src/catalogue/territories.js";
import type { MeasuredCell, MeasureQuestion } from "../src/measure/question.js";
import { measureRows } from "../src/measure/rows.js";

/** Four contracts: one astride 91 and 77, one of a region, one with an amount missing, one renewed without a year before. */
const CONTRACTS = `
  create table ctai as select *, annee as _annee, null::varchar as _trimestre, d as _departements, r as _region from (values
    ('A', 2022, 'signature',      'epci',   ['91','77'], '11', 100.0, ['logement'],           2, null),
    ('A', 2023, 'renouvellement', 'epci',   ['91','77'], '11', 120.0, ['logement'],           2, true),
    ('B', 2022, 'signature',      'epci',   ['69'],      '84', null,  ['logement','emploi'],  4, null),
    ('B', 2023, 'renouvellement', 'epci',   ['69'],      '84', null,  ['emploi'],             4, null),
    ('C', 2023, 'signature',      'region', [],          '24', 500.0, null,                   1, null),
    ('D', 2023, 'renouvellement', 'epci',   ['77'],      '11', 10.0,  ['logement'],           1, false)
  ) t(id_contrat, annee, type_acte, niveau, d, r, enveloppe_etat, axes, nb_partenaires, progresse);
  alter table ctai add column siren_connu varchar;
  alter table ctai add column code_region varchar;
  update ctai set code_region = _region;
  alter table ctai add column sans_suite boolean;
  update ctai set sans_suite = not exists (from ctai after where after.id_contrat = ctai.id_contrat and after.annee = ctai.annee + 1);
  alter table ctai add column communes struct(code varchar, departement varchar, region varchar, population bigint)[];
  update ctai set communes = case id_contrat
    when 'A' then [{code: '91001', departement: '91', region: '11', population: 100}, {code: '77001', departement: '77', region: '11', population: 200}]
    when 'B' then [{code: '69001', departement: '69', region: '84', population: 70}]
    when 'C' then [{code: '45001', departement: '45', region: '24', population: 700}]
    when 'D' then [{code: '77001', departement: '77', region: '11', population: 200}] end;`;

/** Two centres over three quarters; the second closes after 2023-T2. */
const CENTRES = `
  create table places_rurales as select *, left(t, 4)::integer as _annee, t as _trimestre, [d] as _departements, '84' as _region from (values
    ('c1', '2022-T4', '69', 100, 90,   true,  2),
    ('c1', '2023-T1', '69', 100, 80,   true,  0),
    ('c1', '2023-T2', '69', 120, 130,  null,  1),
    ('c2', '2022-T4', '01', 50,  40,   false, null),
    ('c2', '2023-T1', '01', 50,  null, false, 3)
  ) v(id_centre, t, d, places_autorisees, places_occupees, diagnostic_territorial, reunions_coordination);`;

let connection: DuckDBConnection;

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
  const places = TERRITORIES.map(
    ({ code, level, parent, population, departments, agirDepartments }) =>
      `('${code}', '${level}', ${parent ? `'${parent}'` : "null"}, ${population}, ${departments}, ${agirDepartments})`,
  );
  await connection.run(
    `create table territoires as select * from (values ${places.join(",")}) t(code, niveau, parent, population, departements, departements_agir)`,
  );
  await connection.run(CONTRACTS);
  await connection.run(CENTRES);
});

const db = {
  all: async (sql: string, params: readonly string[] = []) => {
    const reader = await connection.runAndReadAll(sql, [...params]);
    return reader
      .getRowObjectsJS()
      .map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([key, value]) => [
            key,
            typeof value === "bigint" ? Number(value) : value,
          ]),
        ),
      );
  },
};

const known = (id: string): Indicator => {
  const indicator = indicatorOf(id);
  if (!indicator) throw new Error(`no indicator ${id}`);
  return indicator;
};

/** A source of events seen up to a day. */
const seenThrough = (through: string) => ({
  through,
  cut: null,
  since: null,
  lost: new Map(),
  regions: 18,
  readUntil: null,
  reported: null,
});

const ask = (id: string, question: Partial<MeasureQuestion> = {}) =>
  measureRows(
    { db, observation: seenThrough("2023-12-31") },
    { indicator: known(id), territory: "FR", by: ["annee"], ...question },
  );

/** Cells as `2023|91` → value or status. */
const short = (cells: readonly MeasuredCell[]): Record<string, number | string> =>
  Object.fromEntries(
    cells.map(({ dimensions, figure }) => [
      Object.values(dimensions).join("|"),
      figure.statut === "publie" ? (figure.valeur ?? "?") : figure.statut,
    ]),
  );

describe("a contract counts in every department that it touches and once in the nation", () => {
  it("nation, region, department", async () => {
    expect(short(await ask("ctai.contrats"))).toEqual({ 2022: 2, 2023: 4 });
    expect(short(await ask("ctai.contrats", { territory: "R11" }))).toEqual({ 2022: 1, 2023: 2 });
    expect(short(await ask("ctai.contrats", { territory: "D91" }))).toEqual({ 2022: 1, 2023: 1 });
    expect(short(await ask("ctai.contrats", { territory: "D75" }))).toEqual({
      2022: "zero",
      2023: "zero",
    });
  });

  it("by department inside a region, the sum may exceed the region", async () => {
    const cells = short(
      await ask("ctai.contrats", { territory: "R11", by: ["annee", "departement"] }),
    );
    expect(cells).toMatchObject({ "2023|91": 1, "2023|77": 2, "2023|75": "zero" });
    expect(Object.keys(cells)).toHaveLength(2 * 8);
  });

  it("a filter on two departments counts their shared contract once", async () => {
    const cells = await ask("ctai.contrats", { filters: { departement: ["91", "77"] } });
    expect(short(cells)).toEqual({ 2022: 1, 2023: 2 });
  });
});

describe("a contract astride two regions, and a year without a contract", () => {
  /** One of 2020 in the departments 78 and 28, of two regions; none in 2021; one of 2022. */
  beforeAll(async () => {
    await connection.run(`
      create schema autre;
      create table autre.territoires as from main.territoires;
      create table autre.ctai as select *, annee as _annee, null::varchar as _trimestre from (values
        ('E', 2020, ['78', '28'], '11', '1'), ('F', 2022, ['69'], '84', '2')
      ) t(id_contrat, annee, _departements, _region, siren_connu)`);
  });
  const inOther = async (id: string, question: Partial<MeasureQuestion>) => {
    await connection.run("use autre");
    const cells = await ask(id, question);
    await connection.run("use main");
    return short(cells);
  };

  it("is in its own region, and in the departments of both", async () => {
    const byDepartment = ["annee", "departement"];
    expect(await inOther("ctai.contrats", { territory: "R11" })).toMatchObject({ 2020: 1 });
    expect(await inOther("ctai.contrats", { territory: "R24" })).toMatchObject({ 2020: "zero" });
    const own = await inOther("ctai.contrats", { territory: "R11", by: byDepartment });
    expect(own).toMatchObject({ "2020|78": 1, "2020|75": "zero" });
    expect(own).not.toHaveProperty("2020|28");
    const other = await inOther("ctai.contrats", { territory: "R24", by: byDepartment });
    expect(other).toMatchObject({ "2020|28": 1, "2020|45": "zero" });
    expect(other).not.toHaveProperty("2020|78");
  });

  it("a year without a contract carries on what was reached before it", async () => {
    expect(await inOther("ctai.territoires", {})).toEqual({ 2020: 1, 2021: 1, 2022: 2, 2023: 2 });
    const byDepartment = { territory: "R24", by: ["annee", "departement"] };
    expect(await inOther("ctai.territoires", byDepartment)).toMatchObject({
      "2020|28": 1,
      "2021|28": 1,
      "2022|28": 1,
      "2022|45": "zero",
    });
  });
});

describe("a missing value leaves numerator and denominator", () => {
  it("sums what is known, and says missing where nothing is", async () => {
    expect(short(await ask("ctai.enveloppe_etat"))).toEqual({ 2022: 100, 2023: 630 });
    expect(short(await ask("ctai.enveloppe_etat", { territory: "R84" }))).toEqual({
      2022: "manquant",
      2023: "manquant",
    });
  });

  it("keeps the share over the contracts that answer", async () => {
    const [, figure] = (await ask("ctai.logement")).map((cell) => cell.figure);
    expect(figure).toMatchObject({ numerateur: 2, denominateur: 3 });
  });

  it("a ratio of nothing is not applicable, not zero", async () => {
    expect(short(await ask("ctai.progressivite"))).toEqual({ 2022: "non_applicable", 2023: 50 });
  });
});

describe("the life of a contract", () => {
  it("counts signatures and renewals in their year, and what has no sequel in the year after", async () => {
    expect(short(await ask("ctai.nouveaux"))).toEqual({ 2022: 2, 2023: 1 });
    expect(short(await ask("ctai.renouveles"))).toEqual({ 2022: "zero", 2023: 3 });
    await connection.run(
      "insert into ctai by name (select * replace ('E' as id_contrat, true as sans_suite) from ctai where id_contrat = 'A' and annee = 2022)",
    );
    expect(short(await ask("ctai.non_renouveles"))).toEqual({ 2022: "zero", 2023: 1 });
    expect(short(await ask("ctai.non_renouveles", { from: "2023" }))).toEqual({ 2023: 1 });
    await connection.run("delete from ctai where id_contrat = 'E'");
  });
});

describe("a contract covers the communes of its authority, and each inhabitant counts once", () => {
  const covered = async (question: Partial<MeasureQuestion> = {}) =>
    (await ask("ctai.population_couverte", question)).map(({ dimensions, figure }) => [
      Object.values(dimensions).join("|"),
      figure.numerateur,
    ]);

  it("in the nation, in a region, in each of the departments that it is astride", async () => {
    expect(await covered()).toEqual([
      ["2022", 370],
      ["2023", 1070],
    ]);
    expect(await covered({ territory: "R11" })).toEqual([
      ["2022", 300],
      ["2023", 300],
    ]);
    expect(await covered({ territory: "D91" })).toEqual([
      ["2022", 100],
      ["2023", 100],
    ]);
    const inside = await covered({ territory: "R11", by: ["annee", "departement"] });
    expect(inside).toContainEqual(["2023|77", 200]);
  });

  it("a department that its region covers is covered, though it has no contract of its own", async () => {
    expect(await covered({ territory: "D45" })).toEqual([
      ["2022", 0],
      ["2023", 700],
    ]);
  });

  it("is a share of the inhabitants of the territory", async () => {
    const [, { figure } = expect.fail()] = await ask("ctai.population_couverte");
    const nation = TERRITORIES.find(({ code }) => code === "FR")?.population ?? 0;
    expect(figure.valeur).toBeCloseTo((100 * 1070) / nation, 9);
  });
});

describe("time", () => {
  it("a stock over a year is that of its last quarter, a flow sums the quarters", async () => {
    expect(short(await ask("ruralite.places"))).toEqual({ 2022: 150, 2023: 120 });
    const flow = (await ask("ruralite.coordination")).map(({ figure }) => figure);
    expect(flow.map(({ numerateur, denominateur }) => [numerateur, denominateur])).toEqual([
      [1, 1],
      [2, 3],
    ]);
  });

  it("a closed centre leaves the stock, and a territory without any counts a true zero", async () => {
    const cells = await ask("ruralite.places", { territory: "D01", by: ["trimestre"] });
    expect(short(cells)).toMatchObject({ "2022-T4": 50, "2023-T1": 50, "2023-T2": "zero" });
  });

  it("occupancy leaves out the centre that does not say", async () => {
    expect(short(await ask("ruralite.occupation", { by: ["trimestre"] }))).toMatchObject({
      "2023-T1": 80,
    });
  });

  it("cumulated territories count all years before", async () => {
    expect(short(await ask("ctai.territoires"))).toEqual({ 2022: 2, 2023: 4 });
    expect(short(await ask("ctai.territoires", { from: "2023" }))).toEqual({ 2023: 4 });
  });

  it("a period that has not ended is partial", async () => {
    const cells = await measureRows(
      { db, observation: seenThrough("2023-11-30") },
      { indicator: known("ctai.contrats"), territory: "FR", by: ["annee"] },
    );
    expect(short(cells)).toEqual({ 2022: 2, 2023: "partiel" });
  });

  it("a range in years keeps all their quarters, up to the last day of the source", async () => {
    const cells = await ask("ruralite.places", { by: ["trimestre"], from: "2022", to: "2023" });
    const rest = ["2023-T1", "2023-T2", "2023-T3", "2023-T4"];
    expect(Object.keys(short(cells))).toEqual(["2022-T4", ...rest]);
  });

  it("a range in quarters bounds quarters", async () => {
    const cells = await ask("ruralite.places", {
      by: ["trimestre"],
      from: "2023-T1",
      to: "2023-T1",
    });
    expect(short(cells)).toEqual({ "2023-T1": 150 });
  });
});

it("per inhabitant uses the population of each group's territory", async () => {
  const cells = await ask("ruralite.places_10000hab", {
    by: ["annee", "departement"],
    from: "2023",
  });
  const rhone = cells.find(({ dimensions }) => dimensions.departement === "69");
  const population = TERRITORIES.find(({ code }) => code === "D69")?.population ?? 0;
  expect(rhone?.figure.valeur).toBeCloseTo((10_000 * 120) / population, 9);
  expect(cells).toHaveLength(101);
});

describe("quarters that not all centres have reported", () => {
  /** The second centre is late in 2023-T2. */
  const observation = {
    through: "2023-03-31",
    cut: null,
    since: null,
    lost: new Map(),
    regions: 18,
    readUntil: "2023-T1",
    reported: new Map([
      ["FR 2022-T4", { present: 2, expected: 2 }],
      ["FR 2023-T1", { present: 2, expected: 2 }],
      ["FR 2023-T2", { present: 1, expected: 2 }],
      ["D69 2023-T2", { present: 1, expected: 1 }],
      ["D01 2023-T2", { present: 0, expected: 1 }],
    ]),
  };
  const asked = async (question: Partial<MeasureQuestion>, id = "ruralite.places") =>
    (
      await measureRows(
        { db, observation },
        { indicator: known(id), territory: "FR", by: ["trimestre"], ...question },
      )
    ).map(({ dimensions, figure }) => [
      Object.values(dimensions).join("|"),
      figure.valeur,
      figure.statut,
      figure.couverture && `${figure.couverture.observe}/${figure.couverture.attendu}`,
    ]);

  it("are partial, with the number of centres", async () => {
    expect(await asked({ from: "2023-T1" })).toEqual([
      ["2023-T1", 150, "publie", null],
      ["2023-T2", 120, "partiel", "1/2"],
    ]);
  });

  it("are whole where all of a territory's centres are there", async () => {
    expect(await asked({ by: ["trimestre"], territory: "D69", from: "2023-T2" })).toEqual([
      ["2023-T2", 120, "publie", null],
    ]);
    expect(await asked({ by: ["trimestre"], territory: "D01", from: "2023-T2" })).toEqual([
      ["2023-T2", null, "manquant", "0/1"],
    ]);
  });

  it("leave the year's stock in the last whole quarter, and the year partial", async () => {
    expect(await asked({ by: ["annee"] })).toEqual([
      ["2022", 150, "publie", null],
      ["2023", 150, "partiel", "3/12"],
    ]);
  });

  it("leave a ratio of the year partial too", async () => {
    expect(await asked({ by: ["annee"], from: "2023" }, "ruralite.occupation")).toEqual([
      ["2023", 80, "partiel", "3/12"],
    ]);
  });
});

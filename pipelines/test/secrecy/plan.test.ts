import { DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, describe, expect, it } from "vitest";
import { DATASETS } from "../../src/catalogue/datasets/index.js";
import { INDICATORS } from "../../src/catalogue/indicators/index.js";
import { AREAS, areaIndex } from "../../src/catalogue/plan/areas.js";
import { crossingsOf } from "../../src/catalogue/plan/combos.js";
import { answerOf, PLAN } from "../../src/catalogue/plan/index.js";
import { DEPARTMENTS, TERRITORIES } from "../../src/catalogue/territories.js";
import { measureCubes } from "../../src/measure/cubes.js";
import { familiesOf } from "../../src/secrecy/families.js";
import { brokenSums } from "../../src/secrecy/recheck.js";
import { universeOf } from "../../src/secrecy/universe.js";

const MOST_CELLS = 120_000;
const YEARS = 8;

describe("the plan", () => {
  it("answers every indicator on people, and no other", () => {
    const personal = DATASETS.filter((dataset) => dataset.personal).map(({ id }) => id);
    const onPeople = INDICATORS.filter(({ dataset }) => personal.includes(dataset));
    expect(onPeople.map(({ id }) => id).filter((id) => !answerOf(id))).toEqual([]);
    const known = new Set(INDICATORS.map(({ id }) => id));
    const answered = PLAN.flatMap(({ answers }) => Object.keys(answers));
    expect(answered.filter((id) => !known.has(id))).toEqual([]);
    expect(answered).toHaveLength(onPeople.length);
  });

  it.each(PLAN)("$id: answers and dimensions are nodes that its cubes count", (population) => {
    const { index } = crossingsOf(population);
    const ended = population.attributes.filter(({ within }) => within).map(({ id }) => id);
    const combo = (attribute: string, node: string): string =>
      `${ended.includes(attribute) ? "statut=termine&" : ""}${attribute}=${node}`;
    const asked = Object.values(population.answers).flatMap((answer) => {
      if (answer.kind === "median") return [combo(answer.attribute, answer.node)];
      if (answer.kind !== "rate") return [];
      const nodes = [...answer.numerator, ...(answer.denominator ?? [])];
      return nodes.map((node) => combo(answer.attribute, node));
    });
    const offered = population.dimensions.flatMap(({ attribute, values }) =>
      values.map(({ value }) => combo(attribute, value)),
    );
    expect([...asked, ...offered].filter((id) => !index.has(id))).toEqual([]);
  });

  it.each(PLAN)("$id: every cube stays small", (population) => {
    for (const cube of population.cubes) {
      const { combos } = crossingsOf({ ...population, cubes: [cube] });
      expect(combos.length * AREAS.length * YEARS).toBeLessThanOrEqual(MOST_CELLS);
    }
  });

  it("has one area for each territory; a region of one department is its department", () => {
    expect(TERRITORIES.filter(({ code }) => areaIndex(code) === undefined)).toEqual([]);
    expect(areaIndex("R01")).toBe(areaIndex("D971"));
    expect(areaIndex("R94")).not.toBe(areaIndex("D2A"));
    expect(areaIndex("R99")).toBeUndefined();
    const leaves = AREAS.filter(({ code }) => AREAS.every(({ parent }) => parent !== code));
    expect(leaves.map(({ code }) => code).sort()).toEqual(
      DEPARTMENTS.map(({ code }) => code).sort(),
    );
  });
});

/** Rows with every value of every attribute, blanks included. */
const PEOPLE = `
  create macro drawn(i, n, m) as (hash(i, n) % m::ubigint)::integer;
  create table mentorat as select
    2020 + drawn(i, 1, 2) as _annee, (2020 + drawn(i, 1, 2)) || '-T' || (1 + drawn(i, 2, 4)) as _trimestre,
    [['2A', '69', '75', '971', '974'][1 + drawn(i, 3, 5)]] as _departements,
    ['professionnel', 'academique', 'interculturel'][1 + drawn(i, 4, 3)] as type_programme,
    ['F', 'M', 'NR', null][1 + drawn(i, 5, 4)] as sexe,
    ['moins_26', '26_35', '36_45', '46_55', '56_plus', 'NR', null][1 + drawn(i, 6, 7)] as tranche_age,
    ['refugie', 'subsidiaire', 'temporaire', 'apatride', 'NR', null][1 + drawn(i, 7, 6)] as protection,
    ['termine', 'rompu', 'en_cours'][1 + drawn(i, 8, 3)] as statut, date '2020-01-01' as date_debut,
    [date '2020-03-01', date '2020-09-01', null][1 + drawn(i, 25, 3)] as date_fin, [true, false, null][1 + drawn(i, 26, 3)] as charte_signee,
    ['campagne', 'autre', null][1 + drawn(i, 9, 3)] as canal_recrutement_mentor,
    ['dna', 'aucun', null][1 + drawn(i, 10, 3)] as prescripteur,
    [true, false, null][1 + drawn(i, 11, 3)] as mentor_forme, [0, 5, null][1 + drawn(i, 12, 3)] as nb_moments_convivialite,
    [true, false, null][1 + drawn(i, 13, 3)] as badge_competences, ['emploi', 'autre', null][1 + drawn(i, 14, 3)] as situation_sortie,
    [0, 2, null][1 + drawn(i, 15, 3)] as nb_entretiens, [0, 2, null][1 + drawn(i, 16, 3)] as nb_stages,
    [true, false, null][1 + drawn(i, 17, 3)] as admission_formation, [true, false, null][1 + drawn(i, 18, 3)] as projet_defini,
    ['A1', 'B1', null][1 + drawn(i, 19, 3)] as niveau_francais_debut, ['A1', 'B1', null][1 + drawn(i, 20, 3)] as niveau_francais_fin,
    [1, 3, null][1 + drawn(i, 21, 3)] as confiance_debut, [1, 3, null][1 + drawn(i, 22, 3)] as confiance_fin,
    [true, false, null][1 + drawn(i, 23, 3)] as liens_sociaux, [true, false, null][1 + drawn(i, 24, 3)] as autonomie_demarches
  from range(2000) t(i);
  create table recrutements as select
    2020 + drawn(i, 1, 2) as _annee, (2020 + drawn(i, 1, 2)) || '-T' || (1 + drawn(i, 2, 4)) as _trimestre,
    [['2A', '69', '75', '971', '974'][1 + drawn(i, 3, 5)]] as _departements,
    lpad(((drawn(i, 4, 40)) * 7919 + 1)::varchar, 9, '0') as siren_employeur,
    ['tpe', 'pme', 'eti', 'ge'][1 + drawn(i, 5, 4)] as taille,
    ['A', 'C', 'F', 'G', 'H', 'I', 'N', 'Q', 'S', null][1 + drawn(i, 6, 10)] as secteur,
    ['cdi', 'cdd_6_plus', 'cdd_court', 'interim', 'apprentissage', 'professionnalisation', 'cdd_insertion'][1 + drawn(i, 7, 7)] as type_contrat,
    ['pair_a_pair', 'medias', 'salon', null][1 + drawn(i, 8, 4)] as canal_information,
    ['agir', 'direct', null][1 + drawn(i, 9, 3)] as intermediaire,
    ['F', 'M', 'NR', null][1 + drawn(i, 12, 4)] as sexe, [true, false, null][1 + drawn(i, 13, 3)] as mentor_entreprise,
    [true, false, null][1 + drawn(i, 14, 3)] as action_interculturelle, [true, false, null][1 + drawn(i, 10, 3)] as immersion_prealable, [true, false, null][1 + drawn(i, 11, 3)] as en_poste_6_mois
  from range(1500) t(i)`;

describe("measured cubes", () => {
  let all: (sql: string) => Promise<Record<string, unknown>[]>;

  beforeAll(async () => {
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    await connection.run(PEOPLE);
    all = async (sql) => {
      const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson();
      return rows.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([key, value]) => [
            key,
            Array.isArray(value) ? value.map(Number) : value,
          ]),
        ),
      );
    };
  });

  it.each(PLAN)(
    "$id: every sum holds, and the cells are what plain queries count",
    async (population) => {
      const crossings = crossingsOf(population);
      const families = familiesOf(universeOf(population, crossings, AREAS));
      const years = await measureCubes({ all: all as never }, population, crossings);
      expect(years.map(({ year }) => year)).toEqual([2020, 2021]);
      for (const { counts } of years) expect(brokenSums(families, counts)).toBe(0);
      const at = areaIndex("R84") as number;
      for (const [combo, { id, terms }] of crossings.combos.entries()) {
        const where = terms.map(({ attribute, node }) => {
          const own = population.attributes.find((one) => one.id === attribute);
          const leaves = own?.nodes?.[node] ?? [node];
          return `(${own?.leaf}) in (${leaves.map((leaf) => `'${leaf}'`).join(", ")})`;
        });
        const [row] = await all(
          `select count(*)::integer as n from ${population.id}
         where ${["_annee = 2021", "_departements[1] = '69'", ...where].join(" and ")}`,
        );
        expect([id, years[1]?.counts[combo * AREAS.length + at]]).toEqual([id, row?.n]);
      }
    },
  );

  it("keeps the three largest firms of a cell, and how many there are", async () => {
    const population = PLAN[1] as (typeof PLAN)[number];
    const [year] = await measureCubes({ all: all as never }, population, crossingsOf(population));
    const rows = await all(
      `select siren_employeur::integer as firm, count(*)::integer as n from recrutements
       where _annee = 2020 and _departements[1] = '974' group by 1 order by n desc, firm desc limit 3`,
    );
    const cell = areaIndex("R04") as number;
    expect([...(year?.firms?.firm ?? []).slice(3 * cell, 3 * cell + 3)]).toEqual(
      rows.map(({ firm }) => firm),
    );
    expect([...(year?.firms?.people ?? []).slice(3 * cell, 3 * cell + 3)]).toEqual(
      rows.map(({ n }) => n),
    );
    expect(year?.firms?.distinct[cell]).toBe(3);
  });
});

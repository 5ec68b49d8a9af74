import { DATASETS } from "@fabriques/pipelines/catalogue";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FilterPlan, operatorsOf, planFilters } from "../src/ask/filters.js";
import { Problem } from "../src/ask/problem.js";
import { joinList, readQuery, splitList } from "../src/ask/query.js";
import { filterables, servedOf } from "../src/ask/served.js";
import type { Catalogue, IndicatorAnswer, Rows } from "../src/contract/index.js";
import { openWorld, type World } from "./world.js";

const CTAI = filterables(servedOf("ctai"));
const plan = (search: string): FilterPlan => planFilters(readQuery(`/x?${search}`), CTAI, []);

describe("a filter is SQL, words and one canonical text", () => {
  test.each([
    { search: "", sql: "true", params: [], canonical: "", words: [] },
    {
      search: "annee=2023,2022,2023",
      sql: `"annee" in (cast(? as INTEGER), cast(? as INTEGER))`,
      params: ["2022", "2023"],
      canonical: "annee=2022,2023",
      words: ["Année\u202f: 2022 ou 2023"],
    },
    {
      search: "annee=2021..",
      sql: `("annee" >= cast(? as INTEGER))`,
      params: ["2021"],
      canonical: "annee=2021..",
      words: ["Année\u202f: à partir de 2021"],
    },
    {
      search: "date_signature=2023-01-01..2023-06-30",
      sql: `("date_signature" >= cast(? as DATE) and "date_signature" <= cast(? as DATE))`,
      params: ["2023-01-01", "2023-06-30"],
      canonical: "date_signature=2023-01-01..2023-06-30",
      words: ["Date de signature\u202f: de 01/01/2023 à 30/06/2023"],
    },
    {
      search: "collectivite~=lyon",
      sql: `contains(strip_accents(lower("collectivite")), strip_accents(lower(?)))`,
      params: ["lyon"],
      canonical: "collectivite~=lyon",
      words: ["Collectivité contient «\u202flyon\u202f»"],
    },
    {
      search: "departement=91,77",
      sql: "list_has_any(_departements, [?, ?])",
      params: ["77", "91"],
      canonical: "departement=77,91",
      words: ["Département\u202f: Seine-et-Marne (77) ou Essonne (91)"],
    },
    {
      search: "type_acte=signature&annee=2019",
      sql: `"annee" in (cast(? as INTEGER)) and "type_acte" in (cast(? as varchar))`,
      params: ["2019", "signature"],
      canonical: "annee=2019&type_acte=signature",
      words: ["Année\u202f: 2019", "Type d’acte\u202f: Signature"],
    },
  ])("$search", ({ search, sql, params, canonical, words }) => {
    const planned = plan(search);
    expect(planned.sql).toBe(sql);
    expect(planned.params).toEqual(params);
    expect(decodeURIComponent(planned.canonical)).toBe(canonical);
    expect(planned.sentences.map(({ fr }) => fr)).toEqual(words);
    expect(planned.sentences.every(({ en }) => en.length > 0)).toBe(true);
  });
});

test("no value ever reaches the SQL text", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("collectivite~", "collectivite", "id_contrat"),
      fc.string(),
      (key, value) => {
        const search = `${encodeURIComponent(key)}=${encodeURIComponent(value)}`;
        const marker = value.length > 3 && /[^\w\s?,=()"[\]]/.test(value);
        try {
          const { sql, params } = plan(search);
          expect(sql.split("?").length - 1).toBe(params.length);
          if (marker) expect(sql).not.toContain(value);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      },
    ),
  );
});

test("the canonical text is a fixed point: read again, it means the same", () => {
  const value = fc.oneof(
    fc.record({
      key: fc.constant("annee"),
      value: fc.integer({ min: 1990, max: 2099 }).map(String),
    }),
    fc.record({
      key: fc.constant("collectivite"),
      value: fc.stringMatching(/^[\p{L} ,'’&=%+-]{1,20}$/u).map((text) => joinList([text])),
    }),
    fc.record({ key: fc.constant("departement"), value: fc.constantFrom("01", "2A,69", "971") }),
  );
  fc.assert(
    fc.property(fc.uniqueArray(value, { selector: ({ key }) => key }), (filters) => {
      const search = new URLSearchParams(
        Object.fromEntries(filters.map((filter) => [filter.key, filter.value])),
      );
      const once = plan(search.toString());
      const twice = plan(once.canonical);
      expect(twice).toEqual(once);
    }),
  );
});

test("lists split and join back, commas inside included", () => {
  expect(splitList("Grand Paris Sud\\, Seine,Lyon")).toEqual(["Grand Paris Sud, Seine", "Lyon"]);
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[^\\]*$/), { minLength: 1 }), (values) => {
      expect(splitList(joinList(values))).toEqual(values);
    }),
  );
});

describe("bound by the real DuckDB", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const EXAMPLES: Readonly<Record<string, string>> = {
    texte: "a",
    identifiant: "a",
    entier: "1..5",
    decimal: "0.5..",
    euros: "..1000",
    date: "2023-01-01..2023-12-31",
    booleen: "true",
    annee: "2020..2023",
    trimestre: "2023-T1..",
    siren: "200046977",
    departement: "69",
    liste_departements: "69,2A",
    region: "84",
    commune: "02720",
    territoire: "FR,R84",
  };

  test.each(DATASETS.map(({ id }) => id))("every filter of %s", async (id) => {
    for (const column of filterables(servedOf(id))) {
      for (const operator of operatorsOf(column)) {
        const value = column.choices?.[0]?.value ?? EXAMPLES[column.kind] ?? "";
        const given = operator === "=" ? value.replace(/\.\..*/, "") : value;
        const name = operator === "~=" ? `${column.name}~` : column.name;
        if (operator === "=" && given === "") continue;
        const rows = await world.json<Rows>(`/donnees/${id}?${name}=${encodeURIComponent(given)}`);
        expect(rows.filtres, `${id} ${name}`).toHaveLength(1);
        expect(rows.lignes).toHaveLength(rows.total);
      }
    }
  });

  test("a contract astride two departments is found in each, and once in both", async () => {
    const ids = async (search: string): Promise<unknown[]> =>
      (await world.json<Rows>(`/donnees/ctai?collectivite~=grand paris sud&${search}`)).lignes.map(
        ({ id_contrat, annee }) => `${id_contrat} ${annee}`,
      );
    const in91 = await ids("departement=91");
    expect(in91.length).toBeGreaterThan(0);
    expect(await ids("departement=77")).toEqual(in91);
    expect(await ids("departement=77,91")).toEqual(in91);
    expect(await ids("territoire=D91")).toEqual(in91);
    expect(await ids("territoire=R11")).toEqual(in91);
    expect(await ids("territoire=D69")).toEqual([]);
  });

  test("an indicator over chosen departments counts a contract that touches several of them once", async () => {
    const count = async (search: string): Promise<number | null | undefined> => {
      const path = `/indicateurs/ctai.contrats?de=2023&a=2023&${search}`;
      return (await world.json<IndicatorAnswer>(path)).valeurs[0]?.valeur;
    };
    const [essonne, seineEtMarne, both] = await Promise.all(
      ["departement=91", "territoire=D77", "departement=77,91"].map(count),
    );
    expect(both).toBeGreaterThan(0);
    expect(both).toBeLessThan((essonne ?? 0) + (seineEtMarne ?? 0));
    expect(await count("region=11&departement=77,91")).toBe(both);
    expect(await count("region=84&departement=77,91")).toBe(0);
  });

  test("every filter of every indicator that the catalogue announces", async () => {
    const { indicateurs, jeux } = await world.json<Catalogue>("/catalogue");
    for (const { id, jeu, filtres } of indicateurs) {
      const words = jeux.find((one) => one.id === jeu);
      const { colonnes = [], filtres: positions = [], ventilations = [] } = words ?? {};
      for (const name of filtres) {
        const column = [...ventilations, ...colonnes, ...positions].find(({ nom }) => nom === name);
        const value = column?.choix[0]?.valeur ?? (name === "region" ? "84" : "69");
        const path = `/indicateurs/${id}?${name}=${value}`;
        const answer = await world.json<IndicatorAnswer>(path);
        expect(answer.filtres, path).toEqual({ [name]: [value] });
        expect(answer.valeurs.length, path).toBeGreaterThan(0);
      }
    }
  });
});

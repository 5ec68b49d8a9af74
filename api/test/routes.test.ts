import { INDICATORS } from "@fabriques/pipelines/catalogue";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COMPONENTS } from "../src/contract/components.js";
import type { Catalogue } from "../src/contract/index.js";
import { API_ROOT, type RouteId } from "../src/contract/route.js";
import { ROUTES } from "../src/contract/routes.js";
import type { OpenApi } from "../src/describe/openapi.js";
import { type Faults, faultsBy } from "./schemas.js";
import { openWorld, type World } from "./world.js";

let world: World;
let document: OpenApi;
let catalogue: Catalogue;
let faults: Faults;

beforeAll(async () => {
  world = await openWorld();
  document = await world.json<OpenApi>("/openapi.json");
  catalogue = await world.json<Catalogue>("/catalogue");
  faults = faultsBy(document);
});
afterAll(() => world.close());

function faultsOf(body: unknown, route: RouteId): ReturnType<Faults> {
  const { answer } = ROUTES.find(({ id }) => id === route) ?? {};
  const name = Object.entries(COMPONENTS).find(([, schema]) => schema === answer)?.[0];
  return faults(body, `#/components/schemas/${name}`);
}

/** A real answer fits the zod schema, and the OpenAPI document that clients read. */
async function check(route: RouteId, path: string): Promise<void> {
  const answer = await world.json<unknown>(path);
  const { answer: schema } = ROUTES.find(({ id }) => id === route) ?? {};
  expect(schema?.safeParse(answer).error, path).toBeUndefined();
  expect(faultsOf(answer, route), path).toEqual([]);
}

describe("the document", () => {
  test("is OpenAPI 3.1 and describes every route, with every parameter, in words", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(document.servers).toEqual([{ url: API_ROOT }]);
    for (const route of ROUTES) {
      const operation = document.paths[route.path]?.get;
      expect(operation?.summary, route.path).toBe(route.summary.fr);
      expect(operation?.parameters.map(({ name }) => name)).toEqual(
        route.parameters.map(({ name }) => name),
      );
    }
  });

  test("names shared schemas once and refers to them", () => {
    const text = JSON.stringify(document.components.schemas);
    expect(Object.keys(document.components.schemas)).toEqual(Object.keys(COMPONENTS));
    const references = text.match(/#\/components\/schemas\/\w+/g) ?? [];
    expect(new Set(references).size).toBeGreaterThan(8);
    for (const reference of references) {
      expect(document.components.schemas).toHaveProperty(reference.split("/").at(-1) ?? "");
    }
  });

  test("a validator made from it refuses what is not an answer", () => {
    expect(faultsOf({ statut: "ok" }, "sante").length).toBeGreaterThan(0);
  });
});

describe("answers fit the contract", () => {
  test.each([
    ["sante", "/sante"],
    ["catalogue", "/catalogue"],
    ["territoires", "/territoires"],
    ["releases", "/releases"],
    ["qualite", "/qualite"],
    ["qualite", "/qualite?jeu=places_rurales,ctai&gravite=avertissement&page=2"],
    ["syntheses", "/syntheses"],
    ["syntheses", "/syntheses?territoire=R84"],
    ["syntheses", "/syntheses?territoire=D69"],
    ["syntheses", "/syntheses?territoire=D976"],
  ] as const)("%s %s", check);

  test("every indicator, by every dimension that the catalogue announces", async () => {
    expect(catalogue.indicateurs).toHaveLength(INDICATORS.length);
    for (const { id, par } of catalogue.indicateurs) {
      for (const element of par) {
        const dimensions =
          element === "annee" || element === "trimestre" ? element : `annee,${element}`;
        await check("indicateur", `/indicateurs/${id}?par=${dimensions}`);
      }
    }
  }, 600_000);

  test("every dataset, with as many rows as the catalogue announces", async () => {
    for (const { id, lignes } of catalogue.jeux) {
      await check("donnees", `/donnees/${id}`);
      const rows = await world.json<{ total: number; lignes: unknown[] }>(`/donnees/${id}`);
      expect(rows.total, id).toBe(lignes);
      expect(rows.lignes, id).toHaveLength(lignes);
    }
  });
});

test("the rows of a dataset have the columns of the catalogue, and no other", async () => {
  for (const { id, colonnes, diffusion } of catalogue.jeux) {
    const { lignes } = await world.json<{ lignes: object[] }>(`/donnees/${id}`);
    const extra = diffusion === "cellules" ? ["k", "release"] : [];
    expect(Object.keys(lignes[0] ?? {}), id).toEqual([...colonnes.map(({ nom }) => nom), ...extra]);
  }
});

test("no row about a person is served: people come as cells, without a small one", async () => {
  for (const jeu of ["mentorat", "recrutements"]) {
    const { lignes } = await world.json<{ lignes: Record<string, unknown>[] }>(`/donnees/${jeu}`);
    for (const line of lignes) {
      expect(line).not.toHaveProperty("sexe");
      if (line.statut === "secret") {
        expect([line.valeur, line.numerateur, line.denominateur]).toEqual([null, null, null]);
      }
    }
  }
});

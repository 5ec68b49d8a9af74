import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Catalogue } from "../src/contract/index.js";
import type { OpenApi, ParameterObject } from "../src/describe/openapi.js";
import { type Faults, faultsBy } from "./schemas.js";
import { openWorld, type World } from "./world.js";

/*
 * Requests made from the document alone, right, nearly right and wrong. Whatever is asked: an answer that fits the
 * document, or a refusal that the document tells of; never a failure, and nothing of the inside.
 */

const REQUESTS = 2_000;
const AT_ONCE = 8;

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

const odd = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom(
    "",
    "..",
    "'",
    '"; select 1 --',
    "../../etc/passwd",
    "\u0000",
    "é’\u202f",
    "null",
  ),
  fc.constantFrom("-1", "1e999", "__proto__", "%00", "\\,", ",", "a".repeat(3_000)),
);

/** Values that a parameter's schema accepts, most of the time. */
function valuesOf({ schema, example }: ParameterObject): fc.Arbitrary<string> {
  const { enum: choices, pattern, type, default: usual } = schema;
  const known = [...(Array.isArray(choices) ? choices : []), usual, example]
    .filter((value) => value !== undefined)
    .map(String);
  const right: fc.Arbitrary<string>[] = [
    ...(known.length > 0 ? [fc.constantFrom(...known)] : []),
    ...(typeof pattern === "string" ? [fc.stringMatching(new RegExp(pattern))] : []),
    ...(type === "integer" ? [fc.integer({ min: 0, max: 99 }).map(String)] : []),
  ];
  const good = right.length > 0 ? fc.oneof(...right) : fc.string({ maxLength: 10 });
  return fc.oneof({ weight: 9, arbitrary: good }, { weight: 1, arbitrary: odd });
}

type Pair = readonly [name: string, value: string];

/** A filter: a column or breakdown of the catalogue, with one of its values, a form of value, or anything. */
function filterPair(): fc.Arbitrary<Pair> {
  const words = catalogue.jeux.flatMap(({ colonnes, filtres, ventilations }) => [
    ...colonnes,
    ...filtres,
    ...ventilations,
  ]);
  const forms = ["2023", "2022,2023", "2023-T1", "2023-01-01..2023-06-30", "69", "84", "true"];
  return fc.constantFrom(...words).chain(({ nom, choix }) => {
    const values = [...choix.map(({ valeur }) => valeur), ...forms, "1..", "lyon"];
    return fc.tuple(
      fc.constantFrom(nom, nom, nom, `${nom}~`),
      fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: odd }),
    );
  });
}

function queryOf(parameters: readonly ParameterObject[]): fc.Arbitrary<string> {
  const pairs = parameters
    .filter((one) => one.in === "query")
    .map((one): fc.Arbitrary<Pair[]> => {
      const isFilters = one.schema.type === "object";
      const pair = isFilters ? filterPair() : valuesOf(one).map((value): Pair => [one.name, value]);
      return fc.array(pair, { maxLength: isFilters ? 2 : 1 });
    });
  const stray = fc.tuple(odd, odd).map((pair): Pair[] => [pair]);
  const strays = fc.oneof(
    { weight: 15, arbitrary: fc.constant<Pair[]>([]) },
    { weight: 1, arbitrary: stray },
  );
  return fc
    .tuple(...pairs, strays)
    .map((all) =>
      new URLSearchParams(
        all.flat().map(([name, value]): [string, string] => [name, value]),
      ).toString(),
    );
}

interface Asked {
  /** Path of the document, and the address made from it. */
  readonly template: string;
  readonly address: string;
  readonly accept: string;
}

function requestArbitrary(): fc.Arbitrary<Asked> {
  return fc.constantFrom(...Object.entries(document.paths)).chain(([template, { get }]) => {
    const inPath = get.parameters.filter((one) => one.in === "path");
    // A URL has no such parts: they are resolved before it is asked.
    const parts = fc.tuple(
      ...inPath.map((one) => valuesOf(one).filter((value) => !/^\.{0,2}$/.test(value))),
    );
    const types = Object.keys(get.responses["200"].content);
    const accept = fc.constantFrom("*/*", "application/json", ...types, "image/png");
    return fc.tuple(parts, queryOf(get.parameters), accept).map(([values, query, wanted]) => {
      const path = inPath.reduce(
        (filled, { name }, i) =>
          filled.replace(`{${name}}`, () => encodeURIComponent(values[i] ?? "")),
        template,
      );
      return { template, address: query === "" ? path : `${path}?${query}`, accept: wanted };
    });
  });
}

/** What must never be read from outside: places of files, traces of calls, words of the engine. */
const INSIDE =
  /\/(work|home|root|tmp|usr|var)\/|node_modules|\.duckdb|\bat \S+ \(|\b(Binder|Parser|Catalog|Conversion|Out of Memory|IO) Error\b|\bselect\s+\S+\s+from\b|published-/i;

async function check(
  { template, address, accept }: Asked,
  seen: Map<string, number>,
): Promise<void> {
  const response = await world.get(address, { headers: { accept } });
  const type = response.headers.get("content-type")?.split(";")[0] ?? "";
  const bytes = Buffer.from(await response.arrayBuffer());
  const status = String(response.status);
  seen.set(status, (seen.get(status) ?? 0) + 1);
  const where = `${address} (${accept}) → ${status}`;
  expect(response.status, where).toBeLessThan(500);
  const headers = JSON.stringify([...response.headers]);
  expect(headers, where).not.toMatch(INSIDE);
  const operation = document.paths[template]?.get;
  if (response.status === 200) {
    const content = operation?.responses["200"].content ?? {};
    expect(Object.keys(content), where).toContain(type);
    if (type === "application/json") {
      const { $ref }: { readonly $ref?: string } = content[type]?.schema ?? {};
      if ($ref) expect(faults(JSON.parse(bytes.toString()), $ref), where).toEqual([]);
    }
    return;
  }
  expect(Object.keys(operation?.responses ?? {}), where).toContain(status);
  if (response.status === 431) return;
  expect(type, where).toBe("application/problem+json");
  const text = bytes.toString();
  expect(withoutEcho(text), where).not.toMatch(INSIDE);
  expect(faults(JSON.parse(text), "#/components/schemas/Probleme"), where).toEqual([]);
}

/** A refusal repeats what was asked, which may look like anything. */
function withoutEcho(text: string): string {
  const { valeur: _value, parametre: _name, detail, ...rest } = JSON.parse(text);
  return JSON.stringify({ ...rest, detail: detail.replaceAll(/«.*?»/gs, "") });
}

test("2,000 requests made from the document: an answer that fits it, or a refusal that it tells of", async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(requestArbitrary(), { minLength: AT_ONCE, maxLength: AT_ONCE }),
      async (asked) => {
        await Promise.all(asked.map((one) => check(one, seen)));
      },
    ),
    { numRuns: REQUESTS / AT_ONCE, seed: 20_261_123, endOnFailure: true },
  );
  const total = [...seen.values()].reduce((sum, count) => sum + count, 0);
  expect(total).toBe(REQUESTS);
  // Requests that are all refused would show nothing.
  expect(seen.get("200")).toBeGreaterThan(REQUESTS / 5);
  expect(seen.get("400")).toBeGreaterThan(REQUESTS / 20);
  expect(world.errors).toEqual([]);
}, 600_000);

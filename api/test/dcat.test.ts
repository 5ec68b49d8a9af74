import { afterAll, beforeAll, expect, test } from "vitest";
import { SERVED } from "../src/ask/served.js";
import { DATA_TYPES } from "../src/contract/formats.js";
import { openWorld, type World } from "./world.js";

/*
 * The catalogue is expanded as JSON-LD does (prefixes of its own context only), then every class and property is
 * looked for in the vocabularies, and every property in what DCAT-AP 3 asks of its class.
 */

const NAMESPACES = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

const words = (prefix: keyof typeof NAMESPACES, names: string): string[] =>
  names.split(" ").map((name) => NAMESPACES[prefix] + name);

const KNOWN = new Set([
  ...words("dcat", "Catalog Dataset Distribution DataService dataset service distribution theme"),
  ...words("dcat", "themeTaxonomy keyword landingPage version hasCurrentVersion startDate endDate"),
  ...words("dcat", "accessURL downloadURL mediaType endpointURL endpointDescription servesDataset"),
  ...words("dct", "title description publisher language spatial temporal modified license rights"),
  ...words("dct", "accessRights identifier accrualPeriodicity provenance format PeriodOfTime"),
  ...words("dct", "RightsStatement ProvenanceStatement"),
  ...words("foaf", "Organization name"),
  ...words("rdfs", "label"),
]);

/** Mandatory and recommended properties of DCAT-AP 3 that every node of a class must have here. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  [`${NAMESPACES.dcat}Catalog`]: [
    ...words("dct", "title description publisher language license modified spatial"),
    ...words("dcat", "dataset service themeTaxonomy"),
  ],
  [`${NAMESPACES.dcat}Dataset`]: [
    ...words("dct", "title description publisher identifier spatial license accessRights"),
    ...words("dcat", "distribution keyword theme landingPage"),
  ],
  [`${NAMESPACES.dcat}Distribution`]: [
    ...words("dct", "title license modified"),
    ...words("dcat", "accessURL downloadURL mediaType"),
  ],
  [`${NAMESPACES.dcat}DataService`]: [
    ...words("dct", "title"),
    ...words("dcat", "endpointURL endpointDescription servesDataset"),
  ],
  [`${NAMESPACES.foaf}Organization`]: words("foaf", "name"),
  [`${NAMESPACES.dct}PeriodOfTime`]: words("dcat", "startDate endDate"),
};

type Json = Readonly<Record<string, unknown>>;
interface Node {
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown[]>>;
}

/** Every node of the document, with its words written in full. */
function expand(value: unknown, context: Json, nodes: Node[] = []): Node[] {
  if (Array.isArray(value)) for (const one of value) expand(one, context, nodes);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return nodes;
  const entries = Object.entries(value).filter(([key]) => !key.startsWith("@"));
  const properties = Object.fromEntries(
    entries.map(([key, one]) => [fullName(key, context), [one].flat()]),
  );
  const type = (value as Json)["@type"];
  if (entries.length > 0) nodes.push({ type: fullName(String(type), context), properties });
  for (const [, one] of entries) expand(one, context, nodes);
  return nodes;
}

function fullName(name: string, context: Json): string {
  const [prefix = "", local] = name.split(":");
  const namespace = context[prefix];
  if (local === undefined || typeof namespace !== "string")
    throw new Error(`${name} means nothing`);
  return namespace + local;
}

let world: World;
let document: Json;
let nodes: Node[];
beforeAll(async () => {
  world = await openWorld();
  document = await world.json<Json>("/catalogue.jsonld");
  nodes = expand(document, document["@context"] as Json);
});
afterAll(() => world.close());

test("is JSON-LD whose words are all of known vocabularies", async () => {
  const { headers } = await world.get("/catalogue.jsonld");
  expect(headers.get("content-type")).toBe("application/ld+json");
  expect(document["@context"]).toEqual(NAMESPACES);
  for (const { type, properties } of nodes) {
    for (const name of [type, ...Object.keys(properties)]) expect(KNOWN, name).toContain(name);
  }
});

test("every node has what DCAT-AP asks of its class", () => {
  for (const [type, asked] of Object.entries(ASKED)) {
    const own = nodes.filter((node) => node.type === type);
    expect(own.length, type).toBeGreaterThan(0);
    for (const { properties } of own)
      expect(Object.keys(properties)).toEqual(expect.arrayContaining([...asked]));
  }
});

test("every address is an IRI, every date a date, every word of the authorities one of theirs", () => {
  const text = JSON.stringify(document);
  for (const [, id] of text.matchAll(/"@id":"([^"]*)"/g)) expect(id).toMatch(/^https?:\/\/\S+$/);
  for (const [, type, value] of text.matchAll(/"@type":"xsd:(\w+)","@value":"([^"]*)"/g)) {
    expect(Number.isNaN(Date.parse(value ?? "")), `${type} ${value}`).toBe(false);
  }
  const authority = /http:\/\/publications\.europa\.eu\/resource\/authority\/([\w-]+)(?:\/(\w+))?/g;
  const used = new Set([...text.matchAll(authority)].map(([, list, word]) => `${list} ${word}`));
  expect([...used].sort()).toEqual(
    [
      ...["access-right PUBLIC", "country FRA", "data-theme GOVE", "data-theme SOCI"],
      ...["data-theme undefined", "language FRA"],
      ...["CSV", "JSON", "ODS", "PARQUET", "XLSX", "ZIP"].map((type) => `file-type ${type}`),
      ...[...used].filter((word) => /^frequency (QUARTERLY|ANNUAL|ANNUAL_2)$/.test(word)),
    ].sort(),
  );
  expect(text).toContain("https://spdx.org/licenses/etalab-2.0.html");
});

test("every dataset has a distribution per format, at an address that lasts and answers with that type", async () => {
  const datasets = document["dcat:dataset"] as Json[];
  expect(datasets.map((one) => one["dct:identifier"])).toEqual(SERVED.map(({ id }) => id));
  for (const dataset of datasets) {
    const distributions = dataset["dcat:distribution"] as Json[];
    expect(distributions).toHaveLength(Object.keys(DATA_TYPES).length);
    for (const distribution of distributions) {
      const { "@id": address } = distribution["dcat:downloadURL"] as { "@id": string };
      const { "@id": type } = distribution["dcat:mediaType"] as { "@id": string };
      expect(address).not.toContain("release=");
      const { status, headers } = await fetch(address, { method: "HEAD" });
      expect([status, headers.get("content-type")?.split(";")[0]], address).toEqual([
        200,
        type.split("media-types/")[1],
      ]);
    }
  }
});

test("the years of a dataset are those of its rows", async () => {
  const ctai = (document["dcat:dataset"] as Json[]).find((one) => one["dct:identifier"] === "ctai");
  const { lignes } = await world.json<{ lignes: { annee: number }[] }>("/donnees/ctai");
  const years = lignes.map(({ annee }) => annee);
  expect(ctai?.["dct:temporal"]).toMatchObject({
    "dcat:startDate": { "@value": `${Math.min(...years)}-01-01` },
    "dcat:endDate": { "@value": `${Math.max(...years)}-12-31` },
  });
});

test("with no public origin, IRIs are relative to the address of the catalogue", async () => {
  const own = await openWorld({ app: { origin: "" }, audience: "interne" });
  const text = await (await own.get("/catalogue.jsonld")).text();
  expect(text).toContain('"@id":"/api/v1/donnees/ctai.csv"');
  expect(text).toContain("access-right/NON_PUBLIC");
  await own.close();
});

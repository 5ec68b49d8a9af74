import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Catalogue, IndicatorAnswer, Rows } from "../src/contract/index.js";
import {
  type Cell,
  type Found,
  fromArrow,
  fromCsv,
  fromObjects,
  fromOds,
  fromParquet,
  fromParquetByDuckDb,
  fromXlsx,
  plain,
  sha256,
  unzip,
} from "./readers.js";
import { openWorld, type World } from "./world.js";

let world: World;
let folder: string;
beforeAll(async () => {
  world = await openWorld();
  folder = await mkdtemp(join(tmpdir(), "fabriques-formats-"));
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const FORMULA = /^[=+\-@\t\r]/;
const asText = (cell: Cell): string | null => (cell === null ? null : String(cell));
/** A text as the CSV writes it. */
const inert = (cell: Cell): string | null =>
  typeof cell === "string" && FORMULA.test(cell) ? `'${cell}` : asText(cell);
const french = (cell: Cell): string | null => {
  if (typeof cell === "boolean") return cell ? "oui" : "non";
  return typeof cell === "number" ? String(cell).replace(".", ",") : inert(cell);
};
const cells = (found: Found, as: (cell: Cell) => Cell): Cell[][] =>
  found.rows.map((row) => row.map(as));

/** The same rows in a format, read by a second reader, with the number of rows announced. */
async function ask(path: string, extension: string, query: string): Promise<Uint8Array> {
  const response = await world.get(`${path}.${extension}${query}`);
  expect(response.status, `${path}.${extension}${query}`).toBe(200);
  announced = Number(response.headers.get("x-total-rows"));
  return new Uint8Array(await response.arrayBuffer());
}
let announced = -1;

/** Every format but JSON must hold these rows, in this order, cell by cell. */
async function checkFormats(path: string, query: string, expected: Found): Promise<void> {
  const and = query === "" ? "?" : "&";
  const check = (found: Found, as: (cell: Cell) => Cell, what: string): void => {
    expect(announced, what).toBe(expected.rows.length);
    if (expected.rows.length > 0) expect(found.names, what).toEqual(expected.names);
    expect(found.rows, what).toEqual(cells(expected, as));
  };
  const same = (cell: Cell): Cell => cell;
  check(fromArrow(await ask(path, "arrow", query)), same, "arrow");
  const parquet = await ask(path, "parquet", query);
  check(await fromParquet(parquet), same, "parquet");
  check(await fromParquetByDuckDb(parquet, folder), same, "parquet by DuckDB");
  check(await fromXlsx(await ask(path, "xlsx", query)), same, "xlsx");
  check(await fromOds(await ask(path, "ods", query)), same, "ods");
  const decoder = new TextDecoder();
  const csv = decoder.decode(await ask(path, "csv", query));
  check(await fromCsv(csv, ",", folder), inert, "csv");
  for (const [variant, delimiter, as] of VARIANTS) {
    const zip = await unzip(await ask(path, "csv.zip", `${query}${and}variante=${variant}`));
    const [file = ""] = zip.keys();
    check(await fromCsv(zip.get(file) ?? "", delimiter, folder), as, `csv.zip ${variant}`);
  }
}
const VARIANTS = [
  ["standard", ",", inert],
  ["tableur", ";", french],
] as const;

describe("a dataset is the same in every format, cell by cell", () => {
  test.each([
    ["ctai", ""],
    ["ctai", "?annee=2023"],
    ["ctai", "?departement=91,69&axes=logement"],
    ["ctai", "?collectivite~=LYON&date_signature=2019-01-01.."],
    ["ctai", "?annee=1990"],
    ["places_rurales", "?trimestre=2023-T1..2023-T2&dispositif=cada,huda"],
    ["mentorat", "?statut=secret,publie"],
    ["recrutements", "?statut=secret"],
    ["objectifs", ""],
    ["commentaires", ""],
    ["livrables", ""],
    ["chiffres_publies", ""],
  ])("%s%s", async (jeu, query) => {
    const { lignes } = await world.json<Rows>(`/donnees/${jeu}${query}`);
    await checkFormats(`/donnees/${jeu}`, query, fromObjects(lignes));
  });
});

/** One filter out of a few, on a value that a row has: drawn by place, so that a failure comes back. */
async function filtersFound(): Promise<readonly (readonly [jeu: string, query: string])[]> {
  const { jeux } = await world.json<Catalogue>("/catalogue");
  const found: (readonly [string, string])[] = [];
  for (const { id, colonnes } of jeux) {
    const { lignes } = await world.json<Rows>(`/donnees/${id}`);
    for (const [i, { nom, operateurs }] of colonnes.entries()) {
      const value = lignes[(i * 37) % lignes.length]?.[nom];
      const text = plain(Array.isArray(value) ? value[0] : value);
      if (text === null || text === "" || !operateurs.includes("=")) continue;
      const written = encodeURIComponent(String(text).replaceAll(",", "\\,"));
      found.push([id, `?${nom}=${written}`]);
    }
  }
  return found.filter((_, i) => i % 4 === 0);
}

test("filters on values that rows have, on every dataset: the same in every format", async () => {
  const drawn = await filtersFound();
  expect(new Set(drawn.map(([jeu]) => jeu)).size).toBeGreaterThan(5);
  for (const [jeu, query] of drawn) {
    const { lignes } = await world.json<Rows>(`/donnees/${jeu}${query}`);
    expect(lignes.length, `${jeu}${query}`).toBeGreaterThan(0);
    await checkFormats(`/donnees/${jeu}`, query, fromObjects(lignes));
  }
}, 120_000);

describe("the values of an indicator are the same in every format", () => {
  test.each([
    ["ctai.contrats", "?par=annee,region&de=2021"],
    ["ctai.contrats", "?territoire=R84"],
    ["mentorat.binomes", "?par=annee,region"],
  ])("%s%s", async (id, query) => {
    const catalogue = await world.json<Catalogue>("/catalogue");
    const { unite } = catalogue.indicateurs.find((indicator) => indicator.id === id) ?? {};
    const answer = await world.json<IndicatorAnswer>(`/indicateurs/${id}${query}`);
    expect(await world.json(`/indicateurs/${id}.json${query}`)).toEqual(answer);
    const { par, valeurs, release } = answer;
    expect(valeurs.length).toBeGreaterThan(0);
    const lines = valeurs.map((cell) => {
      const dimensions = par.map((name) => [
        name,
        name === "annee" ? Number(cell[name]) : cell[name],
      ]);
      const { valeur, statut, numerateur, denominateur } = cell;
      const figure = { valeur, statut, numerateur, denominateur, unite, k: 11, release };
      return { ...Object.fromEntries(dimensions), ...figure };
    });
    await checkFormats(`/indicateurs/${id}`, query, fromObjects(lines));
  });
});

test("every file says what it is, what it was filtered by, and where it is from", async () => {
  const query = "?departement=69&annee=2023";
  const { lisez_moi, lignes } = await world.json<Rows>(`/donnees/ctai${query}`);
  const { titre, release, sources } = lisez_moi;
  expect(lisez_moi).toMatchObject({ synthetique: true, k: 11, audience: "public" });
  expect(lisez_moi.lignes).toBe(lignes.length);
  expect(sources).toEqual([{ nom: "ctai.csv", sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);

  const csv = await ask("/donnees/ctai", "csv", query);
  const books = [
    await fromXlsx(await ask("/donnees/ctai", "xlsx", query)),
    await fromOds(await ask("/donnees/ctai", "ods", query)),
  ];
  for (const { facts } of books) {
    expect(facts?.get("Titre")).toBe(titre);
    expect(facts?.get("Filtres")).toContain("Rhône (69)");
    expect(facts?.get("Version des données")).toBe(release);
    expect(facts?.get("Origine")).toBe("données synthétiques");
    expect(facts?.get("SHA-256")).toContain(sha256(csv));
  }
  const parquet = await fromParquet(await ask("/donnees/ctai", "parquet", query));
  const arrow = fromArrow(await ask("/donnees/ctai", "arrow", query));
  expect(parquet.facts?.get("Titre")).toBe(titre);
  for (const { facts } of [parquet, arrow]) {
    const told = JSON.parse(facts?.get("lisez-moi") ?? "{}");
    expect({ ...told, lien: "" }).toEqual({ ...lisez_moi, lien: "" });
  }
  // The link asks the same question again.
  const told = JSON.parse(parquet.facts?.get("lisez-moi") ?? "{}");
  const again = await fetch(told.lien);
  expect(new Uint8Array(await again.arrayBuffer())).toEqual(
    await ask("/donnees/ctai", "parquet", query),
  );
});

test("the zip holds the CSV, its SHA-256 and its Table Schema", async () => {
  const query = "?annee=2023&variante=tableur";
  const zip = await unzip(await ask("/donnees/ctai", "csv.zip", query));
  const [file = "", ...others] = zip.keys();
  expect(others).toEqual(["lisez-moi.json", "schema.json"]);
  const csv = await ask("/donnees/ctai", "csv", query);
  const facts = JSON.parse(zip.get("lisez-moi.json") ?? "");
  expect(facts.sha256).toBe(sha256(csv));
  expect(facts.sha256_de).toContain(file);
  const { fields } = JSON.parse(zip.get("schema.json") ?? "");
  expect(fields.map(({ name }: { name: string }) => name)).toEqual(
    facts.colonnes.map(({ nom }: { nom: string }) => nom),
  );
  expect(fields).toContainEqual(
    expect.objectContaining({ name: "etp_coordination", type: "number", decimalChar: "," }),
  );
});

test("the Accept header chooses every format, for rows and for an indicator", async () => {
  const types = {
    zip: "application/zip",
    xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ods: "application/vnd.oasis.opendocument.spreadsheet",
    parquet: "application/vnd.apache.parquet",
  };
  for (const accept of Object.values(types)) {
    for (const path of ["/donnees/ctai", "/indicateurs/ctai.contrats"]) {
      const response = await world.get(path, { method: "HEAD", headers: { accept } });
      expect(response.headers.get("content-type")).toBe(accept);
      expect(response.headers.get("vary")).toContain("Accept");
    }
  }
});

test("the document tells every format of rows and indicators; any other is refused by name", async () => {
  const { paths } = await world.json<{
    paths: Record<string, { get: { parameters: { name: string; schema: { enum?: string[] } }[] } }>;
  }>("/openapi.json");
  for (const path of ["/donnees/{jeu}", "/indicateurs/{id}"]) {
    const { parameters } = paths[`${path}.{format}`]?.get ?? { parameters: [] };
    const { schema } = parameters.find(({ name }) => name === "format") ?? {};
    expect(schema?.enum).toEqual(["json", "csv", "csv.zip", "xlsx", "ods", "parquet", "arrow"]);
    expect(parameters.map(({ name }) => name)).toContain("variante");
  }
  for (const path of ["/donnees/ctai.xls", "/indicateurs/ctai.contrats.xls"]) {
    const response = await world.get(path);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ parametre: "format", valeur: "xls" });
  }
});

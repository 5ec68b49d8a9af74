import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Catalogue, IndicatorAnswer, Rows } from "../src/contract/index.js";
import { expectSameEverywhere } from "./agree.js";
import {
  fromArrow,
  fromObjects,
  fromOds,
  fromParquet,
  fromXlsx,
  sha256,
  suiteReader,
  unzip,
} from "./readers.js";
import { openWorld, type World } from "./world.js";

const reader = suiteReader();
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** A file of a question that must answer 200. */
async function ask(path: string, extension: string, query: string): Promise<Uint8Array> {
  const response = await world.get(`${path}.${extension}${query}`);
  expect(response.status, `${path}.${extension}${query}`).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

describe("a dataset is the same in every format, cell by cell", () => {
  test.each([
    ["ctai", ""],
    ["ctai", "?annee=2023"],
    ["ctai", "?departement=91,69&axes=logement"],
    ["ctai", "?collectivite~=LYON&date_signature=2019-01-01.."],
    ["ctai", "?annee=1990"],
    ["places_rurales", "?trimestre=2023-T1..2023-T2&dispositif=cada,huda"],
    ["mentorat", "?statut=secret,publie&territoire=R84&maille=annee"],
    ["recrutements", "?statut=secret&territoire=D2A"],
    ["objectifs", ""],
    ["commentaires", ""],
    ["livrables", ""],
    ["chiffres_publies", ""],
  ])("%s%s", async (jeu, query) => {
    const { lignes, lisez_moi } = await world.json<Rows>(`/donnees/${jeu}${query}`);
    const { rows } = fromObjects(lignes);
    const found = { names: lisez_moi.colonnes.map(({ nom }) => nom), rows };
    await expectSameEverywhere(world, reader, { path: `/donnees/${jeu}`, query, found });
  });
});

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
      const { valeur, statut, numerateur, denominateur, couverture } = cell;
      const covered = {
        couverture_observe: couverture?.observe ?? null,
        couverture_attendu: couverture?.attendu ?? null,
        couverture_unite: couverture?.unite ?? null,
      };
      const figure = {
        valeur,
        statut,
        ...covered,
        numerateur,
        denominateur,
        unite,
        k: 11,
        release,
      };
      return { ...Object.fromEntries(dimensions), ...figure };
    });
    const found = fromObjects(lines);
    await expectSameEverywhere(world, reader, { path: `/indicateurs/${id}`, query, found });
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
    const { sha256: rows, sha256_de: _of, ...known } = lisez_moi;
    const links = { lien: "", lien_permanent: "" };
    expect({ ...told, ...links }).toEqual({ ...known, ...links });
    expect(rows).toBe(sha256(csv));
  }
  // The link asks the same question again.
  const told = JSON.parse(parquet.facts?.get("lisez-moi") ?? "{}");
  const again = await fetch(told.lien);
  expect(new Uint8Array(await again.arrayBuffer())).toEqual(
    await ask("/donnees/ctai", "parquet", query),
  );
});

test("a file says where remainders are, which its rows leave out", async () => {
  const query = "?par=annee,region";
  const factsOf = async (id: string) =>
    (await fromXlsx(await ask(`/indicateurs/${id}`, "xlsx", query))).facts;
  expect((await factsOf("mentorat.binomes"))?.get("Restes")).toContain("«\u202frestes\u202f»");
  expect((await factsOf("ctai.contrats"))?.get("Restes")).toBeUndefined();
  const { restes } = await world.json<IndicatorAnswer>(
    `/indicateurs/mentorat.binomes.json${query}`,
  );
  expect(restes.length).toBeGreaterThan(0);
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

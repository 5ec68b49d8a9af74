import { get } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { columnNames } from "../src/ask/columns.js";
import { SERVED } from "../src/ask/served.js";
import { DATA_TYPES } from "../src/contract/formats.js";
import type { Rows } from "../src/contract/index.js";
import {
  type Found,
  fromArrow,
  fromObjects,
  fromOds,
  fromParquet,
  fromXlsx,
  sha256,
  unzip,
} from "./readers.js";
import { openWorld, type World } from "./world.js";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const CHOICE = "annee=2023&colonnes=date_signature,id_contrat,axes";
const CHOSEN = ["date_signature", "id_contrat", "axes"];
const bytesOf = async (path: string): Promise<Uint8Array> =>
  new Uint8Array(await (await world.get(path)).arrayBuffer());

describe("columns are chosen, in the order asked", () => {
  test("the rows stay the same, in the same order", async () => {
    const { lignes } = await world.json<Rows>("/donnees/ctai?annee=2023");
    const chosen = await world.json<Rows>(`/donnees/ctai?${CHOICE}`);
    expect(chosen.lignes.map((line) => Object.keys(line))).toEqual(lignes.map(() => CHOSEN));
    expect(chosen.lignes).toEqual(
      lignes.map(({ date_signature, id_contrat, axes }) => ({ date_signature, id_contrat, axes })),
    );
    expect(chosen.total).toBe(44);
  });

  const READERS: readonly (readonly [string, (bytes: Uint8Array) => Found | Promise<Found>])[] = [
    ["arrow", fromArrow],
    ["parquet", fromParquet],
    ["xlsx", fromXlsx],
    ["ods", fromOds],
  ];
  test.each(READERS)("%s holds these columns and these only", async (extension, read) => {
    const expected = fromObjects((await world.json<Rows>(`/donnees/ctai?${CHOICE}`)).lignes);
    const { names, rows } = await read(await bytesOf(`/donnees/ctai.${extension}?${CHOICE}`));
    expect({ names, rows }).toEqual(expected);
  });

  test("CSV, and the schema beside it", async () => {
    const csv = new TextDecoder().decode(await bytesOf(`/donnees/ctai.csv?${CHOICE}`));
    expect(csv.split("\r\n")[0]).toBe(CHOSEN.join(","));
    const zip = await unzip(await bytesOf(`/donnees/ctai.csv.zip?${CHOICE}`));
    const { fields } = JSON.parse(zip.get("schema.json") ?? "");
    expect(fields.map(({ name }: { name: string }) => name)).toEqual(CHOSEN);
  });

  test("« Lisez-moi » says which are there, which were left out, and gives an address that asks the same", async () => {
    const { lisez_moi } = await world.json<Rows>(`/donnees/ctai?${CHOICE}`);
    expect(lisez_moi.colonnes.map(({ nom }) => nom)).toEqual(CHOSEN);
    expect(lisez_moi.colonnes_omises).toContain("collectivite");
    expect(lisez_moi.colonnes_omises).not.toContain("axes");
    expect(lisez_moi.lien).toContain(CHOICE);
    const again = (await (await fetch(lisez_moi.lien)).json()) as Rows;
    expect(again.lignes).toHaveLength(44);
    const { facts } = await fromXlsx(await bytesOf(`/donnees/ctai.xlsx?${CHOICE}`));
    expect(facts?.get("Colonnes non demandées")).toContain("collectivite");
    expect([...(facts?.keys() ?? [])]).not.toContain("Colonne collectivite");
  });

  test("the file's name and tag tell the choice apart; every column in its place is no choice", async () => {
    const headersOf = async (query: string): Promise<Headers> =>
      (await world.get(`/donnees/ctai.csv${query}`, { method: "HEAD" })).headers;
    const whole = await headersOf("");
    const [ctai] = SERVED.filter(({ id }) => id === "ctai");
    if (!ctai) throw new Error("ctai is not served");
    const every = await headersOf(`?colonnes=${columnNames(ctai).join(",")}`);
    const chosen = await headersOf(`?${CHOICE}`);
    expect(every.get("etag")).toBe(whole.get("etag"));
    expect(chosen.get("etag")).not.toBe(whole.get("etag"));
    expect((await headersOf(`?annee=2023&colonnes=axes,id_contrat`)).get("etag")).not.toBe(
      (await headersOf(`?annee=2023&colonnes=id_contrat,axes`)).get("etag"),
    );
    expect(chosen.get("content-disposition")).toMatch(/ctai-r\w+-filtre-colonnes\.csv/);
  });

  test.each(SERVED.map((served) => [served.id, served] as const))(
    "%s: each column alone can be asked for",
    async (id, served) => {
      for (const name of columnNames(served)) {
        const few = served.publication === "cellules" ? "territoire=R84&" : "";
        const { lignes, total } = await world.json<Rows>(`/donnees/${id}?${few}colonnes=${name}`);
        expect(lignes).toHaveLength(total);
        expect(Object.keys(lignes[0] ?? {})[0]).toBe(name);
      }
    },
  );
});

test.each([
  ["ctai", "id_contrat,inconnue", "inconnue"],
  ["ctai", "annee,annee", "annee"],
  ["ctai", "", ""],
  ["places_rurales", "id_centre,_departements", "_departements"],
])("%s: colonnes=%s is refused with the list of columns", async (jeu, value, wrong) => {
  const served = SERVED.find(({ id }) => id === jeu);
  const known = served ? columnNames(served) : [];
  const response = await world.get(`/donnees/${jeu}?colonnes=${value}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    parametre: "colonnes",
    valeur: wrong,
    acceptes: known,
  });
});

test("an indicator has no columns to choose", async () => {
  const response = await world.get("/indicateurs/ctai.contrats.csv?colonnes=valeur");
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ parametre: "colonnes" });
});

test("a figure of published cells keeps its status, whatever is left out", async () => {
  const query = "statut=secret&territoire=R84&colonnes=periode,valeur";
  const { lignes, total } = await world.json<Rows>(`/donnees/mentorat?${query}`);
  expect(total).toBeGreaterThan(0);
  expect(lignes.map(({ valeur, statut }) => [valeur, statut])).toEqual(
    lignes.map(() => [null, "secret"]),
  );
  const names = await world
    .json<Rows>("/donnees/mentorat?annee=&colonnes=periode")
    .catch(() => null);
  expect(names).toBeNull();
  const bare = await world.json<Rows>(
    "/donnees/mentorat?statut=secret&territoire=R84&colonnes=periode",
  );
  expect(Object.keys(bare.lignes[0] ?? {})).toEqual(["periode"]);
});

test.each(Object.entries(DATA_TYPES))(
  "%s: the extension and Accept give the same file, with the SHA-256 of its bytes after them",
  async (extension, accept) => {
    const byName = await answer(`/donnees/ctai.${extension}?${CHOICE}`, {});
    const byType = await answer(`/donnees/ctai?${CHOICE}`, { accept });
    expect(byType.type).toBe(byName.type);
    expect(byType.total).toBe("44");
    for (const { digest, body } of [byName, byType]) {
      const expected = Buffer.from(sha256(body), "hex").toString("base64");
      expect(digest).toBe(`sha-256=:${expected}:`);
    }
    expect(byType.body.equals(byName.body)).toBe(true);
  },
);

interface Answered {
  readonly type: string | undefined;
  readonly total: string | string[] | undefined;
  readonly digest: string | undefined;
  readonly body: Buffer;
}

/** What `fetch` does not show: the trailers of an answer. */
function answer(path: string, headers: Record<string, string>): Promise<Answered> {
  return new Promise((resolve, reject) => {
    get(`${world.origin}/api/v1${path}`, { headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          type: response.headers["content-type"],
          total: response.headers["x-total-rows"],
          digest: response.trailers["repr-digest"],
          body: Buffer.concat(parts),
        }),
      );
    }).on("error", reject);
  });
}

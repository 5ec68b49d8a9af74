import type { Chunk, Release } from "@fabriques/pipelines/release";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SERVED } from "../src/ask/served.js";
import type { Rows } from "../src/contract/index.js";
import { plain, suiteReader } from "./readers.js";
import { openWorld, type World } from "./world.js";

const reader = suiteReader();
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test("the 44 contracts of 2023, whatever the format", async () => {
  const response = await world.get("/donnees/ctai.csv?annee=2023");
  expect(response.headers.get("x-total-rows")).toBe("44");
  expect((await reader.csv(await response.text(), ",")).rows).toHaveLength(44);
  expect((await world.json<Rows>("/donnees/ctai?annee=2023")).lignes).toHaveLength(44);
});

test("the spreadsheet variant: byte order mark, semicolons, decimal commas, untouched negatives", async () => {
  const response = await world.get("/donnees/ctai.csv?annee=2023&variante=tableur");
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = new TextDecoder().decode(bytes);
  const { rows } = await reader.csv(text, ";");
  const json = await world.json<Rows>("/donnees/ctai?annee=2023");
  const etp = json.lignes.map(
    ({ etp_coordination }) => plain(etp_coordination)?.toString().replace(".", ",") ?? null,
  );
  const column = Object.keys(json.lignes[0] ?? {}).indexOf("etp_coordination");
  expect(rows.map((row) => row[column])).toEqual(etp);
  expect(etp.some((value) => value?.includes(","))).toBe(true);
});

test.each(
  SERVED.filter(({ publication }) => publication === "lignes").map(({ id, order }) => [id, order]),
)("%s is kept in its total order, %s: a whole export does not sort it again", async (id, order) => {
  const misplaced = `select count(*) as n from (select rowid as place, row_number() over (order by ${order}) as rank from ${id}) where place + 1 <> rank`;
  const twins = `select count(*) as n from (select 1 from ${id} group by ${order} having count(*) > 1)`;
  await world.releases.use(async (release) => {
    expect(await release.all(misplaced)).toEqual([{ n: 0 }]);
    expect(await release.all(twins)).toEqual([{ n: 0 }]);
  });
});

test("file names say the dataset, the release, the filter and the variant", async () => {
  const { release } = await world.json<{ release: string }>("/sante");
  const nameOf = async (path: string): Promise<string | null> =>
    (await world.get(path, { method: "HEAD" })).headers.get("content-disposition");
  expect(await nameOf("/donnees/ctai.csv")).toBe(`attachment; filename="ctai-${release}.csv"`);
  expect(await nameOf("/donnees/ctai.csv?annee=2023&variante=tableur")).toBe(
    `attachment; filename="ctai-${release}-filtre-tableur.csv"`,
  );
  expect(await nameOf("/donnees/ctai.arrow")).toBe(`attachment; filename="ctai-${release}.arrow"`);
  expect(await nameOf("/donnees/ctai.json")).toBe(`inline; filename="ctai-${release}.json"`);
});

test("the Accept header chooses like the extension", async () => {
  const typeOf = async (accept: string): Promise<string | null> => {
    const response = await world.get("/donnees/ctai?annee=2019", { headers: { accept } });
    expect(response.headers.get("vary")).toContain("Accept");
    await response.arrayBuffer();
    return response.headers.get("content-type");
  };
  expect(await typeOf("text/csv")).toMatch(/^text\/csv/);
  expect(await typeOf("application/vnd.apache.arrow.stream")).toBe(
    "application/vnd.apache.arrow.stream",
  );
  expect(await typeOf("text/html,application/xml;q=0.9,*/*;q=0.8")).toMatch(/^application\/json/);
});

test("a client that has the rows gets 304, and HEAD tells the count without the rows", async () => {
  const first = await world.get("/donnees/ctai.csv?annee=2023,2022");
  await first.text();
  const etag = first.headers.get("etag") ?? "";
  // The same question written otherwise.
  const again = await world.get("/donnees/ctai.csv?annee=2022,2023", {
    headers: { "if-none-match": etag },
  });
  expect(again.status).toBe(304);
  const other = await world.get("/donnees/ctai.csv?annee=2022", {
    headers: { "if-none-match": etag },
  });
  expect(other.status).toBe(200);
  await other.text();
  const head = await world.get("/donnees/places_rurales.csv", { method: "HEAD" });
  expect(Number(head.headers.get("x-total-rows"))).toBeGreaterThan(1_000);
  expect(await head.text()).toBe("");
});

/** The reading of a release whose query is killed once its first rows have left. */
async function* killedMidway(
  release: Release,
  ...[sql, params]: Parameters<Release["chunks"]>
): AsyncGenerator<Chunk> {
  const killer = new AbortController();
  for await (const chunk of release.chunks(sql, params, killer.signal)) {
    yield chunk;
    killer.abort(new Error("killed"));
  }
}

test.each(["json", "csv", "arrow"])(
  "a %s export whose query is killed midway is cut, never whole, and told to the log",
  async (format) => {
    const broken = await openWorld({
      disturb: (release) => ({
        ...release,
        chunks: (...question) => killedMidway(release, ...question),
      }),
    });
    const response = await broken.get(`/donnees/places_rurales.${format}`);
    const body = response.arrayBuffer();
    // Arrow leaves by batches of thousands of rows: here the failure is known before the first one.
    if (format === "arrow") expect(response.status).toBe(500);
    else await expect(body).rejects.toThrow();
    expect(broken.errors).toHaveLength(1);
    await broken.close();
  },
);

test("a client that leaves frees the release and the engine", async () => {
  const own = await openWorld();
  const leaving = new AbortController();
  const requests = Array.from({ length: 12 }, async () => {
    const response = await own.get("/donnees/places_rurales.csv", { signal: leaving.signal });
    await response.body?.getReader().read();
  });
  await Promise.allSettled(requests.slice(0, 2));
  leaving.abort();
  await Promise.allSettled(requests);
  expect((await own.get("/donnees/ctai.csv?annee=2023")).headers.get("x-total-rows")).toBe("44");
  expect(own.errors).toEqual([]);
  // Resolves only when no use of the release is left.
  await own.close();
});

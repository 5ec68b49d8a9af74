import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { IndicatorAnswer, ProblemBody, QualityAnswer, Rows } from "../src/contract/index.js";
import { ROUTES } from "../src/contract/routes.js";
import { openWorld, type World } from "./world.js";

/*
 * Two releases are kept: the demo, and the demo with one contract of 2023 less, which serves.
 */

let world: World;
let before: string;
let serving: string;

beforeAll(async () => {
  world = await openWorld({ dataDir: inject("changedDataDir") });
  before = (await readFile(join(inject("dataDir"), "courant"), "utf8")).trim();
  serving = (await world.json<{ release: string }>("/sante")).release;
});
afterAll(() => world.close());

const CONTRACTS = "/indicateurs/ctai.contrats?de=2023&a=2023";
const with2023 = (release: string): string => `${CONTRACTS}&release=${release}`;

test("a question is answered by the release that is named, or by the one that serves", async () => {
  const figureOf = async (path: string): Promise<unknown> => {
    const { release, valeurs } = await world.json<IndicatorAnswer>(path);
    return [release, valeurs[0]?.valeur];
  };
  expect(await figureOf(CONTRACTS)).toEqual([serving, 43]);
  expect(await figureOf(with2023(serving))).toEqual([serving, 43]);
  expect(await figureOf(with2023(before))).toEqual([before, 44]);
  expect(await figureOf(CONTRACTS)).toEqual([serving, 43]);
});

test("every route that says that it takes a release answers from it, and the others refuse it", async () => {
  for (const { path, parameters, examples } of ROUTES) {
    const [first] = examples;
    const address = first?.path ?? path;
    const joined = `${address}${address.includes("?") ? "&" : "?"}release=${before}`;
    const response = await world.get(joined);
    const body = await response.text();
    if (parameters.some(({ name }) => name === "release")) {
      expect(response.status, joined).toBe(200);
      expect(body, joined).toContain(before);
      expect(response.headers.get("cache-control"), joined).toMatch(/immutable/);
    } else {
      expect([response.status, JSON.parse(body).parametre], joined).toEqual([400, "release"]);
    }
  }
});

test.each(["csv", "csv.zip", "xlsx", "ods", "parquet", "arrow", "json"])(
  "a file of a named release: %s",
  async (format) => {
    const path = `/donnees/ctai.${format}?annee=2023`;
    const [last, pinned] = [await world.get(path), await world.get(`${path}&release=${before}`)];
    expect(last.headers.get("x-total-rows")).toBe("43");
    expect(pinned.headers.get("x-total-rows")).toBe("44");
    expect(last.headers.get("cache-control")).toBe("no-cache");
    expect(pinned.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(last.headers.get("content-location")).toBe(
      `${world.origin}/api/v1${path}&release=${serving}`,
    );
    expect(last.headers.get("etag")).not.toBe(pinned.headers.get("etag"));
    expect(pinned.headers.get("content-disposition")).toContain(`ctai-${before}-filtre.${format}`);
    await Promise.all([last.arrayBuffer(), pinned.arrayBuffer()]);
  },
);

describe("addresses", () => {
  test("« Lisez-moi », the answers and Link give the address that lasts, and the one that moves", async () => {
    const rows = await world.json<Rows>(`/donnees/ctai?annee=2023&release=${before}`);
    const { lien, lien_permanent } = rows.lisez_moi;
    expect(lien).toBe(`${world.origin}/api/v1/donnees/ctai.json?annee=2023`);
    expect(lien_permanent).toBe(`${lien}&release=${before}`);
    const again = (await (await fetch(lien_permanent)).json()) as Rows;
    expect(again.lignes).toEqual(rows.lignes);
    const last = (await (await fetch(lien)).json()) as Rows;
    expect(last.lisez_moi.release).toBe(serving);
    const answer = await world.get(CONTRACTS);
    const link = answer.headers.get("link") ?? "";
    const body = (await answer.json()) as IndicatorAnswer;
    expect(body.lien_permanent).toBe(`${world.origin}/api/v1${with2023(serving)}`);
    expect(link).toContain(`<${body.lien_permanent}>; rel="bookmark"`);
    expect(link).toContain(`<${world.origin}/api/v1${CONTRACTS}>; rel="latest-version"`);
  });

  test("are paths where no public origin is set, whatever the Host header says", async () => {
    const own = await openWorld({ app: { origin: "" } });
    const response = await own.get("/donnees/ctai?annee=2023", {
      headers: { host: "ailleurs.example", "x-forwarded-host": "ailleurs.example" },
    });
    const { lien } = ((await response.json()) as Rows).lisez_moi;
    expect(lien).toBe("/api/v1/donnees/ctai.json?annee=2023");
    expect(response.headers.get("link")).not.toContain("://");
    await own.close();
  });

  test("begin with the public origin that is set", async () => {
    const own = await openWorld({ app: { origin: "https://fabriques.example" } });
    const { lien_permanent } = (await own.json<Rows>("/donnees/ctai?annee=2023")).lisez_moi;
    expect(lien_permanent).toMatch(/^https:\/\/fabriques\.example\/api\/v1\/donnees\/ctai\.json\?/);
    await own.close();
  });
});

test("a pinned answer is the same bytes on any day, tagged, compressed, and kept by caches for ever", async () => {
  const later = await openWorld({
    dataDir: inject("changedDataDir"),
    clock: () => new Date("2031-05-01T00:00:00Z"),
  });
  const path = `/syntheses?release=${before}`;
  const [now, then] = [await world.get(path), await later.get(path)];
  const relative = async (answer: Response, { origin }: World): Promise<string> =>
    (await answer.text()).replaceAll(origin, "");
  expect(await relative(now, world)).toBe(await relative(then, later));
  expect(now.headers.get("content-encoding")).toMatch(/^(br|gzip)$/);
  const tag = now.headers.get("etag") ?? "";
  const known = await world.get(path, { headers: { "if-none-match": tag } });
  expect([known.status, known.headers.get("cache-control")]).toEqual([
    304,
    "public, max-age=31536000, immutable",
  ]);
  // Unpinned, the reading of 2031 says that every source is late.
  expect((await later.get("/syntheses")).headers.get("etag")).not.toBe(
    (await world.get("/syntheses")).headers.get("etag"),
  );
  await later.close();
});

test("the internal audience is never kept by shared caches", async () => {
  const own = await openWorld({ audience: "interne" });
  const { release } = await own.json<{ release: string }>("/sante");
  for (const path of ["/syntheses", "/donnees/ctai.csv"]) {
    const { headers } = await own.get(`${path}?release=${release}`);
    expect(headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
  }
  await own.close();
});

test("the quality of a pinned release tells of itself alone", async () => {
  const quality = await world.json<QualityAnswer>(`/qualite?jeu=ctai&release=${before}`);
  expect([quality.release, quality.dernier_refus]).toEqual([before, null]);
});

test.each([
  "/syntheses",
  "/indicateurs/ctai.contrats",
  "/indicateurs/ctai.contrats.csv",
  "/donnees/ctai",
])("%s refuses a release that is not kept, with those that are", async (path) => {
  const refusal = async (release: string): Promise<ProblemBody> => {
    const response = await world.get(`${path}?release=${release}`);
    expect(response.headers.get("cache-control")).toBe("no-store");
    return (await response.json()) as ProblemBody;
  };
  const acceptes = [serving, before];
  const about = { parametre: "release", acceptes };
  expect(await refusal("r0123456789ab")).toMatchObject({ ...about, status: 404 });
  for (const odd of ["hier", "", "../prive", "r0123456789AB"]) {
    expect(await refusal(odd)).toMatchObject({ ...about, status: 400, valeur: odd });
  }
});

test("the same question asked of a release by many at once is answered by one piece of work", async () => {
  const own = await openWorld({ dataDir: inject("changedDataDir") });
  const made = async (): Promise<number> => {
    const text = await (await fetch(`${own.origin}/metrics`)).text();
    return Number(/fabriques_answers_total\{from="engine"\} (\d+)/.exec(text)?.[1]);
  };
  for (const release of [before, serving]) {
    const asked = Array.from({ length: 20 }, (_, i) => {
      // Written in two ways: it is the same question.
      const places = i % 2 === 0 ? "territoire=FR&par=annee" : "par=annee";
      return own.get(`/indicateurs/ctai.contrats?${places}&release=${release}`);
    });
    const tags = (await Promise.all(asked)).map(({ headers }) => headers.get("etag"));
    expect(new Set(tags).size).toBe(1);
  }
  expect(await made()).toBe(2);
  await own.close();
});

test("releases asked for at once, under a crowd, never mix", async () => {
  const expected = new Map([
    [serving, 43],
    [before, 44],
  ]);
  const asked = Array.from({ length: 60 }, async (_, i) => {
    const release = i % 2 === 0 ? serving : before;
    const answer = await world.json<IndicatorAnswer>(`${with2023(release)}&territoire=FR`);
    expect([answer.release, answer.valeurs[0]?.valeur]).toEqual([release, expected.get(release)]);
    const rows = await world.get(`/donnees/ctai.csv?annee=2023&release=${release}`);
    expect(rows.headers.get("x-total-rows")).toBe(String(expected.get(release)));
    expect((await rows.text()).trim().split("\r\n").length - 1).toBe(expected.get(release));
  });
  await Promise.all(asked);
  expect(world.errors).toEqual([]);
});

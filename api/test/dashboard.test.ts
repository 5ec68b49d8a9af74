import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "./world.js";

let world: World;
let folder: string;
const PAGE = "<!doctype html><title>Suivi</title>";
const SCRIPT = `console.log("${"x".repeat(3_000)}")`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "fabriques-page-"));
  await mkdir(join(folder, "dist/assets"), { recursive: true });
  await writeFile(join(folder, "secret.txt"), "hors du tableau de bord");
  await writeFile(join(folder, "dist/index.html"), PAGE);
  await writeFile(join(folder, "dist/favicon.svg"), "<svg/>");
  await writeFile(join(folder, "dist/assets/index-abc123.js"), SCRIPT);
  world = await openWorld({ assets: join(folder, "dist") });
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const html = { headers: { accept: "text/html,application/xhtml+xml,*/*;q=0.8" } };
const open = (path: string, init?: RequestInit): Promise<Response> =>
  fetch(world.origin + path, init);

test.each(["/", "/fabriques/ctai", "/indicateurs/ctai.contrats?territoire=R84", "/donnees/ctai"])(
  "a browser that opens %s gets the page, never kept without asking",
  async (path) => {
    const response = await open(path, html);
    expect([response.status, await response.text()]).toEqual([200, PAGE]);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("no-cache");
    const etag = response.headers.get("etag") ?? "";
    const again = await open(path, { headers: { ...html.headers, "if-none-match": etag } });
    expect(again.status).toBe(304);
  },
);

test("files named by their content are kept for ever, compressed; the others are revalidated", async () => {
  const hashed = await open("/assets/index-abc123.js", {
    headers: { "accept-encoding": "gzip, br" },
  });
  expect(await hashed.text()).toBe(SCRIPT);
  expect(hashed.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(hashed.headers.get("content-encoding")).toBe("br");
  const icon = await open("/favicon.svg");
  expect([icon.headers.get("content-type"), icon.headers.get("cache-control")]).toEqual([
    "image/svg+xml",
    "no-cache",
  ]);
});

test.each([
  ["/assets/absent.js", "*/*"],
  ["/secret.txt", "*/*"],
  ["/..%2fsecret.txt", "*/*"],
  ["/%2e%2e/secret.txt", "*/*"],
  ["/api/v2/sante", "text/html"],
  ["/api/inconnu", "text/html"],
  ["/api/v1/inconnu", "text/html"],
])("%s (%s) is a problem, not the page", async (path, accept) => {
  const response = await open(path, { headers: { accept } });
  expect(response.status).toBe(404);
  expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
});

test("nothing is written to the dashboard", async () => {
  const response = await open("/", { method: "POST", body: "x" });
  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toBe("GET, HEAD");
});

test("the policy allows our own files only, and promises no https", async () => {
  const { headers } = await open("/", html);
  const policy = headers.get("content-security-policy") ?? "";
  const directives = new Map(
    policy.split(";").map((part) => {
      const [name = "", ...sources] = part.trim().split(/\s+/);
      return [name, sources.join(" ")] as const;
    }),
  );
  expect(directives.get("script-src")).toBe("'self'");
  expect(directives.get("default-src")).toBe("'self'");
  expect(directives.get("connect-src")).toBe("'self'");
  expect(directives.get("frame-ancestors")).toBe("'none'");
  expect(directives.get("style-src")).not.toContain("unsafe");
  // Both themes: react-dsfr writes one of these two style elements, and another when the reader switches.
  for (const style of [":root { color-scheme: light; }", ":root { color-scheme: dark; }"]) {
    const hash = createHash("sha256").update(style).digest("base64");
    expect(directives.get("style-src")).toContain(`'sha256-${hash}'`);
  }
  expect(policy).not.toMatch(/upgrade-insecure|unsafe-eval|https?:/);
  expect(headers.has("strict-transport-security")).toBe(false);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.has("x-powered-by")).toBe(false);
});

test("without a built dashboard, the API answers and the page is a problem", async () => {
  const bare = await openWorld();
  expect((await bare.get("/sante")).status).toBe(200);
  expect((await fetch(bare.origin, html)).status).toBe(404);
  await bare.close();
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { ROUTES } from "../src/contract/routes.js";
import { html } from "../src/describe/html.js";
import type { OpenApi } from "../src/describe/openapi.js";
import { faultsBy } from "./schemas.js";
import { openWorld, type World } from "./world.js";

let world: World;
let document: OpenApi;
let page: string;
beforeAll(async () => {
  world = await openWorld();
  document = await world.json<OpenApi>("/openapi.json");
  page = await (await world.get("/documentation")).text();
});
afterAll(() => world.close());

test("every route has examples, and each of them answers", async () => {
  for (const { path, examples } of ROUTES) {
    expect(examples.length, path).toBeGreaterThan(0);
    for (const { path: address } of examples) {
      const response = await world.get(address);
      await response.arrayBuffer();
      expect(response.status, address).toBe(200);
    }
  }
});

test("the examples of answers in the document are real ones, and fit its schemas", () => {
  const faults = faultsBy(document);
  for (const [path, { get }] of Object.entries(document.paths)) {
    const json = get.responses["200"].content["application/json"];
    const reference = (json?.schema as { $ref?: string } | undefined)?.$ref;
    if (!reference) continue;
    expect(json?.example, path).toBeDefined();
    expect(faults(json?.example, reference), path).toEqual([]);
  }
  const csv = document.paths["/donnees/{jeu}.{format}"]?.get.responses["200"].content["text/csv"];
  expect(String(csv?.example).trim().split("\r\n")).toHaveLength(3);
});

test("every parameter is told in words, with an example or its accepted values", () => {
  for (const [path, { get }] of Object.entries(document.paths)) {
    expect(new Set(get.parameters.map(({ name }) => name)).size).toBe(get.parameters.length);
    for (const { name, description, schema, example, required } of get.parameters) {
      expect(description, `${path} ${name}`).toMatch(/\.$/);
      expect(schema, `${path} ${name}`).toHaveProperty("type");
      if (required) expect(example ?? schema.enum, `${path} ${name}`).toBeDefined();
    }
  }
});

test("the page shows every path, parameter, example and schema, and nothing from elsewhere", () => {
  for (const [path, { get }] of Object.entries(document.paths)) {
    expect(page).toContain(`<h2 id="${get.operationId}"><code>GET /api/v1${path}</code></h2>`);
    expect(page).toContain(`<a href="#${get.operationId}">`);
    for (const { adresse } of get["x-exemples"]) {
      expect(page).toContain(`<a href="${html`${adresse}`.html}">`);
    }
  }
  for (const name of Object.keys(document.components.schemas)) {
    expect(page).toContain(`<details id="schema-${name}">`);
  }
  expect(page).not.toMatch(/<script|<style|\son\w+=|style="|src="|href="(https?:)?\/\//i);
  expect(page.match(/<h1>/g)).toHaveLength(1);
  expect(page).toContain('<html lang="fr">');
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
});

test("is revalidated, compressed, under the policy of every page; its style is a file of ours", async () => {
  const first = await world.get("/documentation");
  expect(first.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(first.headers.get("content-security-policy")).toContain("script-src 'self'");
  const tag = first.headers.get("etag") ?? "";
  expect((await world.get("/documentation", { headers: { "if-none-match": tag } })).status).toBe(
    304,
  );
  const style = await world.get("/documentation.css");
  expect(style.headers.get("content-type")).toBe("text/css; charset=utf-8");
  expect(await style.text()).toContain("prefers-color-scheme: dark");
  for (const path of ["/api", "/api/v1"]) {
    const moved = await fetch(world.origin + path, { redirect: "manual" });
    expect([moved.status, moved.headers.get("location")]).toEqual([302, "/api/v1/documentation"]);
  }
});

test("a text put in a page is text", () => {
  expect(html`<p title="${`"'`}">${"<script>&"}${html`<b>${1}</b>`}</p>`.html).toBe(
    '<p title="&quot;&#39;">&lt;script&gt;&amp;<b>1</b></p>',
  );
});

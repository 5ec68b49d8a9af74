import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, expect, inject } from "vitest";
import { CHROMIUM_FLAGS } from "./chromium.js";

/** The two themes of the design system. */
export const THEMES = ["light", "dark"] as const;
/** The narrowest screen that the product promises, and a desk's. */
export const WIDTHS = [320, 1280] as const;

/** How a page is opened. */
export interface View {
  readonly theme?: (typeof THEMES)[number];
  readonly width?: number;
}

/** An open page, with what went wrong on it so far. */
export interface Visit {
  readonly page: Page;
  /** Console errors, exceptions, failed answers and requests that left the origin. */
  readonly faults: readonly string[];
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Starts the browser of a file's tests, and closes it when they end; to be called outside tests. */
export function suiteBrowser(): Promise<Browser> {
  const args = [...CHROMIUM_FLAGS];
  const started = chromium.launch({ executablePath: inject("chromium"), args });
  afterAll(async () => (await started).close());
  return started;
}

/** Opens an empty page that writes down everything that goes wrong. */
export async function blankPage(browser: Promise<Browser>, view: View = {}): Promise<Visit> {
  const origin = inject("origin");
  const context = await (await browser).newContext({
    baseURL: origin,
    viewport: { width: view.width ?? 1280, height: 900 },
    colorScheme: view.theme ?? "light",
    reducedMotion: "reduce",
    locale: "fr-FR",
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      faults.push(`console : ${message.text()} (${message.location().url})`);
    }
  });
  page.on("pageerror", (error) => faults.push(`exception : ${error.message}`));
  page.on("request", (request) => {
    const { protocol } = new URL(request.url());
    const isLocal = protocol === "data:" || protocol === "blob:";
    if (!isLocal && !request.url().startsWith(origin)) {
      faults.push(`requête étrangère : ${request.url()}`);
    }
  });
  return { page, faults };
}

/** Waits until nothing is loading any more: no skeleton, no busy part, no chart still to come. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector("main h1");
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(
    () => document.querySelector(".sf-skeleton, [aria-busy=true]") === null,
  );
}

/** Opens an address of the product and waits for it to settle. */
export async function visit(
  browser: Promise<Browser>,
  path: string,
  view: View = {},
): Promise<Visit> {
  const opened = await blankPage(browser, view);
  await opened.page.goto(path);
  await settled(opened.page);
  return opened;
}

/** Opens every part of the page that unfolds. */
export const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });

/** What axe finds, one line per rule with the elements at fault. */
async function axeFindings(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(AXE);
  // What passes is looked at alike, but not described: thousands of selectors on a page of figures.
  const results: AxeResults = await page.evaluate("axe.run({ resultTypes: ['violations'] })");
  return results.violations.map(
    ({ id, help, nodes }) =>
      `${id} : ${help} → ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} (${failureSummary ?? ""})`).join(" | ")}`,
  );
}

/** Axe finds nothing to say of a page as it stands, and nothing is wider than the screen. */
export async function expectSoundAsIs(page: Page, view = ""): Promise<void> {
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(await axeFindings(page), view).toEqual([]);
  expect(overflow, view).toBe(0);
}

/** The same, then closes the page. */
export async function expectSound(page: Page): Promise<void> {
  try {
    await expectSoundAsIs(page);
  } finally {
    await page.context().close();
  }
}

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { settled, suiteBrowser, visit } from "./browser.js";
import { countOf } from "./files.js";
import { tabTo } from "./keyboard.js";

/** How long a reader may wait, in milliseconds, on a machine of tests that is slow and shared; 200 is aimed at. */
const ANSWERED_WITHIN = 1000;
const LARGE = "/donnees/recrutements";

const browser = suiteBrowser();

const rowCount = async (page: Page): Promise<number> =>
  Number(await page.locator("main .sf-tableau table").first().getAttribute("aria-rowcount"));

/** From a click in the page to the picture that follows from it: `done` is asked at each picture. */
const timeTo = (page: Page, click: string, done: string): Promise<number> =>
  page.evaluate(
    async ([clicked = "", asked = ""]) => {
      const picture = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const find = (xpath: string): HTMLElement | null => {
        const { FIRST_ORDERED_NODE_TYPE } = XPathResult;
        const found = document.evaluate(xpath, document, null, FIRST_ORDERED_NODE_TYPE);
        return found.singleNodeValue as HTMLElement | null;
      };
      const start = performance.now();
      find(clicked)?.click();
      while (find(asked) === null) await picture();
      await picture();
      return performance.now() - start;
    },
    [click, done],
  );

const timeSort = (page: Page, column: string, order: string): Promise<number> => {
  const header = `//main//thead//th[contains(., "${column}")]`;
  return timeTo(page, `${header}//button`, `${header}[@aria-sort="${order}"]`);
};

/** From the click that adds a filter to its rows; the filter is then taken away again. */
async function timeFilter(page: Page, level: string): Promise<number> {
  await page.getByLabel("Colonne", { exact: true }).selectOption("niveau");
  await page.locator("main .sf-filtres").getByLabel("Valeur", { exact: true }).selectOption(level);
  const time = await timeTo(
    page,
    '//main//form//button[contains(., "Ajouter")]',
    '//main//*[@class="compte"][contains(., " sur ")]',
  );
  await page.goBack();
  await settled(page);
  return time;
}

describe("plus de cent mille lignes", () => {
  test("peu d’entre elles sont dans la page, et le clavier va jusqu’à la dernière", async () => {
    const { page, faults } = await visit(browser, LARGE);
    const count = await rowCount(page);
    expect(count).toBeGreaterThan(100_000);
    await tabTo(page, page.locator("main .sf-tableau").first());
    const last = page.locator(`main tr[aria-rowindex="${count}"]`);
    await expect
      .poll(
        async () => {
          await page.keyboard.press("End");
          return await last.count();
        },
        { timeout: 30_000 },
      )
      .toBe(1);
    expect(await last.isVisible()).toBe(true);
    expect(await page.locator("main .sf-tableau").first().locator("tbody tr").count()).toBeLessThan(
      80,
    );
    await page.keyboard.press("Home");
    await expect.poll(() => page.locator('main tr[aria-rowindex="2"]').count()).toBe(1);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("un tri ne retient pas la page, un filtre non plus", async () => {
    const { page } = await visit(browser, LARGE);
    const times: number[] = [];
    for (const column of ["Territoire", "Valeur", "Croisement"]) {
      times.push(await timeSort(page, column, "ascending"));
      times.push(await timeSort(page, column, "descending"));
    }
    const sorted = times.toSorted((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY;
    const filters: number[] = [];
    for (const level of ["region", "departement", "nation"])
      filters.push(await timeFilter(page, level));
    const filtered = Math.min(...filters);
    console.info(
      `${await countOf(page)} : tri, médiane ${median.toFixed(0)} ms ; filtre, au mieux ${filtered.toFixed(0)} ms`,
    );
    expect(median).toBeLessThan(ANSWERED_WITHIN);
    expect(filtered).toBeLessThan(ANSWERED_WITHIN);
    await page.context().close();
  });
});

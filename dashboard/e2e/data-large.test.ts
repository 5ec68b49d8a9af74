import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { settled, suiteBrowser, visit } from "./browser.js";
import { countOf } from "./files.js";
import { tabTo } from "./keyboard.js";

const LARGE = "/donnees/recrutements";

const browser = suiteBrowser();

const rowCount = async (page: Page): Promise<number> =>
  Number(await page.locator("main .sf-tableau table").first().getAttribute("aria-rowcount"));

/** First cell of a column of the table, as it is read. */
const firstOf = async (page: Page, column: number): Promise<string> =>
  (await page.locator('main tr[aria-rowindex="2"] :is(th, td)').nth(column).textContent()) ?? "";

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
        { timeout: 120_000 },
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

  test("un tri les range toutes, dans les deux sens, et un filtre en garde une part", async () => {
    const { page, faults } = await visit(browser, LARGE);
    const all = await rowCount(page);
    const names = await page.locator("main .sf-tableau thead th").allTextContents();
    const column = names.findIndex((name) => name.includes("Territoire"));
    const header = page.locator("main .sf-tableau thead th").nth(column);
    const sort = async (order: string): Promise<void> => {
      await header.getByRole("button").first().click();
      await expect.poll(() => header.getAttribute("aria-sort")).toBe(order);
    };
    await sort("ascending");
    const first = await firstOf(page, column);
    await sort("descending");
    await expect
      .poll(async () => first.localeCompare(await firstOf(page, column), "fr"))
      .toBeLessThan(0);
    expect(await rowCount(page)).toBe(all);
    await page.getByLabel("Colonne", { exact: true }).selectOption("niveau");
    const value = page.locator("main .sf-filtres").getByLabel("Valeur", { exact: true });
    await value.selectOption("region");
    await page.getByRole("button", { name: "Ajouter" }).click();
    await expect.poll(() => countOf(page)).toContain(" sur ");
    const kept = await rowCount(page);
    expect(kept).toBeGreaterThan(1);
    expect(kept).toBeLessThan(all);
    await page.goBack();
    await settled(page);
    await expect.poll(() => rowCount(page)).toBe(all);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

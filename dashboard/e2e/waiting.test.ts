import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { settled, suiteBrowser, visit } from "./browser.js";

const browser = suiteBrowser();

/** What the page says of figures: tiles, charts with their titles and tables, facts, statuses. */
const told = (page: Page): Promise<readonly string[]> =>
  page
    .locator("main :is(.sf-tile, .sf-figure, .sf-facts, .sf-strip, .sf-indicateur__tete)")
    .allTextContents();

/** Holds every answer of the API back from now on, until it is let go. */
async function holdAnswers(page: Page): Promise<() => void> {
  let letGo = (): void => {};
  const free = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/api/v1/**", async (route) => {
    await free;
    await route.continue();
  });
  return letGo;
}

/** Does something that asks for another answer; the page says what it said until that answer is there, then another thing. */
async function expectPatient(path: string, ask: (page: Page) => Promise<unknown>): Promise<Page> {
  const { page, faults } = await visit(browser, path);
  const before = await told(page);
  expect(before.length).toBeGreaterThan(0);
  const letGo = await holdAnswers(page);
  await ask(page);
  await page.locator("main [aria-busy=true]").first().waitFor();
  // Long enough for anything that would change at once.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  expect(await told(page)).toEqual(before);
  letGo();
  await settled(page);
  expect(await told(page)).not.toEqual(before);
  expect(faults).toEqual([]);
  return page;
}

const chooseBretagne = (page: Page) =>
  page.getByLabel("Territoire", { exact: true }).selectOption("R53");

test.each(["/", "/fabriques/ruralite", "/indicateurs/ruralite.places"])(
  "%s garde les mots de la France tant que la Bretagne n’a pas répondu",
  async (path) => {
    const page = await expectPatient(path, chooseBretagne);
    const text = await page.locator("main").textContent();
    await page.context().close();
    expect(text).toContain("Bretagne");
  },
);

test("les trimestres demandés, les années restent jusqu’à leur réponse", async () => {
  const page = await expectPatient("/indicateurs/ruralite.places", (own) =>
    own.getByLabel("Pas de temps").selectOption("trimestre"),
  );
  await page.context().close();
});

test("une autre ventilation ne renomme pas celle qui est montrée", async () => {
  const page = await expectPatient("/indicateurs/ruralite.places", (own) =>
    own.locator("#ventilation").locator("..").getByRole("combobox").selectOption({ index: 1 }),
  );
  await page.context().close();
});

test("les départements demandés, les régions gardent leur titre", async () => {
  const page = await expectPatient("/indicateurs/mentorat.binomes", (own) =>
    own.getByText("Départements", { exact: true }).click(),
  );
  await page.context().close();
});

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeFindings, blankPage, launch, THEMES, WIDTHS } from "./browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

const PAGE = "/api/v1/documentation";

describe("la page de l’API", () => {
  test.each(THEMES.flatMap((theme) => WIDTHS.map((width) => [theme, width] as const)))(
    "n’a pas de faute d’accessibilité, thème %s, %i px",
    async (theme, width) => {
      const { page, faults } = await blankPage(browser, { theme, width });
      await page.goto(PAGE);
      const findings = await axeFindings(page);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      await page.context().close();
      expect(findings).toEqual([]);
      expect(faults).toEqual([]);
      expect(overflow).toBe(0);
    },
  );

  test("se parcourt au clavier\u202f: lien d’évitement, sommaire, exemple qui s’ouvre", async () => {
    const { page } = await blankPage(browser);
    await page.goto(PAGE);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Aller au contenu");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("contenu");
    await page.getByRole("link", { name: "Les contrats de 2023" }).first().focus();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/api/v1/**2023**");
    expect(await page.locator("body").textContent()).toContain('"release"');
    await page.context().close();
  });
});

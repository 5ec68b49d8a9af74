import { describe, expect, test } from "vitest";
import { blankPage, expectSound, suiteBrowser, THEMES, WIDTHS } from "./browser.js";

const browser = suiteBrowser();

const PAGE = "/api/v1/documentation";

describe("la page de l’API", () => {
  test.each(THEMES.flatMap((theme) => WIDTHS.map((width) => [theme, width] as const)))(
    "n’a pas de faute d’accessibilité, thème %s, %i px",
    async (theme, width) => {
      const { page, faults } = await blankPage(browser, { theme, width });
      await page.goto(PAGE);
      await expectSound(page);
      expect(faults).toEqual([]);
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

import { expect, test } from "vitest";
import { expectSoundAsIs, settled, suiteBrowser, THEMES, visit, WIDTHS } from "./browser.js";

/** One address per page, and per kind of content that a page may show. */
const PAGES = [
  "/",
  "/?territoire=R84",
  "/?territoire=D48",
  "/fabriques/ruralite",
  "/fabriques/mentorat?territoire=R84",
  "/fabriques/entreprises",
  "/fabriques/ctai",
  "/indicateurs/ctai.contrats",
  "/indicateurs/mentorat.binomes",
  "/indicateurs/mentorat.binomes?territoire=D48&par=trimestre,departement",
  "/indicateurs/entreprises.recrutements?territoire=D33&par=departement,secteur",
  "/donnees/ctai",
  "/donnees/mentorat",
  "/donnees/places_rurales?groupe=dispositif&agregat=moyenne&colonnes=id_centre,places_autorisees",
  "/donnees/recrutements?colonnes=indicateur,croisement,valeur&statut=secret",
  "/qualite",
  "/qualite?jeu=places_rurales&gravite=avertissement",
  "/methode",
  "/adresse/inconnue",
];

const browser = suiteBrowser();
const VIEWS = WIDTHS.flatMap((width) => THEMES.map((theme) => ({ width, theme })));

// Opened once on the narrowest screen, then seen in every theme and width: a reader turns a telephone, or changes theme.
test.each(PAGES)("%s", async (path) => {
  const { page, faults } = await visit(browser, path, VIEWS[0]);
  for (const { width, theme } of VIEWS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: theme });
    await page.waitForFunction((own) => document.documentElement.dataset.frTheme === own, theme);
    await settled(page);
    await expectSoundAsIs(page, `${theme}, ${width} px`);
  }
  const shown = await page.evaluate(() => ({
    titles: document.querySelectorAll("main h1").length,
    language: document.documentElement.lang,
    document: document.title,
  }));
  await page.context().close();
  expect(faults).toEqual([]);
  expect(shown).toMatchObject({ titles: 1, language: "fr" });
  expect(shown.document).toMatch(/^.+ – Suivi des Fabriques – DIAIR$/);
});

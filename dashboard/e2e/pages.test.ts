import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeFindings, launch, THEMES, visit, WIDTHS } from "./browser.js";

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

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

describe.each(THEMES)("thème %s", (theme) => {
  describe.each(WIDTHS)("largeur %i", (width) => {
    test.each(PAGES)("%s", async (path) => {
      const { page, faults } = await visit(browser, path, { theme, width });
      const shown = await page.evaluate(() => ({
        titles: document.querySelectorAll("main h1").length,
        overflow: document.documentElement.scrollWidth - window.innerWidth,
        language: document.documentElement.lang,
        theme: document.documentElement.dataset.frTheme,
        document: document.title,
      }));
      const findings = await axeFindings(page);
      await page.context().close();
      expect(faults).toEqual([]);
      expect(findings).toEqual([]);
      expect(shown).toMatchObject({ titles: 1, overflow: 0, language: "fr", theme });
      expect(shown.document).toMatch(/^.+ – Suivi des Fabriques – DIAIR$/);
    });
  });
});

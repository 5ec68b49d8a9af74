import { describe, expect, test } from "vitest";
import { expectSound, suiteBrowser, THEMES, visit, WIDTHS } from "./browser.js";

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

describe.each(THEMES)("thème %s", (theme) => {
  describe.each(WIDTHS)("largeur %i", (width) => {
    test.each(PAGES)("%s", async (path) => {
      const { page, faults } = await visit(browser, path, { theme, width });
      const shown = await page.evaluate(() => ({
        titles: document.querySelectorAll("main h1").length,
        language: document.documentElement.lang,
        theme: document.documentElement.dataset.frTheme,
        document: document.title,
      }));
      await expectSound(page);
      expect(faults).toEqual([]);
      expect(shown).toMatchObject({ titles: 1, language: "fr", theme });
      expect(shown.document).toMatch(/^.+ – Suivi des Fabriques – DIAIR$/);
    });
  });
});

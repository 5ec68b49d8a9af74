import type { QualityAnswer } from "@fabriques/api/contract";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import {
  blankPage,
  expectSound,
  settled,
  suiteBrowser,
  THEMES,
  unfold,
  visit,
  WIDTHS,
} from "./browser.js";

const browser = suiteBrowser();

const anomalyRows = (page: Page): Promise<number> =>
  page.locator("section[aria-labelledby=anomalies] .sf-grille").last().locator("tbody tr").count();

test("chaque source dit sa fraîcheur, le compte de ses lignes et l’empreinte de ses fichiers", async () => {
  const { page } = await visit(browser, "/qualite");
  const sources = page.locator("section[aria-labelledby=sources] tbody tr");
  const said = await sources.allTextContents();
  const hashes = await page
    .locator("section[aria-labelledby=fichiers] tbody code")
    .allTextContents();
  await page.context().close();
  expect(said).toHaveLength(9);
  for (const row of said) expect(row).toMatch(/À jour|En retard de|Sans échéance/);
  expect(hashes).toHaveLength(9);
  for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
});

test("le dernier chargement refusé est annoncé, expliqué, et sans chemin", async () => {
  const { page } = await visit(browser, "/qualite");
  await page.getByRole("link", { name: "Voir pourquoi et que faire" }).click();
  const part = page.locator("section[aria-labelledby=refus]");
  const said = await part.textContent();
  const focused = await page.evaluate(() => document.activeElement?.id);
  await page.context().close();
  expect(said).toContain("exports-de-novembre");
  expect(said).toContain("ctai.csv");
  expect(said).toContain("Relancer le chargement");
  expect(said).not.toContain("/tmp");
  expect(focused).toBe("refus");
});

test("les anomalies se filtrent par l’adresse, qui survit au rechargement et au retour", async () => {
  const { page } = await visit(browser, "/qualite");
  const all = await anomalyRows(page);
  await page.getByLabel("Gravité", { exact: true }).selectOption("avertissement");
  await page.waitForURL("**/qualite?gravite=avertissement");
  await page.getByRole("link", { name: "Plus de places occupées qu’autorisées" }).click();
  await page.waitForURL((url) => url.searchParams.get("regle") === "occupees_parmi_autorisees");
  await page.reload();
  await settled(page);
  const chosen = await page.getByLabel("Jeu de données", { exact: true }).inputValue();
  const kept = await anomalyRows(page);
  await page.goBack();
  await page.waitForURL("**/qualite?gravite=avertissement");
  await page.getByRole("button", { name: "Retirer les filtres" }).click();
  await page.waitForURL((url) => url.search === "");
  await page.context().close();
  expect(all).toBeGreaterThan(0);
  expect(chosen).toBe("places_rurales");
  expect(kept).toBeGreaterThan(0);
});

test("un filtre inconnu est refusé par son nom, et laisse le reste de la page", async () => {
  const { page } = await visit(browser, "/qualite?gravite=grave");
  const said = await page.getByRole("alert").last().textContent();
  const sources = await page.locator("section[aria-labelledby=sources] tbody tr").count();
  await page.context().close();
  expect(said).toContain("gravite");
  expect(said).toContain("avertissement");
  expect(sources).toBe(9);
});

test("la source d’une figure mène à sa qualité", async () => {
  const { page } = await visit(browser, "/fabriques/ctai");
  await page.locator(".sf-figure__source a").first().click();
  await page.waitForURL("**/qualite?jeu=ctai");
  await settled(page);
  const title = await page.locator("main h1").textContent();
  await page.context().close();
  expect(title).toBe("Qualité des données");
});

/** The real answer with some of everything that a load may find. */
function withEverything(answer: QualityAnswer, page: number): QualityAnswer {
  const [first] = answer.anomalies.lignes;
  if (first === undefined) throw new Error("the demonstration has no anomaly");
  const file = { jeu: "ctai", fichier: "ctai-2.csv", ligne: 12, colonne: "enveloppe_etat" };
  const earlier = { fichier_corrige: "ctai.csv", ligne_corrigee: 11, cle: "CTAI-010 / 2019" };
  return {
    ...answer,
    sources: answer.sources.map((source) =>
      source.attendue_le === null ? source : { ...source, en_retard: true, retard_jours: 45 },
    ),
    fichiers_laisses: [
      "«\u202fnotes.docx\u202f» n’est pas un fichier CSV\u202f: il est laissé de côté.",
    ],
    anomalies: {
      ...answer.anomalies,
      ...{ total: 1_036, gardees: 130, page, pages: 3 },
      lignes: [first, { ...first, gravite: "refus", ligne: null, valeur: null, colonne: null }],
    },
    notices: [
      { ...file, regle: "zero_restitue", nombre: 3, message: "Des zéros ont été rétablis." },
    ],
    corrections: {
      total: 2,
      par_colonne: [{ jeu: "ctai", colonne: "enveloppe_etat", nombre: 2 }],
      liste: [{ ...file, ...earlier, avant: "134000", apres: "123456" }],
    },
    controles: [
      {
        ...{
          controle: "saut_de_places",
          jeu: "places_rurales",
          libelle: "La capacité ne saute pas",
        },
        ...{ conseil: "Vérifier.", nombre: 9, constats: ["Centre C0001\u202f: 10 puis 90."] },
      },
      ...answer.controles.filter(({ nombre }) => nombre === 0),
    ],
  };
}

async function openFull(view: Parameters<typeof blankPage>[1]): Promise<Page> {
  const { page } = await blankPage(browser, view);
  await page.route("**/api/v1/qualite**", async (route) => {
    const asked = new URL(route.request().url());
    const real = await route.fetch({ url: asked.origin + asked.pathname });
    const answer = (await real.json()) as QualityAnswer;
    const number = Number(asked.searchParams.get("page") ?? "1");
    await route.fulfill({ json: withEverything(answer, number) });
  });
  await page.goto("/qualite");
  await settled(page);
  return page;
}

describe.each(THEMES)("avec de tout, thème %s", (theme) => {
  test.each(WIDTHS)("rien à redire, déplié, à %i px", async (width) => {
    const page = await openFull({ theme, width });
    await unfold(page);
    await expectSound(page);
  });
});

test("les anomalies se lisent page par page, et ce qui n’est pas gardé est dit", async () => {
  const page = await openFull({});
  const count = page.locator("section[aria-labelledby=anomalies] [role=status]");
  expect(await count.textContent()).toMatch(/1\s036\sanomalies, page 1 sur 3\..*130 en tout/);
  await page.getByRole("link", { name: "Page suivante" }).click();
  await page.waitForURL("**/qualite?page=2#anomalies");
  await settled(page);
  expect(await count.textContent()).toContain("page 2 sur 3");
  await page.getByRole("link", { name: "Page précédente" }).click();
  await page.waitForURL((url) => url.search === "");
  await page.context().close();
});

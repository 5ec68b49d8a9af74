import { readFile } from "node:fs/promises";
import { tableFromIPC } from "apache-arrow";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { settled, suiteBrowser, visit } from "./browser.js";
import { countOf as count, download, query, readScreen } from "./files.js";

const browser = suiteBrowser();

const FILTERED = "/donnees/ctai?annee=2023";
/** Contract and year of every row of a CSV, as DuckDB reads it. */
async function keysOfCsv(path: string, dialect: string): Promise<readonly string[]> {
  const rows = await query(
    `select id_contrat || ' ' || annee as cle from read_csv('${path}', all_varchar = true, header = true, ${dialect})`,
  );
  return rows.map(({ cle }) => String(cle));
}

/** The same of an Arrow stream. */
async function keysOfArrow(path: string): Promise<readonly string[]> {
  const table = tableFromIPC(await readFile(path));
  return table.toArray().map((row) => `${row?.id_contrat} ${row?.annee}`);
}

/** The same of the table on screen, scrolled from end to end. */
const keysOnScreen = async (page: Page): Promise<readonly string[]> =>
  (await readScreen(page)).map(([contract, year]) => `${contract} ${year}`);

describe("les lignes d’un jeu, filtrées par l’adresse", () => {
  test("44 contrats en 2023 : à l’écran, en CSV et en Arrow, les mêmes dans le même ordre", async () => {
    const { page, faults } = await visit(browser, FILTERED);
    expect(await count(page)).toMatch(/^44 lignes sur \d+/);
    const shown = await keysOnScreen(page);
    const arrow = await keysOfArrow(await download(page, "Arrow IPC"));
    const standard = await keysOfCsv(await download(page, "CSV standard"), "delim = ','");
    const spreadsheet = await keysOfCsv(
      await download(page, "CSV pour tableur français"),
      "delim = ';', decimal_separator = ','",
    );
    expect(arrow).toHaveLength(44);
    expect(arrow.every((key) => key.endsWith(" 2023"))).toBe(true);
    expect(standard).toEqual(arrow);
    expect(spreadsheet).toEqual(arrow);
    expect(shown).toEqual(arrow);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("au clavier : trier une colonne, puis retirer un filtre, l’adresse suit", async () => {
    const { page } = await visit(browser, FILTERED);
    const header = page.locator("main th", { hasText: "Collectivité" }).first();
    const values = (): Promise<readonly string[]> =>
      page.locator("main .sf-tableau tbody tr[aria-rowindex] td:nth-child(5)").allInnerTexts();
    await header.getByRole("button").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => header.getAttribute("aria-sort")).toBe("ascending");
    const rising = await values();
    expect(rising.length).toBeGreaterThan(5);
    expect(rising).toEqual(rising.toSorted(new Intl.Collator("fr", { numeric: true }).compare));
    await page.keyboard.press("Enter");
    await expect.poll(() => header.getAttribute("aria-sort")).toBe("descending");
    expect(page.url()).toContain("annee=2023&tri=-collectivite");

    await page.getByRole("button", { name: /Année.*2023/ }).focus();
    await page.keyboard.press("Enter");
    await settled(page);
    await expect.poll(() => count(page)).not.toMatch(/^44 /);
    expect(page.url()).not.toContain("annee");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("UL");
    await page.goBack();
    await expect.poll(() => count(page)).toMatch(/^44 lignes/);
    await page.context().close();
  });

  test("un filtre s’ajoute par le formulaire, et se lit en toutes lettres", async () => {
    const { page } = await visit(browser, "/donnees/ctai");
    await page.getByLabel("Colonne", { exact: true }).selectOption("annee");
    await page.getByLabel("De", { exact: true }).fill("2023");
    await page.getByLabel("À", { exact: true }).fill("2023");
    await page.keyboard.press("Enter");
    await expect.poll(() => count(page)).toMatch(/^44 lignes/);
    expect(new URL(page.url()).search).toBe("?annee=2023");
    await page.context().close();
  });

  test("un résultat vide dit pourquoi et offre une issue", async () => {
    const { page } = await visit(browser, "/donnees/ctai?annee=1990");
    expect(await count(page)).toMatch(/^0 ligne sur/);
    await page.getByRole("button", { name: "Retirer tous les filtres" }).click();
    await expect.poll(() => count(page)).toMatch(/^\d+ lignes$/);
    await page.context().close();
  });

  test("une valeur refusée est nommée, et le reste de la page demeure", async () => {
    const { page } = await visit(browser, "/donnees/ctai?annee=bientot");
    await expect.poll(() => page.getByRole("alert").textContent()).toContain("annee");
    expect(await page.getByRole("button", { name: /Année.*bientot/ }).count()).toBe(1);
    await page.context().close();
  });

  test("un jeu sur des personnes le dit, et ne montre que des cases publiées", async () => {
    const { page } = await visit(browser, "/donnees/mentorat");
    const words = await page.locator("main").textContent();
    expect(words).toContain("jamais de ligne sur une personne");
    expect(words).not.toContain("id_binome");
    expect(await page.locator("main th", { hasText: "Indicateur" }).count()).toBeGreaterThan(0);
    await page.context().close();
  });

  test("à l’impression, toutes les lignes sont là", async () => {
    const { page } = await visit(browser, FILTERED);
    await page.emulateMedia({ media: "print" });
    await expect
      .poll(() => page.locator("main .sf-tableau tbody tr[aria-rowindex]").count())
      .toBe(44);
    await page.context().close();
  });
});

describe("un indicateur par territoire", () => {
  test("choisir une barre au clavier met le territoire dans l’adresse et sur la carte", async () => {
    const { page, faults } = await visit(browser, "/indicateurs/ctai.contrats?par=region");
    const bars = page.locator(".sf-indicateur__barres");
    await bars.getByRole("button", { name: /Bretagne/ }).focus();
    await page.keyboard.press("Enter");
    await settled(page);
    expect(page.url()).toContain("territoire=R53");
    expect(page.url()).toContain("par=region");
    await expect.poll(() => page.locator(".sf-carte__choisi").count()).toBeGreaterThan(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("carte, barres et tableau montrent les mêmes territoires", async () => {
    const { page } = await visit(browser, "/indicateurs/ctai.contrats");
    expect(
      await page.locator(".sf-carte > svg path.sf-carte__territoire").count(),
    ).toBeGreaterThanOrEqual(101);
    const bars = await page.locator(".sf-indicateur__barres li").count();
    const section = page.locator("section[aria-labelledby=territoires]");
    await section.getByText("Tableau", { exact: true }).click();
    expect(await section.locator("tbody tr").count()).toBe(bars);
    expect(bars).toBe(102);
    await page.context().close();
  });
});

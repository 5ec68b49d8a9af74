import type { Catalogue, SecrecyAnswer } from "@fabriques/api/contract";
import type { Locator, Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import type { Filter } from "../src/filters/filter.js";
import {
  breakdownsOffered,
  filtersOffered,
  timesOffered,
} from "../src/pages/indicator/crossings.js";
import { expectSound, settled, suiteBrowser, THEMES, unfold, visit, WIDTHS } from "./browser.js";

const PAIRS = "/indicateurs/mentorat.binomes";
const BY_PROTECTION = `${PAIRS}?territoire=D69&par=protection`;

const browser = suiteBrowser();

const ask = async <T>(path: string): Promise<T> =>
  (await (await fetch(`${inject("origin")}/api/v1${path}`)).json()) as T;

/** The number in a cell: `1 234 (p)` is 1234; a hidden one counts for nothing. */
const numberIn = (cell: string): number =>
  // What follows in brackets tells the status and how much of the period is there.
  Number(
    cell
      .replace(/\(.*$/, "")
      .replaceAll(/[^\d,−]/g, "")
      .replace(",", "."),
  );

/** The texts of a table's rows, cell by cell, the mark of a hidden value as it is seen. */
const rowsOf = (table: Locator): Promise<string[][]> =>
  table
    .locator("tbody tr")
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll("th, td")].map((cell) => cell.textContent?.trim() ?? ""),
      ),
    );

/** The part of the page under a title, its figure shown as a table. */
async function tableUnder(page: Page, id: string): Promise<Locator> {
  const part = page.locator(`section[aria-labelledby=${id}]`);
  await part.locator("figure input[type=radio]").nth(1).check({ force: true });
  const table = part.locator("figure table");
  await table.waitFor();
  return table;
}

test("par département, les secrets sont hachurés sur la carte et dans les barres, et dits dans la légende", async () => {
  const { page, faults } = await visit(browser, `${PAIRS}?par=departement`);
  await page.locator(".sf-carte > svg").waitFor();
  const hatched = await page.locator(".sf-carte__territoire[fill*=hachures]").count();
  const tracks = page.locator(".sf-bars__row:has(.sf-bars__track--secret)");
  const rows = await tracks.evaluateAll((bars) => bars.map((bar) => bar.textContent));
  const looks = await tracks.evaluateAll((bars) => [
    ...new Set(bars.map((bar) => bar.innerHTML.replace(/(sf-bars__label">)[^<]*/, "$1"))),
  ]);
  const legend = await page.locator(".sf-carte__legende").textContent();
  const reason = page.locator("section[aria-labelledby=territoires] .sf-secret");
  const said = await reason.textContent();
  await reason.getByRole("link").click();
  await page.waitForURL("**/methode#secret");
  await page.locator("h2#secret:focus").waitFor();
  await page.context().close();
  expect(rows.length).toBeGreaterThan(0);
  expect(hatched).toBeGreaterThanOrEqual(rows.length);
  expect(legend).toContain(`secret statistique (s) (${rows.length})`);
  for (const row of rows) expect(row).toMatch(/^\D+$/);
  expect(looks).toHaveLength(1);
  expect(said).toContain("trop peu de personnes ou d’entreprises");
  expect(faults).toEqual([]);
});

test("par département, le tableau garde chaque ligne et s’additionne avec « Autres départements (secret) »", async () => {
  const { page } = await visit(browser, `${PAIRS}?par=departement`);
  const rows = await rowsOf(await tableUnder(page, "territoires"));
  const note = await page.locator(".sf-twin__note").first().textContent();
  await page.context().close();
  const [nation = [], ...others] = rows;
  const hidden = others.filter(([, value = ""]) => value.startsWith("s"));
  const count = (row: readonly string[]): number => numberIn(row[2] ?? "");
  expect(others).toHaveLength(102);
  expect(hidden.length).toBeGreaterThan(1);
  for (const [, value, cases, , gap, status] of hidden) {
    expect([value, cases]).toEqual(["sSecret statistique", "sSecret statistique"]);
    expect([gap, status]).toEqual(["–", "Secret statistique"]);
  }
  expect(others.at(-1)?.[0]).toBe("Autres départements (secret)");
  expect(others.reduce((sum, row) => sum + count(row), 0)).toBe(count(nation));
  expect(note).toContain("avec elle, le tableau s’additionne");
});

test("au clavier, du trimestre à l’année et de la région au département, l’adresse suit", async () => {
  const { page, faults } = await visit(browser, PAIRS);
  await page.getByLabel("Pas de temps").focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForURL("**?par=trimestre");
  await settled(page);
  const quarterly = await page.locator("#evolution ~ figure h3").textContent();
  const compared = await page
    .locator("#territoires")
    .locator("xpath=../..")
    .locator("h3")
    .textContent();
  await page.getByRole("radio", { name: "Régions" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForURL("**?par=trimestre,departement");
  await settled(page);
  const rows = await rowsOf(await tableUnder(page, "territoires"));
  await page.getByLabel("À", { exact: true }).selectOption("2024-T3");
  await page.waitForURL("**?par=trimestre,departement&a=2024-T3");
  await settled(page);
  const earlier = await page
    .locator("#territoires")
    .locator("xpath=../..")
    .locator("h3")
    .textContent();
  await page.getByLabel("Pas de temps").focus();
  await page.keyboard.press("ArrowUp");
  await page.waitForURL("**?par=departement&a=2024*");
  await settled(page);
  await page.context().close();
  expect(quarterly).toMatch(/par rapport au \de trimestre \d{4}|trimestre\s\d{4}/);
  expect(compared).toMatch(/trimestre\u00A0\d{4}$/);
  expect(earlier).toMatch(/au\u00A03e\u00A0trimestre\u00A02024$/);
  expect(rows).toHaveLength(103);
  expect(rows.at(-1)?.[0]).toBe("Autres départements (secret)");
  expect(faults).toEqual([]);
});

test("une ventilation garde ses catégories cachées, et chaque colonne s’additionne", async () => {
  const { page, faults } = await visit(browser, BY_PROTECTION);
  const part = page.locator("section[aria-labelledby=ventilation]");
  const bands = await part.locator(".sf-multiples__barre--secret").allTextContents();
  const legend = await part.locator(".sf-multiples__legende").textContent();
  const rows = await rowsOf(await tableUnder(page, "ventilation"));
  await page.context().close();
  const whole = rows.at(-1) ?? [];
  const parts = rows.slice(0, -1);
  expect(new Set(bands)).toEqual(new Set(["s"]));
  expect(legend).toContain("secret statistique");
  expect(parts.map(([name]) => name)).toContain("Autres protections (secret)");
  expect(parts).toHaveLength(6);
  expect(whole[0]).toBe("Ensemble");
  for (let column = 1; column < whole.length; column += 1) {
    const sum = parts.reduce((total, row) => total + numberIn(row[column] ?? ""), 0);
    expect(sum).toBe(numberIn(whole[column] ?? ""));
  }
  expect(faults).toEqual([]);
});

test("un filtre ne laisse choisir que ce qui est publié avec lui, et le dit", async () => {
  const { page, faults } = await visit(browser, PAIRS);
  await page.getByText("Filtrer cet indicateur").click();
  await page.getByLabel("Colonne", { exact: true }).selectOption("sexe");
  await page.getByLabel("Valeur", { exact: true }).selectOption("F");
  await page.getByRole("button", { name: "Ajouter" }).click();
  await page.waitForURL("**?sexe=F");
  await settled(page);
  const times = await page.getByLabel("Pas de temps").locator("option").allTextContents();
  const breakdowns = await page.getByLabel("Ventiler selon").locator("option").allTextContents();
  const said = await page.locator(".sf-indicateur__choix").textContent();
  await page.context().close();
  expect(times).toEqual(["Année"]);
  expect(said).toContain("Le trimestre n’est pas publié avec ces filtres.");
  expect(breakdowns).toEqual(["Type de programme", "Sexe"]);
  expect(faults).toEqual([]);
});

test("rien de ce que la page offre d’un indicateur sur des personnes n’est refusé par l’API", async () => {
  const { indicateurs, jeux } = await ask<Catalogue>("/catalogue");
  const people = indicateurs.filter(({ croisements }) => croisements !== null);
  const questions = people.flatMap((indicator) => {
    const columns = jeux.find(({ id }) => id === indicator.jeu)?.ventilations ?? [];
    const open = columns.filter(({ nom }) => indicator.filtres.includes(nom));
    const chosen = ({ nom }: (typeof columns)[number]): Filter => {
      const column = columns.find((one) => one.nom === nom);
      if (!column) throw new Error(nom);
      return { column, operator: "=", values: column.choix.slice(0, 2).map((one) => one.valeur) };
    };
    return timesOffered(indicator, []).flatMap((time) => {
      const singles = filtersOffered(indicator, open, { time, filters: [] }).map((one) => [
        chosen(one),
      ]);
      const pairs = singles.flatMap((filters) =>
        filtersOffered(indicator, open, { time, filters })
          .filter(({ nom }) => nom !== filters[0]?.column.nom)
          .map((one) => [...filters, chosen(one)]),
      );
      return [[], ...singles, ...pairs].flatMap((filters) => {
        const spaces = ["region", "departement"].filter((level) => indicator.par.includes(level));
        return [...spaces, ...breakdownsOffered(indicator, { time, filters }), null].map((by) => {
          const par = by === null ? time : `${time},${by}`;
          const written = filters.map(({ column, values }) => `&${column.nom}=${values.join(",")}`);
          return `/indicateurs/${indicator.id}?par=${par}${written.join("")}&de=2025&a=2025`;
        });
      });
    });
  });
  const refused: string[] = [];
  for (const path of questions) {
    const { status } = await fetch(`${inject("origin")}/api/v1${path}`);
    if (status !== 200) refused.push(`${status} ${path}`);
  }
  expect(questions.length).toBeGreaterThan(200);
  expect(refused).toEqual([]);
});

test("un département dont tout est caché le dit, sur la vue d’ensemble et dans la Fabrique", async () => {
  const { page, faults } = await visit(browser, "/?territoire=D48");
  const card = page.locator("article[aria-labelledby=fabrique-mentorat]");
  const marks = await card.locator(".sf-tile .sf-value--secret").allTextContents();
  const reason = await card.locator(".sf-secret").textContent();
  await page.goto("/fabriques/mentorat?territoire=D48");
  await settled(page);
  const boxes = await page.locator(".sf-figure__nothing--hidden").allTextContents();
  await page.context().close();
  expect(marks.length).toBeGreaterThan(0);
  for (const mark of marks) expect(mark).toBe("sSecret statistique");
  expect(reason).toContain("trop peu de personnes ou d’entreprises");
  expect(boxes.length).toBeGreaterThan(0);
  for (const box of boxes) expect(box).toMatch(/^Secret statistique \(s\)/);
  expect(faults).toEqual([]);
});

test("la méthode montre le certificat de la version servie, ses seuils, ses limites et comment le recontrôler", async () => {
  const secrecy = await ask<SecrecyAnswer>("/secret");
  const { page, faults } = await visit(browser, "/methode#secret");
  const certificate = await page.locator(".sf-certificat").textContent();
  const part = await page.locator("section[aria-labelledby=secret]").textContent();
  await page.context().close();
  const number = new Intl.NumberFormat("fr-FR");
  const total = secrecy.populations.reduce((sum, { protegees }) => sum + protegees, 0);
  expect(certificate).toContain(`0\u00A0case retrouvée sur ${number.format(total)}`);
  for (const { cases, cachees, protegees, contre_mondes: worlds } of secrecy.populations) {
    for (const count of [cases, cachees, protegees, worlds]) {
      expect(certificate).toContain(number.format(count));
    }
  }
  for (const { chiffres, montres } of secrecy.populations.flatMap(({ niveaux }) => niveaux)) {
    const share = Math.floor((100 * montres) / chiffres);
    const told = share === 0 && montres > 0 ? "<\u00A01" : share;
    expect(certificate).toContain(
      `${told}\u00A0% (${number.format(montres)} sur ${number.format(chiffres)})`,
    );
  }
  expect(certificate).toContain(`fabriques verifier-secret ${secrecy.release}`);
  expect(part).toContain(`${secrecy.k} (diffusion interne)`);
  expect(part).toContain("DIAIR, responsable des données");
  for (const limit of [
    "par ailleurs",
    "vraisemblables",
    "publiés ailleurs",
    "la clé",
    "Deux diffusions",
  ]) {
    expect(part).toContain(limit);
  }
  expect(faults).toEqual([]);
});

test.each(THEMES.flatMap((theme) => WIDTHS.map((width) => [theme, width] as const)))(
  "en tableaux et filtres dépliés, la page d’un indicateur reste sans défaut (thème %s, %i px)",
  async (theme, width) => {
    const path = `${PAIRS}?territoire=D69&par=departement,protection`;
    const { page, faults } = await visit(browser, path, { theme, width });
    for (const part of ["evolution", "territoires", "ventilation"]) await tableUnder(page, part);
    await unfold(page);
    await expectSound(page);
    expect(faults).toEqual([]);
  },
);

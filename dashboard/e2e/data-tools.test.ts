import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { expectSound, settled, suiteBrowser, THEMES, visit, WIDTHS } from "./browser.js";
import { countOf, download, query, readCsv, readScreen, received } from "./files.js";
import { tabTo } from "./keyboard.js";

const browser = suiteBrowser();

const header = (page: Page, name: string) => page.locator("main thead th", { hasText: name });
const headers = (page: Page) => page.locator("main .sf-tableau thead").first().locator("th");

describe("sans souris", () => {
  test("filtrer, choisir les colonnes, trier, télécharger : le fichier est ce que montre l’écran", async () => {
    const { page, faults } = await visit(browser, "/donnees/ctai");
    const { keyboard } = page;

    await tabTo(page, page.getByLabel("Colonne", { exact: true }));
    await keyboard.type("Année");
    await tabTo(page, page.getByLabel("De", { exact: true }));
    await keyboard.type("2022");
    await tabTo(page, page.getByLabel("À", { exact: true }));
    await keyboard.type("2023");
    await keyboard.press("Enter");
    await expect.poll(() => countOf(page)).toMatch(/^\d+ lignes sur 279$/);
    const text = (await page.locator("main").textContent()) ?? "";
    expect(text).toContain("Lignes où «\u00A0Année\u00A0» va de 2022 à 2023.");

    await tabTo(page, page.locator("summary", { hasText: "Colonnes" }));
    await keyboard.press("Enter");
    const kept = ["Identifiant du contrat", "Année", "Collectivité", "Type d’acte"];
    const boxes = page.locator("main .sf-reglage--colonnes input");
    for (const [place, label] of (
      await page.locator("main .sf-reglage--colonnes .fr-label").allInnerTexts()
    ).entries()) {
      if (kept.includes(label)) continue;
      await tabTo(page, boxes.nth(place));
      await keyboard.press("Space");
    }
    await expect.poll(() => headers(page).count()).toBe(kept.length);
    await settled(page);
    expect(new URL(page.url()).searchParams.get("colonnes")).toBe(
      "id_contrat,annee,type_acte,collectivite",
    );

    await tabTo(page, header(page, "Collectivité").getByRole("button"));
    await keyboard.press("Enter");
    await expect
      .poll(() => header(page, "Collectivité").getAttribute("aria-sort"))
      .toBe("ascending");
    const said = await page.locator("main [role=status]").allTextContents();
    expect(said.join(" ")).toContain(
      "Lignes triées par «\u00A0Collectivité\u00A0», ordre croissant.",
    );

    const link = page.getByRole("link", { name: "CSV standard" });
    await tabTo(page, link);
    const path = await received(page, () => keyboard.press("Enter"));
    const rows = await readCsv(path);
    expect(Object.keys(rows[0] ?? {})).toEqual([
      "id_contrat",
      "annee",
      "type_acte",
      "collectivite",
    ]);
    const words: Record<string, string> = {
      signature: "Signature",
      renouvellement: "Renouvellement",
    };
    const inFile = rows.map(({ type_acte, ...row }) =>
      [row.id_contrat, row.annee, words[type_acte ?? ""], row.collectivite].join("|"),
    );
    const onScreen = (await readScreen(page)).map((cells) => cells.join("|"));
    expect(onScreen).toHaveLength(Number.parseInt(await countOf(page), 10));
    expect(onScreen.toSorted()).toEqual(inFile.toSorted());
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("regrouper, ouvrir un groupe, changer de calcul : les sommes sont celles du fichier", async () => {
    const address =
      "/donnees/places_rurales?colonnes=id_centre,trimestre,dispositif,places_autorisees,heures_fle";
    const { page } = await visit(browser, address);
    const { keyboard } = page;
    await tabTo(page, page.locator("summary", { hasText: "Groupes" }));
    await keyboard.press("Enter");
    await tabTo(page, page.getByLabel("Regrouper par", { exact: true }));
    await keyboard.type("Trimestre");
    await expect.poll(() => page.url()).toContain("groupe=trimestre");
    const path = await download(page, "CSV standard");
    const expected = await query(
      `select trimestre, count(*) as lignes, sum(places_autorisees)::bigint as places
       from read_csv('${path}', header = true) group by trimestre order by trimestre`,
    );
    const shown = await readScreen(page);
    const digits = (cell: string | undefined): string => (cell ?? "").replaceAll(/\D/g, "");
    expect(shown.map((cells) => [digits(cells[1]), digits(cells[4])])).toEqual(
      expected.map(({ lignes, places }) => [lignes, places]),
    );

    await tabTo(page, header(page, "Places autorisées").getByRole("button"));
    await keyboard.press("Enter");
    await keyboard.press("Enter");
    await expect.poll(() => page.url()).toContain("tri=-places_autorisees");
    const sums = (await readScreen(page)).map((cells) => Number(digits(cells[4])));
    expect(sums).toEqual(sums.toSorted((a, b) => b - a));
    await page.goBack();
    await page.goBack();
    await settled(page);

    const toggle = page.locator("main .sf-tableau__bascule").first();
    await tabTo(page, toggle);
    expect(await toggle.getAttribute("aria-expanded")).toBe("false");
    const closed = Number(
      await page.locator("main .sf-tableau table").first().getAttribute("aria-rowcount"),
    );
    await keyboard.press("Enter");
    await expect.poll(() => toggle.getAttribute("aria-expanded")).toBe("true");
    const opened = Number(
      await page.locator("main .sf-tableau table").first().getAttribute("aria-rowcount"),
    );
    expect(opened - closed).toBe(Number(expected[0]?.lignes));
    await keyboard.press("Enter");
    await expect.poll(() => toggle.getAttribute("aria-expanded")).toBe("false");
    await page.context().close();
  });

  test("un stock ne s’additionne pas d’un trimestre à l’autre, un flux si", async () => {
    const { page } = await visit(
      browser,
      "/donnees/places_rurales?groupe=dispositif&colonnes=places_autorisees,evenements_convivialite",
    );
    const row = page.locator("main .sf-tableau__ligne-groupe").first();
    const cells = async () => await row.locator("td").allInnerTexts();
    expect((await cells())[1]).toBe("n.a.");
    expect((await cells())[2]).toMatch(/^\d/);
    await page.locator("summary", { hasText: "Groupes" }).click();
    await page.getByText("Moyenne par ligne renseignée").click();
    await expect.poll(async () => (await cells())[1]).toMatch(/^\d+,\d\d/);
    expect(page.url()).toContain("agregat=moyenne");
    await page.context().close();
  });
});

describe("des cases sur des personnes", () => {
  test("se lisent en toutes lettres, avec leur statut, et ne s’additionnent jamais", async () => {
    const { page } = await visit(
      browser,
      "/donnees/mentorat?statut=secret&croisement=type_programme%3Dacademique&groupe=indicateur",
    );
    const first = page.locator("main .sf-tableau tbody tr[aria-rowindex]").first();
    const cells = (await first.locator("th, td").allInnerTexts()).join(" | ");
    expect(cells).toContain("Type de programme\u202F: académique");
    expect(cells).toContain("Secret statistique");
    expect(cells).toMatch(/\| s \|/);
    expect(await first.locator(".sf-tableau__secret").count()).toBeGreaterThan(0);
    expect(await page.locator("main .sf-secret").textContent()).toContain("trop peu de personnes");
    expect(await page.locator("main .sf-tableau__bascule").count()).toBe(0);
    await page.locator("summary", { hasText: "Groupes" }).click();
    const panel = page.locator("main .sf-reglage", { hasText: "ne s’additionnent pas" });
    await panel.getByRole("link").first().click();
    await page.waitForURL(/\/indicateurs\/mentorat\./);
    await page.context().close();
  });

  test("gardent leur indicateur et leur statut, quelles que soient les colonnes", async () => {
    const { page } = await visit(browser, "/donnees/recrutements?colonnes=valeur&niveau=nation");
    expect(await headers(page).allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining("Statut")]),
    );
    const [row] = await readCsv(await download(page, "CSV standard"));
    expect(Object.keys(row ?? {})).toEqual(["indicateur", "valeur", "statut"]);
    await page.context().close();
  });
});

test.each(["objectifs", "commentaires", "livrables", "chiffres_publies"])(
  "le jeu %s : axe ne trouve rien, rien ne déborde",
  async (id) => {
    const { page, faults } = await visit(browser, `/donnees/${id}`, { width: 320 });
    expect(await countOf(page)).toMatch(/^\d+ lignes$/);
    await expectSound(page);
    expect(faults).toEqual([]);
  },
);

describe.each(THEMES)("tout déplié, thème %s", (theme) => {
  test.each(WIDTHS)("largeur %i : axe ne trouve rien, rien ne déborde", async (width) => {
    const address = "/donnees/places_rurales?groupe=dispositif,trimestre&mode_hebergement=diffus";
    const { page, faults } = await visit(browser, address, { theme, width });
    await page.locator("main .sf-tableau__bascule").first().click();
    await page.evaluate(() => {
      for (const part of document.querySelectorAll<HTMLDetailsElement>("main details")) {
        part.removeAttribute("name");
        part.open = true;
      }
    });
    await settled(page);
    await expectSound(page);
    expect(faults).toEqual([]);
  });
});

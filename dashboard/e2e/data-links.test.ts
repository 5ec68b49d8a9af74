import { describe, expect, test } from "vitest";
import { settled, suiteBrowser, visit } from "./browser.js";
import { countOf, query, readScreen, received } from "./files.js";

const browser = suiteBrowser();

describe("ce que demande la page", () => {
  test("les lignes arrivent en Arrow, les colonnes choisies et elles seules", async () => {
    const { page } = await visit(browser, "/donnees/ctai");
    const answers: string[] = [];
    page.on("response", (response) => {
      if (response.url().includes("/donnees/ctai.")) {
        answers.push(`${response.headers()["content-type"]} ${new URL(response.url()).search}`);
      }
    });
    await page.goto("/donnees/ctai?colonnes=id_contrat,annee");
    await settled(page);
    expect(answers).toEqual(["application/vnd.apache.arrow.stream ?colonnes=id_contrat,annee"]);
    await page.context().close();
  });

  test("des lignes qui n’arrivent pas toutes ne passent pas pour toutes les lignes", async () => {
    const { page } = await visit(browser, "/methode");
    let isCut = true;
    await page.route("**/donnees/ctai.arrow*", async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), ...(isCut && { "x-total-rows": "280" }) };
      await route.fulfill({ response, headers });
    });
    await page.goto("/donnees/ctai");
    await expect
      .poll(() => page.getByRole("alert").textContent())
      .toContain("279 lignes reçues sur 280");
    isCut = false;
    await page.getByRole("alert").getByRole("button").click();
    await expect.poll(() => countOf(page)).toBe("279 lignes");
    await page.context().close();
  });

  test("le lien permanent rend la même page, sur la même version", async () => {
    const { page } = await visit(browser, "/donnees/ctai?annee=2023&tri=-annee");
    const link = await page.getByLabel("Lien permanent").inputValue();
    expect(link).toMatch(/\/donnees\/ctai\?annee=2023&tri=-annee&release=r[0-9a-f]{12}$/);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copier le lien" }).click();
    await expect.poll(() => page.locator(".sf-copier__etat").first().textContent()).toBe("Copié.");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
    await page.goto(link);
    await settled(page);
    expect(await countOf(page)).toBe("44 lignes");
    expect(await page.getByRole("link", { name: "Arrow IPC" }).getAttribute("href")).toContain(
      "release=r",
    );
    await page.getByText("Toujours la dernière version").click();
    expect(await page.getByLabel("Lien permanent").inputValue()).not.toContain("release=");
    await page.context().close();
  });

  test("une version qui n’est plus conservée le dit, et offre la dernière", async () => {
    const { page } = await visit(browser, "/donnees/ctai?release=r000000000000");
    await expect.poll(() => page.getByRole("alert").textContent()).toContain("r000000000000");
    await page.getByRole("button", { name: "Lire la dernière version" }).click();
    await expect.poll(() => countOf(page)).toBe("279 lignes");
    await page.context().close();
  });

  test("chaque comparaison de la grammaire s’ajoute par le formulaire", async () => {
    const { page } = await visit(browser, "/donnees/ctai");
    const add = async (column: string, comparison: string, fill: () => Promise<void>) => {
      await page.getByLabel("Colonne", { exact: true }).selectOption(column);
      await page.getByLabel("Comparaison").selectOption(comparison);
      await fill();
      await page.getByRole("button", { name: "Ajouter" }).click();
      await settled(page);
    };
    await add("collectivite", "~=", () => page.getByLabel("Contient").fill("métropole"));
    await add("annee", "=", () => page.getByLabel("Valeurs").fill("2022 ; 2023"));
    await page.getByLabel("Colonne", { exact: true }).selectOption("evaluation_annuelle");
    await page
      .locator("main .sf-filtres")
      .getByLabel("Valeur", { exact: true })
      .selectOption({ label: "oui" });
    await page.getByRole("button", { name: "Ajouter" }).click();
    await settled(page);
    expect(decodeURIComponent(new URL(page.url()).search)).toBe(
      "?annee=2022,2023&collectivite~=métropole&evaluation_annuelle=true",
    );
    const rows = await readScreen(page);
    expect(rows.length).toBe(Number.parseInt(await countOf(page), 10));
    expect(rows.length).toBeGreaterThan(0);
    await page.context().close();
  });
});

describe("sans JavaScript", () => {
  test("la page donne les fichiers de chaque jeu, et ses liens marchent seuls", async () => {
    const { page } = await visit(browser, "/donnees/ctai?annee=2023");
    const sets = (await page.locator(".sf-jeux__lien").allInnerTexts()).map((name) => name.trim());
    const href = await page.getByRole("link", { name: "CSV standard" }).getAttribute("href");
    const origin = new URL(page.url()).origin;
    await page.context().close();

    const context = await (await browser).newContext({ baseURL: origin, javaScriptEnabled: false });
    const bare = await context.newPage();
    await bare.goto("/donnees/ctai");
    const listed = await bare.locator("main li").allInnerTexts();
    expect(listed.map((line) => line.split("\u202F:")[0]?.trim())).toEqual(sets);
    const path = await received(bare, () => bare.locator('a[href*="/ctai.csv"]').click());
    expect((await query(`from read_csv('${path}', header = true, delim = ';')`)).length).toBe(279);
    const answer = await bare.request.get(href ?? "");
    expect(answer.headers()["x-total-rows"]).toBe("44");
    await context.close();
  });
});

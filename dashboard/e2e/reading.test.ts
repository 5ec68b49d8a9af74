import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { blankPage, expectSound, settled, suiteBrowser, THEMES, unfold, visit } from "./browser.js";

/** Bytes of script, compressed, that the first page may ask for. */
const FIRST_PAGE_SCRIPT_LIMIT = 220_000;

const browser = suiteBrowser();

test("la première page montre les quatre Fabriques, leurs chiffres et leurs statuts", async () => {
  const { page } = await visit(browser, "/");
  const titles = await page.locator("main article h2").allTextContents();
  const cells = await page.locator("main article .sf-strip__cell").count();
  const empty = await page.locator("main article:not(:has(.sf-tile))").count();
  await page.context().close();
  expect(titles).toHaveLength(4);
  expect(cells).toBe(28);
  expect(empty).toBe(0);
});

test("la première page ne charge ni Recharts ni Arrow", async () => {
  const { page } = await blankPage(browser);
  const scripts: Promise<string>[] = [];
  page.on("response", (response) => {
    if (/\.js(\?|$)/.test(response.url())) scripts.push(response.text());
  });
  await page.goto("/");
  await settled(page);
  const sources = await Promise.all(scripts);
  await page.context().close();
  const bytes = sources.reduce((sum, source) => sum + gzipSync(source).length, 0);
  expect(sources.length).toBeGreaterThan(1);
  expect(sources.filter((source) => source.includes("recharts-wrapper"))).toEqual([]);
  expect(sources.filter((source) => source.includes("ARROW1"))).toEqual([]);
  expect(bytes).toBeLessThan(FIRST_PAGE_SCRIPT_LIMIT);
});

test("le premier appui sur Tab montre le lien d’évitement, qui mène au contenu", async () => {
  const { page } = await visit(browser, "/");
  await page.keyboard.press("Tab");
  const link = page.locator(":focus");
  expect(await link.textContent()).toBe("Aller au contenu");
  expect((await link.boundingBox())?.y).toBeGreaterThanOrEqual(0);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const inside = await page.evaluate(() => document.activeElement?.closest("main") !== null);
  await page.context().close();
  expect(inside).toBe(true);
});

test("le titre reçoit le focus quand on change de page, et le retour retrouve la précédente", async () => {
  const { page } = await visit(browser, "/");
  await page.locator("main article h2 a").first().click();
  await page.locator("main h1:focus", { hasText: "Accueil rural" }).waitFor();
  await settled(page);
  const stillFocused = await page.locator("main h1:focus").textContent();
  await page.goBack();
  await page.locator("main h1:focus", { hasText: "Vue nationale" }).waitFor();
  await page.context().close();
  expect(stillFocused).toBe("Accueil rural");
});

test("le territoire choisi est dans l’adresse, survit au rechargement et suit la navigation", async () => {
  const { page } = await visit(browser, "/");
  await page.getByLabel("Territoire", { exact: true }).selectOption("R84");
  await page.waitForURL("**/?territoire=R84");
  await page.reload();
  await settled(page);
  const title = await page.locator("main h1").textContent();
  await page.locator("main article h2 a").first().click();
  await settled(page);
  const followed = new URL(page.url()).search;
  await page.getByLabel("Territoire", { exact: true }).selectOption("FR");
  await page.waitForURL((url) => url.search === "");
  await page.context().close();
  expect(title).toContain("Auvergne-Rhône-Alpes");
  expect(followed).toBe("?territoire=R84");
});

test("chaque partie d’un indicateur parle de la région demandée, et ramène à la France", async () => {
  const { page } = await visit(browser, "/indicateurs/ctai.contrats?territoire=R76");
  const bars = await page.locator(".sf-bars__row--chosen").allTextContents();
  const said = await page.locator("section:has(#territoires)").textContent();
  const subtitles = await page.locator(".sf-figure__subtitle").allTextContents();
  await page.getByLabel("Territoire", { exact: true }).selectOption("FR");
  await page.waitForURL((url) => url.search === "");
  await page.goto("/?territoire=R76");
  await settled(page);
  const title = await page.locator("main h1").textContent();
  await page.getByRole("link", { name: "Voir la France entière" }).click();
  await page.waitForURL((url) => url.search === "");
  await page.context().close();
  expect(bars.join()).toContain("Occitanie");
  expect(said).toMatch(/Occitanie est à /);
  expect(subtitles.length).toBeGreaterThan(2);
  for (const subtitle of subtitles) expect(subtitle).toMatch(/Occitanie|France entière/);
  expect(title).toContain("Occitanie");
});

test("la pastille d’un point clé mène à ce point, depuis la première page ou par son adresse", async () => {
  const { page } = await visit(browser, "/");
  await page.locator(".sf-strip__cell", { hasText: "16.5" }).click();
  await settled(page);
  const isThere = () =>
    page.waitForFunction(() => {
      const { top } = document.activeElement?.getBoundingClientRect() ?? { top: Number.NaN };
      return document.activeElement?.id === "point-16-5" && top >= 0 && top < window.innerHeight;
    });
  await isThere();
  await page.goto("/");
  await page.goto("/fabriques/ctai#point-16-5");
  await isThere();
  await page.context().close();
});

test.each(THEMES)(
  "dépliés et en tableaux, les points clés restent sans défaut (thème %s, 320 px)",
  async (theme) => {
    const { page } = await visit(browser, "/fabriques/ctai", { theme, width: 320 });
    await unfold(page);
    await page.evaluate(() => {
      for (const figure of document.querySelectorAll("figure")) {
        figure.querySelectorAll("input")[1]?.click();
      }
    });
    await page.locator("figure table").first().waitFor();
    await expectSound(page);
  },
);

test("les réglages d’un indicateur se tiennent sur une ligne", async () => {
  const { page } = await visit(browser, "/indicateurs/mentorat.binomes");
  const bottoms = await page
    .locator(".sf-indicateur__choix select")
    .evaluateAll((found) => found.map((select) => select.getBoundingClientRect().bottom));
  await page.context().close();
  expect(bottoms).toHaveLength(3);
  expect(new Set(bottoms).size).toBe(1);
});

test("ce que l’on copie d’une figure garde sa source", async () => {
  const { page } = await visit(browser, "/fabriques/ctai");
  const copied = await page
    .locator(".sf-figure__sentence")
    .first()
    .evaluate((sentence) => {
      window.getSelection()?.selectAllChildren(sentence);
      const clipboardData = new DataTransfer();
      const event = new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true });
      sentence.dispatchEvent(event);
      return { text: clipboardData.getData("text/plain"), sentence: sentence.textContent };
    });
  await page.context().close();
  expect(copied.text).toContain(copied.sentence);
  expect(copied.text).toMatch(
    /Source\u202F: DIAIR, ctai\.csv · données au \d\d\/\d\d\/\d{4} · version r/,
  );
});

test("le graphique a son tableau, au clavier", async () => {
  const { page } = await visit(browser, "/fabriques/ctai");
  const figure = page.locator("figure").first();
  await figure.locator("svg.recharts-surface").waitFor();
  await figure.locator("input[type=radio]").first().focus();
  await page.keyboard.press("ArrowRight");
  const rows = await figure.locator("table tbody tr").count();
  const caption = await figure.locator("table caption").textContent();
  await page.context().close();
  expect(rows).toBeGreaterThan(3);
  expect(caption).not.toBe("");
});

test("« Comprendre ce chiffre » donne la définition, le fichier et son empreinte en un geste", async () => {
  const { page } = await visit(browser, "/fabriques/ctai");
  const figure = page.locator("figure").first();
  await figure.locator("summary").first().click();
  const told = await figure.locator("details[open] dl").textContent();
  await page.context().close();
  expect(told).toContain("ctai");
  expect(told).toMatch(/[0-9a-f]{64}/);
});

test("ce qu’un indicateur n’a pas tient en une ligne à la fin, pas en une partie vide", async () => {
  const { page } = await visit(browser, "/indicateurs/entreprises.rh_outilles");
  const titles = await page.locator("main h2").allTextContents();
  const absent = await page.locator(".sf-indicateur__absent li").allTextContents();
  await page.context().close();
  expect(titles).not.toContain("Selon la ventilation");
  expect(titles).not.toContain("Chiffres publiés ailleurs");
  expect(absent).toContain("Aucune ventilation n’est publiée pour cet indicateur.");
  expect(absent).toContain("Le registre ne contient aucun chiffre publié sur ce sujet.");
});

test("un refus de l’API est dit en français et laisse le reste de la page", async () => {
  const { page } = await blankPage(browser);
  const problem = {
    type: "about:blank",
    title: "Territoire inconnu",
    status: 400,
    detail: "Le territoire « R99 » n’existe pas.",
    parametre: "territoire",
    acceptes: ["FR", "R84"],
  };
  await page.route("**/api/v1/syntheses**", (route) =>
    route.fulfill({
      status: 400,
      contentType: "application/problem+json",
      body: JSON.stringify(problem),
    }),
  );
  await page.goto("/");
  const alert = page.getByRole("alert");
  await alert.waitFor();
  const said = await alert.textContent();
  const kept = await page.getByLabel("Territoire", { exact: true }).count();
  await page.unroute("**/api/v1/syntheses**");
  await alert.getByRole("button", { name: "Réessayer" }).click();
  await page.locator("main article").first().waitFor();
  await page.context().close();
  expect(said).toContain(problem.detail);
  expect(said).toContain("R84");
  expect(kept).toBe(1);
});

test("la bannière dit que les données sont synthétiques", async () => {
  const { page } = await visit(browser, "/");
  const said = await page.locator(".sf-demo").textContent();
  await page.context().close();
  expect(said).toContain("Données de démonstration synthétiques");
});

test("le thème sombre s’imprime en clair, puis revient à l’écran", async () => {
  const { page } = await visit(browser, "/", { theme: "dark" });
  const themes = await page.evaluate(() => {
    const theme = () => document.documentElement.dataset.frTheme;
    const seen = [theme()];
    for (const event of ["beforeprint", "afterprint"]) {
      window.dispatchEvent(new Event(event));
      seen.push(theme());
    }
    return seen;
  });
  await page.context().close();
  expect(themes).toEqual(["dark", "light", "dark"]);
});

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, type TestContext, test } from "vitest";
import { settled, suiteBrowser, visit } from "./browser.js";
import { countOf, query, readCsv } from "./files.js";

const run = promisify(execFile);
const QUESTION =
  "/donnees/ctai?annee=2022,2023&collectivite~=m%C3%A9tropole&colonnes=id_contrat,annee,code_region,enveloppe_etat";
const NAMES = ["id_contrat", "annee", "code_region", "enveloppe_etat"];

const browser = suiteBrowser();
let page: Page;
let folder: string;
let total: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "copier-comme-"));
  ({ page } = await visit(browser, QUESTION));
  total = Number.parseInt(await countOf(page), 10);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the page offers to copy for a program, in a format where it lets one choose. */
async function snippet(program: string, format?: string): Promise<string> {
  const part = page.locator("main details.sf-copier", {
    has: page.locator("summary", { hasText: new RegExp(`^${program}$`) }),
  });
  if ((await part.getAttribute("open")) === null) await part.locator("summary").click();
  if (format !== undefined) await part.locator("select").selectOption({ label: format });
  return (await part.locator("pre").textContent()) ?? "";
}

/** A program that the reader's machine may lack: here it is run where there is one; CI must have it, R excepted. */
async function needs(
  program: string,
  context: TestContext,
  { evenInCi = true }: { readonly evenInCi?: boolean } = {},
): Promise<void> {
  const found = await run("sh", ["-c", `command -v ${program}`]).then(
    () => true,
    () => false,
  );
  if (found) return;
  if (process.env.CI && evenInCi) throw new Error(`${program} manque : la CI doit l’avoir.`);
  context.skip(`${program} n’est pas installé`);
}

const inFolder = (command: string, args: readonly string[]) => run(command, args, { cwd: folder });

describe("copier comme", () => {
  test("la question a des réponses", () => {
    expect(total).toBeGreaterThan(10);
  });

  test("curl : chaque format arrive, et le CSV a les lignes de l’écran", async (context) => {
    await needs("curl", context);
    const formats = await page
      .locator("main details.sf-copier")
      .first()
      .locator("option")
      .allTextContents();
    expect(formats.length).toBe(8);
    for (const format of formats) await inFolder("sh", ["-c", await snippet("curl", format)]);
    // The standard CSV comes first, and the one for spreadsheets has the same name.
    await inFolder("sh", ["-c", await snippet("curl", "CSV standard")]);
    const rows = await readCsv(join(folder, "ctai.csv"));
    expect(rows).toHaveLength(total);
    expect(Object.keys(rows[0] ?? {})).toEqual(NAMES);
    const parquet = await query(`from '${join(folder, "ctai.parquet")}'`);
    expect(parquet.map(({ id_contrat }) => id_contrat)).toEqual(
      rows.map(({ id_contrat }) => id_contrat),
    );
  });

  test.for(["CSV standard", "JSON"])("Python : %s", async (format, context) => {
    await needs("python3", context);
    await writeFile(join(folder, "essai.py"), await snippet("Python", format));
    const { stdout } = await inFolder("python3", ["essai.py"]);
    expect(stdout.trim()).toBe(`${total} lignes`);
  });

  test("R", async (context) => {
    const script = await snippet("R");
    expect(script).toContain('code_region = "character"');
    await needs("Rscript", context, { evenInCi: false });
    await writeFile(join(folder, "essai.R"), script);
    const { stdout } = await inFolder("Rscript", ["essai.R"]);
    expect(stdout).toContain(`${total} obs.`);
  });

  test.each(["Parquet", "CSV standard"])("DuckDB : %s", async (format) => {
    const [fetching = "", reading = ""] = (await snippet("DuckDB", format)).split("\n");
    const [, address = ""] = /'(http[^']+)'$/.exec(fetching) ?? [];
    const [, sql = "", file = ""] = /^duckdb -c "(SELECT \* FROM '([^']+)')"$/.exec(reading) ?? [];
    const answer = await fetch(address);
    await writeFile(join(folder, file), new Uint8Array(await answer.arrayBuffer()));
    const rows = await query(sql.replace(file, join(folder, file)));
    expect(rows).toHaveLength(total);
    expect(Object.keys(rows[0] ?? {})).toEqual(NAMES);
  });

  test("Power Query : l’adresse répond, et nomme les colonnes qu’elle type", async () => {
    const script = await snippet("Power Query");
    const [, address = ""] = /Web\.Contents\("([^"]+)"\)/.exec(script) ?? [];
    const answer = await fetch(address);
    expect(answer.headers.get("x-total-rows")).toBe(String(total));
    const typed = [...script.matchAll(/\{"([^"]+)", /g)].map(([, name]) => name);
    expect((await answer.text()).split("\r\n")[0]?.split(",")).toEqual(typed);
    expect(script.match(/[([{]/g)?.length).toBe(script.match(/[)\]}]/g)?.length);
  });

  test("toujours la dernière version : l’adresse n’est plus figée", async () => {
    expect(await snippet("Power Query")).toContain("release=r");
    await page.getByText("Toujours la dernière version").click();
    await settled(page);
    expect(await snippet("Power Query")).not.toContain("release=");
  });
});

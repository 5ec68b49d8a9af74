import { DuckDBInstance } from "@duckdb/node-api";
import type { Page } from "playwright-core";

/** Rows of a file, as texts: what a reader of the file sees in its cells. */
export type FileRow = Readonly<Record<string, string | null>>;

/** Follows a link of the page with `act`, and gives the path of the file received. */
export async function received(page: Page, act: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), act()]);
  return await file.path();
}

/** Clicks a download link of the page, by its name, and gives the path of the file received. */
export const download = (page: Page, name: string): Promise<string> =>
  received(page, () => page.getByRole("link", { name }).click());

/** What DuckDB reads, every cell as a text. */
export async function query(sql: string): Promise<readonly FileRow[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const read = await connection.runAndReadAll(sql);
    return read
      .getRowObjectsJson()
      .map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [name, value === null ? null : String(value)]),
        ),
      );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Every row of a standard CSV. */
export const readCsv = (path: string): Promise<readonly FileRow[]> =>
  query(`from read_csv('${path}', all_varchar = true, header = true, delim = ',')`);

/** The cells of the table on screen, scrolled from end to end, in the order of the screen. */
export async function readScreen(page: Page): Promise<readonly (readonly string[])[]> {
  const region = page.locator("main .sf-tableau").first();
  const rows = new Map<number, readonly string[]>();
  for (let top = 0; ; top += 300) {
    await region.evaluate((element, to) => element.scrollTo(0, to), top);
    await page.waitForTimeout(50);
    const seen = await region.locator("tbody tr[aria-rowindex]").evaluateAll((found) =>
      found.map((row) => ({
        index: Number(row.getAttribute("aria-rowindex")),
        cells: [...row.children].map((cell) => cell.textContent ?? ""),
      })),
    );
    for (const { index, cells } of seen) rows.set(index, cells);
    const end = await region.evaluate((element) => element.scrollHeight - element.clientHeight);
    if (top > end) break;
  }
  return [...rows].toSorted(([a], [b]) => a - b).map(([, cells]) => cells);
}

/** The line that says how many rows were found. */
export const countOf = async (page: Page): Promise<string> =>
  (await page.locator("main .sf-compte").textContent()) ?? "";

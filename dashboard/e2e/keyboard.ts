import type { Locator, Page } from "playwright-core";

const MOST_STOPS = 150;

/** Presses Tab until an element has the focus, as someone without a mouse does; throws when it cannot be reached. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab n’atteint pas ${target}`);
}

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { WorkbookRefusal } from "../../src/workbook/refusal.js";
import { BAD_CASES } from "./bad-cases.js";
import type { BadCase } from "./bad-cells.js";
import { fileOf, readBook } from "./books.js";

const SENTENCES = JSON.parse(
  readFileSync(resolve(import.meta.dirname, "../../../fixtures/workbooks/phrases.json"), "utf8"),
) as Readonly<Record<string, readonly string[]>>;

/** What is said of a file: the sentence of its refusal, else those on its first sheet. */
async function saidOf({ file, limits }: BadCase): Promise<readonly string[]> {
  const path = fileOf(await file());
  try {
    const [sheet] = await readBook(path, limits);
    return sheet?.told ?? [];
  } catch (error) {
    if (error instanceof WorkbookRefusal) return [error.sentence];
    throw error;
  }
}

describe("what is wrong is said, where, and what to do", () => {
  it("has a sentence for every case, and no other", () => {
    expect(Object.keys(BAD_CASES).length).toBeGreaterThan(90);
    expect(Object.keys(SENTENCES)).toEqual(Object.keys(BAD_CASES));
  });

  it.each(Object.entries(BAD_CASES))("%s", async (name, bad) => {
    expect(await saidOf(bad)).toEqual(SENTENCES[name]);
  });
});

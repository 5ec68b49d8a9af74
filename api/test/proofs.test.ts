import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const ROOT = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), "utf8");

test("each fault of words has the test that the list names", () => {
  const rows = [...read("api/doc/words.md").matchAll(/^\| (.+) \| `(.+)` \| (.+) \|$/gm)];
  expect(rows.length).toBeGreaterThan(10);
  for (const [, fault = "", file = "", title = ""] of rows) {
    expect(read(file), fault).toContain(`"${title}"`);
  }
});

import { expect, test } from "vitest";
import { dayInWords } from "../src/catalogue/periods.js";

test("the first of a month is written 1er in French words, and no other day is", () => {
  expect(dayInWords("2026-01-01")).toBe("1er janvier 2026");
  expect(dayInWords("2026-12-11")).toBe("11 décembre 2026");
  expect(dayInWords("2026-01-31T23:30:00Z")).toBe("31 janvier 2026");
});

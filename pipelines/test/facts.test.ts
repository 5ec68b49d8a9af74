import { expect, it } from "vitest";
import { INDICATORS } from "../src/catalogue/indicators/index.js";
import { quantitiesOf } from "../src/publish/facts.js";
import { publishedAs } from "../src/release/question.js";

it("counts the people that an indicator is about, not all those whose values are known", () => {
  const narrowed = INDICATORS.filter((one) => one.among && publishedAs(one) === "cellules");
  expect(narrowed.length).toBeGreaterThan(5);
  for (const indicator of narrowed) {
    for (const { rows } of quantitiesOf(indicator, 5)) expect(rows).toContain(indicator.among);
  }
});

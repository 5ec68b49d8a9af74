import fc from "fast-check";
import { expect, it } from "vitest";
import { WorkbookRefusal } from "../../src/workbook/refusal.js";
import { createStringStore } from "../../src/workbook/strings.js";

const MANY = 1 << 30;

it("gives back every string, in any order, again and again", () => {
  const texts = fc.array(fc.string({ unit: "grapheme", maxLength: 20 }), { maxLength: 300 });
  const property = fc.property(texts, (added) => {
    const store = createStringStore(MANY);
    for (const text of added) store.add(text);
    expect(store.length).toBe(added.length);
    const indices = [...added.keys(), ...added.keys()].reverse();
    expect(indices.map((i) => store.at(i))).toEqual(indices.map((i) => added[i]));
  });
  fc.assert(property, { numRuns: 100, seed: 2023 });
});

it("holds more than one block of bytes, and more strings than it keeps at hand", () => {
  const store = createStringStore(MANY);
  const text = (i: number): string => `${i} ${"é€😀".repeat(i % 997 === 0 ? 8000 : 3)}`;
  for (let i = 0; i < 100_000; i += 1) store.add(text(i));
  let wrong = 0;
  for (let i = 99_999; i >= 0; i -= 1) if (store.at(i) !== text(i)) wrong += 1;
  expect(wrong).toBe(0);
});

it.each([-1, 1, 0.5, Number.NaN])("has nothing at %s", (index) => {
  const store = createStringStore(MANY);
  store.add("a");
  expect(store.at(index)).toBeUndefined();
});

it("refuses beyond its bytes", () => {
  const store = createStringStore(100);
  expect(() => {
    for (let i = 0; i < 9; i += 1) store.add("abcdef");
  }).toThrow(WorkbookRefusal);
});

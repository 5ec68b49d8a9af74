import { describe, expect, test } from "vitest";
import type { Executor } from "../src/measure/executor.js";
import { createOnce } from "../src/release/once.js";

/** Answers with its number of questions so far; the first one fails where asked to. */
function counting(failsFirst = false): Executor & { asked: number } {
  const db = {
    asked: 0,
    async all() {
      db.asked += 1;
      if (failsFirst && db.asked === 1) throw new Error("disque débranché");
      return [{ numero: db.asked }];
    },
  };
  return db;
}

const read = (file: Executor) => file.all("select numero");

describe("what is read once of a published file", () => {
  test("is read at the first question and kept by name", async () => {
    const db = counting();
    const once = createOnce(db);
    expect(await once("a", read)).toEqual([{ numero: 1 }]);
    expect(await once("a", read)).toEqual([{ numero: 1 }]);
    expect(await once("b", read)).toEqual([{ numero: 2 }]);
    expect(db.asked).toBe(2);
  });

  test("is one reading for those who ask at the same time", async () => {
    const db = counting();
    const once = createOnce(db);
    await Promise.all(["a", "a", "a"].map((name) => once(name, read)));
    expect(db.asked).toBe(1);
  });

  test("is read again after a failure, which is told to whoever asked", async () => {
    const once = createOnce(counting(true));
    await expect(once("a", read)).rejects.toThrow("disque débranché");
    expect(await once("a", read)).toEqual([{ numero: 2 }]);
  });
});

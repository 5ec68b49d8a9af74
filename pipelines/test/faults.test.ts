import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { faultNames, layOut, observe, readFault } from "./faults.js";
import { scratchFolder } from "./scratch.js";

/** A sentence that a person can act on: it begins, ends, and says more than a word. */
const SENTENCE = /^\S.{30,}\.$/su;

describe("every folder of fixtures/faults says what it must", () => {
  test("there are folders", () => {
    expect(faultNames().length).toBeGreaterThan(50);
  });

  test.each(faultNames())("%s", async (name) => {
    const expected = readFault(name);
    const scratch = scratchFolder();
    layOut(name, expected, join(scratch, "exports"));
    const seen = await observe(name, join(scratch, "exports"), join(scratch, "prive"));
    expect(seen.refus).toEqual(expected.refus);
    expect(seen.counts).toEqual(expected.sources ?? {});
    for (const [dataset, observation] of Object.entries(expected.donnees_au ?? {})) {
      expect(seen.observations[dataset]).toEqual(observation);
    }
    expect(seen.partiels).toEqual(expected.partiels ?? []);
    expect(seen.laisses).toEqual(expected.laisses ?? []);
    expect(seen.anomalies.map(({ message, ...anomaly }) => anomaly)).toEqual(
      expected.anomalies ?? [],
    );
    expect(seen.notices.map(({ message, ...notice }) => notice)).toEqual(expected.notices ?? []);
    expect(seen.corrections).toEqual(expected.corrections ?? []);
    expect(
      seen.controles.map(({ controle, nombre, constats }) => ({ controle, nombre, constats })),
    ).toEqual(expected.controles ?? []);
    for (const text of [
      ...(seen.refus ?? []),
      ...[...seen.anomalies, ...seen.notices].map((one) => one.message),
    ]) {
      expect(text).toMatch(SENTENCE);
    }
  });
});

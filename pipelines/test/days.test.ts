import { appendFileSync, cpSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { generate } from "../demo/generate.js";
import type { AskedDay } from "../src/load/declared.js";
import type { Refusal } from "../src/load/refusal.js";
import { publishFolder } from "../src/publish/publish.js";
import { noon } from "./clock.js";
import { scratchFolder, suiteFolder } from "./scratch.js";

const sound = join(suiteFolder(), "exports");

beforeAll(async () => {
  await generate({ folder: sound, seed: 3, pairs: 400, hires: 400, since: 2025, centres: 10 });
});

const load = (folder: string, dataDir: string, asked: readonly AskedDay[] = [], now = noon) =>
  publishFolder({ folder, dataDir, asked, now, onStep: () => {} });

describe("a release", () => {
  test("goes as far as declared, each source for itself", async () => {
    const asked = [
      { dataset: null, day: "2025-12-31" },
      { dataset: "ctai", day: "2026-06-30" },
    ] as const;
    const { manifest } = await load(sound, scratchFolder(), asked);
    const days = manifest.sources.map(({ donnees_au, declaree }) => [donnees_au, declaree]);
    expect(days.slice(0, 5)).toEqual([
      ["2026-06-30", true],
      ["2025-12-31", true],
      ["2025-12-31", true],
      ["2025-12-31", true],
      [null, false],
    ]);
    const late = await load(sound, scratchFolder(), [{ dataset: "ctai", day: "2026-11-24" }]).catch(
      (error: unknown) => error,
    );
    expect(String((late as Refusal).reasons)).toMatch(
      /--donnees-au ctai=2026-11-24 est après le jour du chargement \(23\/11\/2026\)/,
    );
  });

  test("of a date to come is another release each day, until that date is there", async () => {
    const folder = join(scratchFolder(), "exports");
    cpSync(sound, folder, { recursive: true });
    const own = scratchFolder();
    appendFileSync(
      join(folder, "commentaires.csv"),
      "ctai.contrats;;FR;25/11/2026;Chef de projet;Écrit le lendemain;securise\n",
    );
    const on = async (day: string): Promise<readonly [string, boolean, number | undefined]> => {
      const now = (): Date => new Date(`${day}T12:00:00+01:00`);
      const { manifest, isKnown } = await load(folder, own, [], now);
      const comments = manifest.sources.find(({ jeu }) => jeu === "commentaires");
      return [manifest.id, isKnown, comments?.refusees];
    };
    const [first, , refused] = await on("2026-11-23");
    expect(refused).toBe(1);
    expect(await on("2026-11-23")).toEqual([first, true, 1]);
    const [second] = await on("2026-11-24");
    const [third, isKnown, none] = await on("2026-11-25");
    expect([isKnown, none]).toEqual([false, 0]);
    expect(new Set([first, second, third]).size).toBe(3);
    expect(await on("2027-03-01")).toEqual([third, true, 0]);
  });
});

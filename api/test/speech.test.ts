import { text } from "@fabriques/pipelines/catalogue";
import { describe, expect, it } from "vitest";
import {
  countSentence,
  FORMATS,
  figureSentence,
  fileName,
  filterSentence,
  missingSentence,
  quartersOf,
  scopeWords,
  type Unit,
} from "../src/contract/speech/index.js";

const PERCENT: Unit = {
  id: "pourcent",
  libelle: text("pourcentage", "percentage"),
  symbole: text("%", "%"),
  decimales: 1,
};
const LABEL = text("Taux de rupture", "Rate of ruptures");

describe("speech", () => {
  it("writes figures that stand alone without a place to break", () => {
    expect(FORMATS.fr.value(12, PERCENT)).toBe("12,0\u00a0%");
    expect(FORMATS.fr.change(-2.04, PERCENT)).toBe("\u22122,0\u00a0points");
    expect(FORMATS.fr.inPeriod("2023-T1")).toBe("au\u00a01er\u00a0trimestre\u00a02023");
    expect(FORMATS.en.short(12_345_678, { ...PERCENT, symbole: text("€", "€") })).toBe(
      "12.3\u00a0M€",
    );
  });

  it("says a figure and the change that it was given", () => {
    const change = { direction: "hausse", size: 2, isRelative: false, since: "2022-T1" } as const;
    const figure = { label: LABEL, unit: PERCENT, value: 12, period: "2023-T1" };
    expect(figureSentence({ ...figure, isProvisional: true, change })).toEqual(
      text(
        "Taux de rupture\u202f: 12\u00a0% au 1er trimestre 2023 (provisoire), en hausse de 2\u00a0points par rapport au 1er trimestre 2022.",
        "Rate of ruptures: 12% in Q1 2023 (provisional), up 2 percentage points on Q1 2022.",
      ),
    );
    expect(missingSentence(LABEL, "secret").en).toBe("Rate of ruptures: statistical secrecy.");
  });

  it("counts statuses in their order", () => {
    expect(countSentence({ atteint: 2, recul: 1 }).fr).toBe(
      "Sur 3 points clés\u202f: 1 en recul, 2 atteints.",
    );
    expect(countSentence({})).toEqual(text("", ""));
  });

  it("says what was asked", () => {
    const column = { kind: "trimestre", label: text("Trimestre", "Quarter") } as const;
    expect(filterSentence({ column, operator: "..", values: ["2023-T1", ""] })).toEqual(
      text("Trimestre\u202f: à partir de T1 2023", "Quarter: from Q1 2023"),
    );
    const territory = { name: "Rhône", code: "D69" };
    expect(scopeWords({ territory, by: ["annee"], to: "2024" }).map(({ en }) => en)).toEqual([
      "Territory: Rhône (D69)",
      "By: annee",
      "Up to 2024",
    ]);
    const named = { id: "ctai", release: "r0", marks: ["filtre"], variant: "tableur" } as const;
    expect(fileName(named)).toBe("ctai-r0-filtre-tableur");
  });

  it("lists quarters up to the one that holds a day", () => {
    expect(quartersOf(["2022", "2023"], "2023-04-01")).toHaveLength(6);
  });
});

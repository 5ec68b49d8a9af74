import { INDICATORS, type Indicator, text } from "@fabriques/pipelines/catalogue";
import { describe, expect, it } from "vitest";
import { withStarts } from "../src/answer/said.js";
import type { Target } from "../src/answer/steering.js";
import type { Change, Point } from "../src/contract/index.js";
import {
  changePhrase,
  countSentence,
  coverageWords,
  datesOfSources,
  FORMATS,
  figureSentence,
  figureTitle,
  fileName,
  filterSentence,
  largestCategory,
  periodMark,
  progressSentence,
  progressTitle,
  quartersOf,
  type SaidFigure,
  type SaidProgress,
  scopeWords,
  sourceDate,
  statusOrder,
  targetUnit,
  toldRate,
  type Unit,
  unfinishedPhrase,
  verdictLabel,
  withCounts,
} from "../src/contract/speech/index.js";

const PERCENT: Unit = {
  id: "pourcent",
  libelle: text("pourcentage", "percentage"),
  symbole: text("%", "%"),
  decimales: 1,
};
const NUMBER: Unit = { ...PERCENT, id: "nombre", symbole: text("", ""), decimales: 0 };

const point = (periode: string, valeur: number | null, own: Partial<Point> = {}): Point => ({
  ...{ periode, valeur, statut: valeur === null ? "secret" : "publie" },
  ...{ numerateur: null, denominateur: null, couverture: null },
  ...own,
});
const change = (de: string, a: string, difference: number, own: Partial<Change> = {}): Change => {
  const said = {
    ...{ de, a, difference, relative: null, annees: 1, ecart_d_annees: false },
    sens: difference > 0 ? ("hausse" as const) : ("baisse" as const),
    favorable: difference > 0,
    ...own,
  };
  return { ...said, phrase: changePhrase(said, PERCENT) };
};

const FIGURE: SaidFigure = {
  label: text("Contrats avec poste", "Contracts with a post"),
  unit: PERCENT,
  counted: { numerator: text("Contrats avec poste", "Contracts with one"), denominator: null },
  figure: point("2025", 57.9, { numerateur: 33, denominateur: 57 }),
  evolution: change("2024", "2025", 3),
  series: [],
};
const TARGET = {
  ...{ territoire: "FR", annee_reference: 2021, annee_cible: 2026 },
  ...{ valeur_cible: 90, statut: "illustratif" as const },
};
const JUDGED: SaidProgress["judged"] = {
  ...{ id: "ctai.coordination", periode: "2025", vi: 66.7, va: 57.9, va_statut: "publie", vc: 90 },
  ...{
    objectif: TARGET,
    echeance: null,
    ta: 0,
    ta_brut: -37.6,
    ta_attendu: 80,
    ratio: -0.47,
    statut: "recul",
  },
  ...{ motif: null, evolution: change("2024", "2025", 3) },
  depuis_reference: change("2021", "2025", -8.8, { annees: 4, ecart_d_annees: true }),
  ...{ rythme_necessaire: 32.1, hors_de_portee: true, croissance: null },
  ...{ depend_de_la_methode: false, marques: [], commentaire: null, desaccord: false },
  serie: [point("2021", 66.7)],
};

describe("numbers, filters and files", () => {
  it("writes figures that stand alone without a place to break", () => {
    expect(FORMATS.fr.value(12, PERCENT)).toBe("12,0\u00a0%");
    expect(FORMATS.fr.change(-2.04, PERCENT)).toBe("\u22122,0\u00a0points");
    expect(FORMATS.fr.inPeriod("2023-T1")).toBe("au\u00a01er\u00a0trimestre\u00a02023");
    expect(FORMATS.en.short(12_345_678, { ...PERCENT, symbole: text("€", "€") })).toBe(
      "12.3\u00a0M€",
    );
  });

  it("counts statuses in their order", () => {
    expect(countSentence({ atteint: 2, recul: 1 }).fr).toBe(
      "Sur 3 points clés\u202f: 1 en deçà du départ, 2 atteints.",
    );
    expect(countSentence({})).toEqual(text("", ""));
    expect(statusOrder("recul")).toBeLessThan(statusOrder("atteint"));
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

describe("a figure", () => {
  it("is said with its counts and the change that it was given", () => {
    expect(figureTitle(FIGURE)).toEqual(
      text(
        "Contrats avec poste\u202f: 57,9\u00a0% (33 sur 57) en 2025, en hausse de 3\u00a0points par rapport à 2024",
        "Contracts with a post: 57.9% (33 of 57) in 2025, up 3 percentage points on 2024",
      ),
    );
    expect(figureSentence(FIGURE).fr).toMatch(/2024\.$/);
  });

  const titled = (values: readonly (number | null)[], partial?: number): string =>
    figureTitle({
      ...FIGURE,
      series: values.map((value, at) => {
        const couverture =
          at === partial ? { observe: 9, attendu: 12, unite: "mois" as const } : null;
        return point(`${2026 - values.length + at}`, value, { couverture });
      }),
    }).fr;

  it("is at its highest only over an unbroken run of whole, known periods that ends with it", () => {
    expect(titled([1, 2, null, 50, 54.9, 57.9])).toMatch(/, au plus haut depuis 2023$/);
    expect(titled([90, 50, 54.9, 57.9], 0)).toMatch(/, au plus haut depuis 2023$/);
    // 2022 and 2023 are missing, then one of them is partial: two periods are no run.
    expect(titled([1, 2, 3, null, null, 54.9, 57.9])).not.toContain("au plus");
    expect(titled([1, 2, 3, 4, 54.9, 57.9], 3)).not.toContain("au plus");
    const gap = [point("2021", 1), point("2022", 2), point("2024", 54.9), point("2025", 57.9)];
    expect(figureTitle({ ...FIGURE, series: gap }).fr).not.toContain("au plus");
    // A later whole period that is higher is not stepped over either.
    const later = [point("2023", 50), point("2024", 54.9), point("2025", 57.9), point("2026", 60)];
    expect(figureTitle({ ...FIGURE, series: later }).fr).not.toContain("au plus");
    const falls = { ...FIGURE, evolution: change("2024", "2025", -3) };
    const down = [null, 80, 70, 57.9].map((value, at) => point(`${2022 + at}`, value));
    expect(figureTitle({ ...falls, series: down }).fr).toMatch(/, au plus bas depuis 2023$/);
  });

  it("is at its highest only strictly above every other whole period, none of them hidden", () => {
    expect(titled([50, 54.9, 57.9])).toMatch(/, au plus haut depuis 2023$/);
    for (const values of [
      [54.9, 57.9],
      [57.9, 54.9, 57.9],
      [50, null, 57.9],
      [57.94, 50, 57.9],
    ]) {
      expect(titled(values)).not.toContain("au plus");
    }
  });

  it("says that it is hidden, or provisional, or on few cases", () => {
    const hidden = { ...FIGURE, figure: point("2025", null), evolution: null };
    expect(figureSentence(hidden).en).toBe("Contracts with a post: statistical secrecy.");
    const early = { ...FIGURE, figure: point("2025", 57.9, { statut: "provisoire" }) };
    expect(figureTitle(early).fr).toContain("57,9\u00a0% en 2025 (provisoire), en hausse");
    const few = point("2025", 100 / 3, { numerateur: 1, denominateur: 3 });
    expect(withCounts(text("33,3 %", "33.3%"), few, PERCENT)).toEqual(
      text("33,3 % (1 sur 3, moins de 5 cas)", "33.3% (1 of 3, fewer than 5 cases)"),
    );
  });

  it("names both ends of a gap, and counts from few in numbers", () => {
    const gap = { annees: 5, ecart_d_annees: true };
    expect(change("2020", "2025", -2.1, gap).phrase.fr).toBe(
      "en baisse de 2,1\u00a0points de 2020 à 2025",
    );
    const one = { ...change("2024", "2025", 1), relative: 50 };
    expect(changePhrase(one, NUMBER).fr).toBe("en hausse de 1 par rapport à 2024");
  });
});

describe("a progress", () => {
  const said: SaidProgress = { ...FIGURE, judged: JUDGED };
  it("may rise and be worse than at the start", () => {
    expect(progressTitle(said)).toEqual(
      text(
        `${figureTitle(FIGURE).fr}, mais en deçà du départ (66,7\u00a0% en 2021)`,
        `${figureTitle(FIGURE).en}, but worse than at the start (66.7% in 2021)`,
      ),
    );
    const sentence = progressSentence(said).fr;
    expect(sentence).toContain("en baisse de 8,8\u00a0points de 2021 à 2025.");
    expect(sentence).toContain("avancement de \u221237,6\u00a0% pour 80\u00a0% attendus");
    expect(sentence).toContain("hors de portée au rythme observé.");
  });

  it.each([
    ["atteint", ", cible de 90\u00a0% atteinte", "target of 90% met"],
    ["en_retard", ", mais en retard sur la cible de 90\u00a0% en 2026", "late"],
    ["a_surveiller", ", mais à surveiller pour atteindre 90\u00a0% en 2026", "to watch"],
    ["en_bonne_voie", ", en bonne voie vers 90\u00a0% en 2026", "on track"],
    ["secret", "par rapport à 2024", "on 2024"],
  ] as const)("ends its title by its status: %s", (statut, fr, en) => {
    const title = progressTitle({ ...said, judged: { ...JUDGED, statut } });
    expect(title.fr.endsWith(fr)).toBe(true);
    expect(title.en).toContain(en);
  });
});

it("a target without a better direction is not told as no target", () => {
  const judged = { ...JUDGED, statut: "sans_objectif" as const, ta: null, ta_brut: null };
  const said = progressSentence({ ...FIGURE, judged });
  expect(said.fr).toContain("90\u00a0% en 2026\u202f; sans sens de lecture.");
  expect(said.en).toContain("90% in 2026; no better direction.");
  expect(verdictLabel({ statut: "sans_objectif", objectif: null }).fr).toBe("Sans objectif");
});

describe("a target whose year has passed", () => {
  const missed = { ...JUDGED, statut: "non_atteint" as const };
  const title = (judged: SaidProgress["judged"]) => progressTitle({ ...FIGURE, judged });

  it("is missed in its own year", () => {
    const said = title({ ...missed, periode: "2026" });
    expect(said.fr.endsWith(", mais cible de 90\u00a0% manquée en 2026")).toBe(true);
    expect(said.en).toContain("but target of 90% missed in 2026");
  });

  it("is not reached in a later one, which says nothing of its own", () => {
    const objectif = { ...TARGET, annee_cible: 2022 };
    const said = title({ ...missed, objectif });
    expect(said.fr).toContain("cible de 90\u00a0% fixée pour 2022, non atteinte en 2025");
    expect(said.en).toContain("target of 90% set for 2022, not reached in 2025");
  });

  it("is the affair of its own year where that one is known, with the current value beside it", () => {
    const objectif = { ...TARGET, annee_cible: 2022, valeur_cible: 45 };
    const set = { ...JUDGED, objectif, vc: 45, ta: 100, ta_brut: 100, ta_attendu: 100 };
    const met = { ...set, statut: "atteint" as const, echeance: { periode: "2022", valeur: 46 } };
    expect(title(met).fr).toMatch(
      /: 57,9\u00a0% \(33 sur 57\) en 2025, .*cible de 45\u00a0% fixée pour 2022, atteinte cette année-là \(46\u00a0%\)$/,
    );
    expect(title(met).en).toMatch(/, target of 45% set for 2022, met that year \(46%\)$/);
    expect(progressSentence({ ...FIGURE, judged: met }).fr).toContain(
      "avancement de 100\u00a0% en 2022 pour 100\u00a0% attendus\u202f: atteint.",
    );
    const short = {
      ...missed,
      ...set,
      statut: missed.statut,
      echeance: { periode: "2022", valeur: 44.98 },
    };
    expect(title(short).fr).toMatch(/ fixée pour 2022, manquée cette année-là \(44,98\u00a0%\)$/);
    expect(title(short).en).toMatch(/ set for 2022, missed that year \(44.98%\)$/);
    const unknown = { ...met, echeance: null };
    expect(title(unknown).fr).toMatch(/ fixée pour 2022, atteinte en 2025$/);
    const hidden = { ...FIGURE, figure: point("2025", null), evolution: null, judged: met };
    expect(progressTitle(hidden).fr).toMatch(/secret statistique, cible de .* atteinte cette/);
  });

  it("is told apart from the value that falls short of it", () => {
    const objectif = { ...TARGET, annee_cible: 2025, valeur_cible: 57.94 };
    const judged = { ...missed, objectif, va: 57.9, vc: 57.94, ta: 99.98, ta_brut: 99.98 };
    expect(title(judged).fr).toContain("cible de 57,94\u00a0% manquée en 2025");
    const sentence = progressSentence({ ...FIGURE, judged }).fr;
    expect(sentence).toContain("57,94\u00a0% en 2025");
    expect(sentence).toContain("avancement de 99,9\u00a0%");
    // The screen's facts and bar say the same.
    expect(toldRate(judged)).toBe(99.9);
    expect(targetUnit(judged, PERCENT).decimales).toBe(2);
    expect(toldRate({ ...judged, statut: "atteint", ta: 100 })).toBe(100);
    expect(toldRate({ ...judged, statut: "recul", ta: 0, ta_brut: -37.6 })).toBe(-37.6);
  });
});

describe("a start that was declared", () => {
  const series = [8.8, 10, 12, 20, 57.9].map((value, at) => point(`${2021 + at}`, value));
  const said: SaidProgress = {
    ...{ ...FIGURE, series },
    judged: { ...JUDGED, vi: 60, serie: series },
  };

  it("says so where the data say another", () => {
    expect(progressTitle(said).fr).toContain("(60\u00a0% déclaré en 2021)");
    expect(progressTitle(said).en).toContain("(60% declared in 2021)");
  });

  it("is a value that a peak must be above, in every sentence", () => {
    const indicator = INDICATORS[0] as Indicator;
    const peakAbove = (reference: number | null): readonly boolean[] => {
      const words = { annee_reference: 2021, annee_cible: 2027, valeur_cible: 90 };
      const target = { indicator: indicator.id, reference, words } as Target;
      const told = { ...said, series: withStarts(series, indicator, [target]) };
      return [figureTitle(told), progressSentence(told)].map(({ fr }) =>
        fr.includes("au plus haut"),
      );
    };
    expect(peakAbove(60)).toEqual([false, false]);
    expect(peakAbove(40)).toEqual([true, true]);
    expect(peakAbove(null)).toEqual([true, true]);
  });
});

describe("a period that is not over", () => {
  const couverture = { observe: 9, attendu: 12, unite: "mois" } as const;
  const now = point("2026", 42, { statut: "partiel", couverture });
  it("stands beside the same months, with its coverage", () => {
    const evolution = change("2025", "2026", 1);
    const comparaison = { mois: 9, a: now, de: point("2025", 41), evolution };
    const words = { unit: NUMBER, isStock: false, isLast: true };
    expect(unfinishedPhrase({ ...now, comparaison }, words)).toEqual(
      text(
        "2026, 9 mois sur 12\u202f: 42, contre 41 sur les mêmes mois de 2025",
        "2026, 9 of 12 months: 42, against 41 in the same months of 2025",
      ),
    );
    const fewer = { ...comparaison, mois: 6, a: point("2026", 30) };
    expect(unfinishedPhrase({ ...now, comparaison: fewer }, words).fr).toContain(
      "42 à ce jour\u202f; 30 sur les 6 premiers mois, contre 41 sur ceux de 2025",
    );
    // Nothing more is to come of a year that others follow.
    const past = { ...words, isLast: false };
    const all = unfinishedPhrase({ ...now, comparaison: fewer }, past);
    expect(all.fr).toContain("42 en tout\u202f; 30 sur les 6 premiers mois");
    expect(all.en).toContain("42 in all; 30 in the first 6 months");
    // A month that goes on is in the value, and compares with nothing.
    const going = { ...comparaison, a: point("2026", 40) };
    expect(unfinishedPhrase({ ...now, comparaison: going }, words).en).toContain(
      "42 so far; 40 in the first 9 months, against 41 in those of 2025",
    );
    const hidden = { ...point("2026", null, { couverture }), comparaison: null };
    expect(unfinishedPhrase(hidden, words).fr).toContain("12\u202f: secret statistique");
  });

  it("is marked", () => {
    expect(periodMark(now).fr).toBe("9 mois sur 12");
    expect(periodMark(point("2025", 1, { statut: "provisoire" })).fr).toBe("(p)");
    expect(periodMark(point("2025", 1))).toEqual(text("", ""));
    expect(coverageWords({ observe: 64, attendu: 160, unite: "centres" }).fr).toBe(
      "64 centres sur 160",
    );
  });
});

it("names the largest of several categories, never of equals", () => {
  const [a, b] = ["CADA", "HUDA"].map((name) => text(name, name)) as [
    typeof FIGURE.label,
    typeof FIGURE.label,
  ];
  const of = (x: number | null, y: number): string | undefined =>
    largestCategory(
      [
        { label: a, valeur: x },
        { label: b, valeur: y },
      ],
      NUMBER,
    )?.fr;
  expect(of(3, 12)).toBe("La plus fréquente\u202f: HUDA, 12");
  expect(of(12, 12)).toBeUndefined();
  expect(of(null, 12)).toBeUndefined();
});

it("dates sources, each by its own", () => {
  const days = [
    { jeu: "ctai", jour: "2026-09-30" },
    { jeu: "mentorat", jour: "2026-06-30" },
    { jeu: "recrutements", jour: null },
  ];
  expect(datesOfSources(days).fr).toBe("données du 30/06/2026 au 30/09/2026 selon la source");
  expect(sourceDate({ donnees_au: "2026-09-30" }).fr).toBe("données au 30/09/2026");
  expect(sourceDate({ donnees_au: null }).fr).toBe("");
});

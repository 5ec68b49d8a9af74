import { describe, expect, test } from "vitest";
import { type Demo, readDemo } from "./oracle/exports.js";
import { EVERY_QUESTION, QUESTIONS } from "./oracle/questions.js";
import { ORACLE } from "./oracle.js";

const demo: Demo = readDemo();

describe("every figure of fixtures/answers is worked out again without the product", () => {
  test.each(EVERY_QUESTION)("%s: %s", (domain, _words, { calcul, attendu }) => {
    const work = ORACLE[domain]?.[calcul];
    if (!work) throw new Error(`No calculation « ${calcul} » in the oracle of ${domain}`);
    expect(work(demo)).toEqual(attendu);
  });
});

describe("the questions", () => {
  const questions = EVERY_QUESTION.map(([, , question]) => question);

  test("are asked of the four domains, at least ten each", () => {
    expect(Object.keys(QUESTIONS)).toEqual(["ctai", "entreprises", "mentorat", "ruralite"]);
    expect(Object.values(QUESTIONS).every(({ length }) => length >= 10)).toBe(true);
    expect(questions.length).toBeGreaterThanOrEqual(48);
  });

  test("put every kind of calculation to the test", () => {
    const notions = new Set(questions.flatMap((question) => question.notions));
    expect([...notions].sort((a, b) => a.localeCompare(b, "fr"))).toEqual([
      "cohorte",
      "comptage",
      "compte distinct",
      "compte distinct sur deux départements",
      "cumul",
      "département",
      "filtre",
      "flux sur l’année",
      "flux sur le trimestre",
      "médiane",
      "par département",
      "par habitant",
      "part",
      "part pondérée",
      "provisoire",
      "rapport de sommes",
      "région",
      "renouvellement comparé à l’année précédente",
      "secret",
      "somme",
      "stock en fin d’année",
      "stock en fin de trimestre",
      "valeurs manquantes",
      "ventilation",
      "zéro, manquant, sans objet",
    ]);
  });

  test("leave no calculation of the oracle without a question", () => {
    for (const [domain, calculations] of Object.entries(ORACLE)) {
      const asked = new Set(QUESTIONS[domain]?.map(({ calcul }) => calcul));
      expect(Object.keys(calculations).filter((name) => !asked.has(name))).toEqual([]);
    }
  });

  test("are all different, and ask about their own domain", () => {
    expect(new Set(questions.map(({ question }) => question)).size).toBe(questions.length);
    for (const [domain, , { route }] of EVERY_QUESTION) {
      expect(route).toMatch(new RegExp(`^/api/v1/indicateurs/${domain}\\.`));
    }
  });

  test("are written in French typography", () => {
    for (const { question, methode, notions } of questions) {
      for (const words of [question, methode, ...notions]) {
        expect(words).not.toMatch(/['"]|\.\.\.|[^\u202f][?!;:»%]|«[^\u202f]|\d \d{3}/);
      }
      expect(question).toMatch(/^[A-ZÀÉÊ].*\u202f\?$/u);
      expect(methode).toMatch(/\.$/);
    }
  });
});

describe("what the questions take for granted", () => {
  test("the demo stops on 30 September 2026: that quarter is closed, that year is not", () => {
    const quarters = demo.centres.map(({ quarter }) => quarter);
    expect(quarters.sort().at(-1)).toBe("2026-T3");
    const lastDay = Date.UTC(2026, 8, 30) / 86_400_000;
    expect(demo.pairs.every(({ start }) => start !== null && start <= lastDay)).toBe(true);
  });

  test("all rows are read", () => {
    const { contracts, centres, pairs, hires } = demo;
    expect([contracts, centres, pairs, hires].map(({ length }) => length)).toEqual([
      279, 2_927, 50_000, 15_000,
    ]);
  });

  test("a contract astride two departments makes their sum wrong", () => {
    const [essonne, marne, either] = [
      "contrats_91_2023",
      "contrats_77_2023",
      "contrats_91_ou_77_2023",
    ].map((name) => ORACLE.ctai?.[name]?.(demo).valeur ?? Number.NaN) as [number, number, number];
    expect(essonne + marne).toBeGreaterThan(either);
  });
});

import { FORMATS, type Unit } from "@fabriques/api/speech";
import { expect, test } from "vitest";
import { text } from "../src/words/text.js";

const { fr, en } = FORMATS;
const unit = (symbol: string, decimales: number): Unit => ({
  id: "essai",
  libelle: text("essai", "test"),
  symbole: text(symbol, symbol),
  decimales,
});
const PERCENT = unit("%", 1);
const COUNT = unit("", 0);
const EUROS = unit("€", 0);

test("les milliers sont séparés par une espace fine insécable, les décimales par une virgule", () => {
  expect(fr.number(1234.5, 1)).toBe("1\u202F234,5");
  expect(fr.number(1_234_567)).toBe("1\u202F234\u202F567");
  expect(en.number(1234.5, 1)).toBe("1,234.5");
});

test("le symbole suit une espace insécable, et rien ne suit un nombre sans symbole", () => {
  expect(fr.value(12.5, PERCENT)).toBe("12,5\u00A0%");
  expect(fr.value(44, COUNT)).toBe("44");
  expect(fr.value(7.25, unit("mois", 1))).toBe("7,3\u00A0mois");
});

test("un zéro arrondi n’est jamais négatif, et le signe moins est un vrai moins", () => {
  expect(fr.number(-0.04, 1)).toBe("0,0");
  expect(fr.number(-3.14, 1)).toBe("\u22123,1");
});

test("une variation de pourcentage se dit en points, au singulier sous deux", () => {
  expect(fr.change(3.14, PERCENT)).toBe("+3,1\u00A0points");
  expect(fr.change(-0.5, PERCENT)).toBe("\u22120,5\u00A0point");
  expect(fr.change(1.96, PERCENT)).toBe("+2,0\u00A0points");
  expect(fr.change(2, COUNT)).toBe("+2");
  expect(fr.relative(-2.22)).toBe("\u22122,2\u00A0%");
  expect(fr.relative(0.01)).toBe("0,0\u00A0%");
});

test("un grand montant est abrégé en millions sur les tuiles, et un petit ne l’est pas", () => {
  expect(fr.short(12_400_000, EUROS)).toBe("12,4\u00A0M€");
  expect(fr.short(9_415_011, EUROS)).toBe("9\u202F415\u202F011\u00A0€");
});

test("les dates se lisent sans que le fuseau du lecteur les déplace", () => {
  expect(fr.date("2023-11-08")).toBe("08/11/2023");
  expect(fr.date("2023-11-08T23:30:00.000Z")).toBe("08/11/2023");
  expect(fr.longDate("2023-05-01")).toBe("1er mai 2023");
});

test("les trimestres se disent en toutes lettres, en abrégé et dans une phrase", () => {
  expect(fr.period("2023-T1")).toBe("1er\u00A0trimestre\u00A02023");
  expect(fr.period("2023-T4")).toBe("4e\u00A0trimestre\u00A02023");
  expect(fr.period("2023")).toBe("2023");
  expect(fr.shortPeriod("2023-T2")).toBe("T2\u00A02023");
  expect(fr.inPeriod("2023-T1")).toBe("au\u00A01er\u00A0trimestre\u00A02023");
  expect(fr.inPeriod("2023")).toBe("en\u00A02023");
  expect(en.period("2023-T1")).toBe("Q1\u00A02023");
});

test("une énumération se termine par « et »", () => {
  expect(fr.list(["2019", "2020", "2021"])).toBe("2019, 2020 et 2021");
});

import type { Headline, Point, Progress, Source } from "@fabriques/api/contract";
import { expect, test } from "vitest";
import type { Unit } from "../src/words/format.js";
import {
  against,
  changeOf,
  movement,
  sourceLine,
  titleOf,
  trajectorySentence,
  trendSentence,
} from "../src/words/sentences.js";
import { text } from "../src/words/text.js";

const LABEL = text("Contrats", "Contracts");
const COUNT: Unit = {
  id: "nombre",
  libelle: text("nombre", "number"),
  symbole: text("", ""),
  decimales: 0,
};
const PERCENT: Unit = {
  id: "pourcent",
  libelle: text("%", "%"),
  symbole: text("%", "%"),
  decimales: 1,
};

const point = (
  periode: string,
  valeur: number | null,
  statut: Point["statut"] = "publie",
): Point => ({
  periode,
  valeur,
  statut,
  numerateur: valeur,
  denominateur: null,
});

const TARGET = {
  territoire: "FR",
  annee_reference: 2019,
  annee_cible: 2027,
  valeur_cible: 100,
  statut: "illustratif",
} as const;

const progress = (more: Partial<Progress>): Progress => ({
  id: "ctai.contrats",
  periode: "2023",
  vi: 11,
  va: 44,
  va_statut: "publie",
  vc: 100,
  objectif: TARGET,
  ta: 37.1,
  ta_brut: 37.1,
  ta_attendu: 50,
  ratio: 0.742,
  statut: "a_surveiller",
  motif: null,
  tendance: "baisse",
  tendance_favorable: false,
  rythme_necessaire: 14,
  croissance: { ratio: 1.304, statut: "en_bonne_voie" },
  depend_de_la_methode: true,
  marques: [],
  commentaire: null,
  desaccord: false,
  serie: [point("2019", 11), point("2022", 45), point("2023", 44)],
  ...more,
});

test("le titre dit le mouvement, sa taille et la période", () => {
  const points = [point("2022", 45), point("2023", 44)];
  expect(titleOf(LABEL, COUNT, { points, period: "2023" }).fr).toBe(
    "Contrats\u202F: recul de 2,2\u00A0% en\u00A02023",
  );
  const shares = [point("2022", 40), point("2023", 43.1)];
  expect(titleOf(LABEL, PERCENT, { points: shares, period: "2023" }).fr).toBe(
    "Contrats\u202F: hausse de 3,1\u00A0points en\u00A02023",
  );
});

test("la période jugée compte, pas la période provisoire qui la suit", () => {
  const points = [point("2022", 45), point("2023", 90), point("2024", 10, "provisoire")];
  expect(titleOf(LABEL, COUNT, { points, period: "2023" }).fr).toContain("hausse de 100,0\u00A0%");
});

test("une seule valeur se dit sans mouvement, et aucune se dit", () => {
  expect(titleOf(LABEL, COUNT, { points: [point("2023", 44)], period: "2023" }).fr).toBe(
    "Contrats\u202F: 44 en\u00A02023",
  );
  const hidden = [point("2023", null, "secret")];
  expect(titleOf(LABEL, COUNT, { points: hidden, period: "2023" }).fr).toBe(
    "Contrats\u202F: aucune valeur publiable",
  );
});

test("un zéro est une valeur, jamais une absence", () => {
  const points = [point("2022", 3), point("2023", 0, "zero")];
  expect(trendSentence(points, COUNT, "2023").fr).toBe(
    "En\u00A02023, la valeur est de 0, contre 3 en\u00A02022.",
  );
  expect(movement({ from: 0, to: 3, unit: COUNT }).fr).toBe("hausse de 3");
});

test("sous un pour cent, la valeur est dite stable", () => {
  expect(movement({ from: 100, to: 100.9, unit: COUNT }).fr).toBe("valeur stable");
  expect(movement({ from: 100, to: 102, unit: COUNT }).fr).toBe("hausse de 2,0\u00A0%");
});

test("la trajectoire dit le chemin parcouru et attendu, et que la cible est illustrative", () => {
  expect(trajectorySentence(progress({}), COUNT).fr).toBe(
    "En\u00A02023, la valeur est de 44, contre 45 en\u00A02022. 37,1\u00A0% du chemin vers la cible illustrative de 100 en\u00A02027 est parcouru, pour 50,0\u00A0% attendus à cette date.",
  );
});

test("une valeur qui s’éloigne et une cible atteinte se disent autrement", () => {
  expect(trajectorySentence(progress({ ta_brut: -40 }), COUNT).fr).toContain(
    "Elle s’éloigne de la cible illustrative",
  );
  expect(trajectorySentence(progress({ ta_brut: 120 }), COUNT).fr).toContain(
    "La cible illustrative de 100 en\u00A02027 est atteinte.",
  );
});

test("les trous de la série sont nommés", () => {
  const points = [
    point("2021", null, "secret"),
    point("2022", null, "manquant"),
    point("2023", 4, "provisoire"),
  ];
  const said = trendSentence(points, COUNT, null).fr;
  expect(said).toContain("Secret statistique\u202F: 2021.");
  expect(said).toContain("Valeur non disponible\u202F: 2022.");
  expect(said).toContain("Valeur provisoire\u202F: 2023.");
});

test("une variation est dite en pourcentage, ou en points pour un pourcentage", () => {
  const headline: Headline = {
    indicateur: "x",
    ...point("2023", 44),
    variation: -1,
    variation_relative: -2.22,
    reference: point("2022", 45),
    favorable: false,
    marques: [],
    serie: [],
  };
  expect(changeOf(headline, COUNT)?.fr).toBe("\u22122,2\u00A0%");
  expect(changeOf({ ...headline, variation_relative: null }, PERCENT)?.fr).toBe(
    "\u22121,0\u00A0point",
  );
  expect(changeOf({ ...headline, variation: null }, COUNT)).toBeNull();
  expect(against("2022-T4").fr).toBe("par rapport au\u00A04e\u00A0trimestre\u00A02022");
});

test("la ligne de source nomme le fichier, la date des données et la version", () => {
  const source: Source = {
    jeu: "ctai",
    fichiers: [{ nom: "ctai.csv", sha256: "0".repeat(64) }],
    charge_le: "2026-11-23T08:00:00.000Z",
    donnees_au: "2026-09-30",
    lignes: 1,
    refusees: 0,
    en_retard: false,
  };
  expect(sourceLine(source, "r1").fr).toBe(
    "Source\u202F: DIAIR, ctai.csv · données au 30/09/2026 · version r1",
  );
});

test("une longue suite de trous se dit par ses bornes", () => {
  const years = ["2019", "2020", "2021", "2024"];
  const said = trendSentence(
    years.map((year) => point(year, null, "secret")),
    COUNT,
    null,
  ).fr;
  expect(said).toContain("Secret statistique\u202F: 2019 à 2021 et 2024.");
});

import type { Change, Health, Point, Source } from "@fabriques/api/contract";
import { sinceWords, type Unit } from "@fabriques/api/speech";
import { expect, test } from "vitest";
import { leadingMessage } from "../src/words/breakdown.js";
import { changeSaid, seriesSentence, sourceLine } from "../src/words/sentences.js";
import { freshness } from "../src/words/shell.js";
import { text } from "../src/words/text.js";

const PHRASE = text("44 contrats en 2023.", "44 contracts in 2023.");
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
  couverture: null,
});

const CHANGE: Change = {
  de: "2022",
  a: "2023",
  annees: 1,
  ecart_d_annees: false,
  sens: "baisse",
  difference: -1,
  relative: -2.22,
  favorable: false,
  phrase: text("en baisse de 2,2 % par rapport à 2022", "down 2.2% on 2022"),
};

/** With plain spaces, so that only the words count. */
const plain = (words: string): string => words.replaceAll(/[\u00A0\u202F]/g, " ");

test("la phrase venue avec le chiffre est dite telle quelle, dans chaque langue", () => {
  const points = [point("2022", 45), point("2023", 44), point("2024", 0, "zero")];
  expect(seriesSentence(PHRASE, points)).toEqual(PHRASE);
  expect(seriesSentence(PHRASE, [])).toEqual(PHRASE);
});

test("les trous de la série sont nommés après la phrase", () => {
  const points = [
    point("2020", null, "non_applicable"),
    point("2021", null, "secret"),
    point("2022", null, "manquant"),
    point("2023", 4, "provisoire"),
  ];
  expect(seriesSentence(PHRASE, points).fr).toBe(
    `${PHRASE.fr} Secret statistique\u202F: 2021. Valeur non disponible\u202F: 2022. Sans objet\u202F: 2020. Valeur provisoire\u202F: 2023.`,
  );
});

test("une période incomplète est nommée comme telle, et n’est pas dite provisoire", () => {
  const unfinished: Point = {
    ...point("2024", 9, "partiel"),
    couverture: { observe: 9, attendu: 12, unite: "mois" },
  };
  const said = seriesSentence(PHRASE, [point("2023", 44), unfinished]);
  expect(said).toEqual({
    fr: `${PHRASE.fr} Période incomplète\u202F: 2024.`,
    en: `${PHRASE.en} Unfinished period: 2024.`,
  });
});

test("une longue suite de trous se dit par ses bornes", () => {
  const years = ["2019", "2020", "2021", "2024"];
  const said = seriesSentence(
    PHRASE,
    years.map((year) => point(year, null, "secret")),
  );
  expect(said.fr).toContain("Secret statistique\u202F: 2019 à 2021 et 2024.");
  expect(said.en).toContain("Statistical secrecy: 2019 to 2021 and 2024.");
});

test("une évolution est dite en pourcentage, en points pour un pourcentage, en nombre depuis zéro", () => {
  expect(changeSaid(CHANGE, COUNT).fr).toBe("\u22122,2\u00A0%");
  expect(changeSaid({ ...CHANGE, relative: null }, PERCENT).fr).toBe("\u22121,0\u00A0point");
  expect(changeSaid({ ...CHANGE, difference: 3, relative: null }, COUNT).fr).toBe("+3");
});

test("une évolution nomme la période d’où elle part", () => {
  expect(plain(sinceWords(CHANGE).fr)).toBe("par rapport à 2022");
  const quarters = { ...CHANGE, de: "2022-T4", a: "2023-T4" };
  expect(plain(sinceWords(quarters).fr)).toBe("par rapport au 4e trimestre 2022");
});

test("par-dessus un trou, les deux bornes de l’évolution sont dites", () => {
  const jump: Change = { ...CHANGE, de: "2020", a: "2025", annees: 5, ecart_d_annees: true };
  expect(plain(sinceWords(jump).fr)).toBe("de 2020 à 2025");
  expect(plain(sinceWords(jump).en)).toBe("from 2020 to 2025");
  const quarters = { ...jump, de: "2020-T1", a: "2025-T1" };
  expect(plain(sinceWords(quarters).fr)).toBe("du 1er trimestre 2020 au 1er trimestre 2025");
});

test("une ventilation dit sa valeur la plus élevée, ou qu’il n’y en a pas", () => {
  const first = text("CADA", "CADA");
  expect(plain(leadingMessage(first, "2025").fr)).toBe("« CADA », valeur la plus élevée en 2025");
  expect(leadingMessage(undefined, "2025").fr).toBe("aucune valeur publiable");
  expect(leadingMessage(first, null).fr).toBe("aucune valeur publiable");
});

test("la fraîcheur dit la date des données, ou du premier au dernier jour si les sources diffèrent", () => {
  const health = (...days: readonly string[]): Health =>
    ({
      release: "r1",
      donnees_au: days.map((jour, index) => ({ jeu: `jeu${index}`, jour })),
    }) as unknown as Health;
  expect(freshness(health("2026-09-30", "2026-09-30"))).toEqual({
    fr: "Données au 30/09/2026 · version r1",
    en: "Data as of 30/09/2026 · version r1",
  });
  expect(freshness(health()).fr).toBe("version r1");
  const several = freshness(health("2026-09-30", "2025-12-31", "2026-06-30"));
  expect(several.fr).toBe("Données du 31/12/2025 au 30/09/2026 selon la source · version r1");
  expect(several.en).toBe("Data as of 31/12/2025 to 30/09/2026 by source · version r1");
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

import { expect, test } from "vitest";
import { indicatorOf, searchOf } from "../src/api/questions.js";
import { parseSearch, sharedSearch, stringifySearch } from "../src/app/search.js";

test("une adresse se lit et s’écrit sans guillemets ni nombres déguisés", () => {
  expect(parseSearch("?territoire=R84&annee=2024")).toEqual({ territoire: "R84", annee: "2024" });
  expect(stringifySearch({ territoire: "R84", annee: "2024" })).toBe("?territoire=R84&annee=2024");
});

test("une liste reste lisible, et un nom répété devient une liste", () => {
  expect(stringifySearch({ secteur: "A,B" })).toBe("?secteur=A,B");
  expect(parseSearch("?secteur=A&secteur=B")).toEqual({ secteur: "A,B" });
});

test("ce qui n’est pas choisi ne laisse pas de trace dans l’adresse", () => {
  expect(stringifySearch({ territoire: undefined, annee: "" })).toBe("");
});

test("aller et retour rendent les mêmes valeurs, accents et signes compris", () => {
  const search = { "collectivite~": "Besançon & Cie", q: "a=b?c#d" };
  expect(parseSearch(stringifySearch(search))).toEqual(search);
});

test("seul un code de territoire est gardé", () => {
  expect(sharedSearch({ territoire: "D2A" })).toEqual({ territoire: "D2A" });
  expect(sharedSearch({ territoire: "D971" })).toEqual({ territoire: "D971" });
  expect(sharedSearch({ territoire: "FR" })).toEqual({});
  expect(sharedSearch({ territoire: "<script>" })).toEqual({});
});

test("une question porte ses paramètres dans l’ordre, et tait ceux qui sont vides", () => {
  expect(
    indicatorOf("ctai.contrats", "FR", ["annee", "region"], { de: "2020", a: undefined }).path,
  ).toBe("/api/v1/indicateurs/ctai.contrats?territoire=FR&par=annee,region&de=2020");
  expect(searchOf({})).toBe("");
});

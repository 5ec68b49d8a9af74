import { describe, expect, it } from "vitest";
import { DATASETS, datasetOf } from "../src/catalogue/datasets/index.js";
import { foldHeader, matchHeader, recogniseDataset } from "../src/catalogue/header.js";
import type { Column } from "../src/catalogue/model.js";

const names = (columns: readonly (Column | null)[]) =>
  columns.map((column) => column?.name ?? null);
const canonical = (id: Parameters<typeof datasetOf>[0]) =>
  datasetOf(id).columns.map(({ name }) => name);

describe("headers are compared without dress", () => {
  it.each([
    ["Année", "annee"],
    ["  ANNÉE ", "annee"],
    ["\ufeffcode_departement", "codedepartement"],
    ["Code\u00a0département", "codedepartement"],
    ["Enveloppe de l’État (€)", "enveloppedeletat"],
    ["Cœur", "coeur"],
    ["Taux (%)", "taux"],
    ["", ""],
  ])("%j", (header, folded) => expect(foldHeader(header)).toBe(folded));
});

describe("every way of writing a column", () => {
  it.each(DATASETS.map((dataset) => [dataset.id, dataset] as const))(
    "%s: name, French label and aliases lead to it and to it only",
    (_, dataset) => {
      for (const column of dataset.columns) {
        for (const header of [column.name, column.label.fr, ...(column.aliases ?? [])]) {
          expect([header, ...names(matchHeader([header], dataset).columns)]).toEqual([
            header,
            column.name,
          ]);
        }
      }
    },
  );

  it.each(DATASETS.map((dataset) => [dataset.id, dataset] as const))(
    "%s: one to four aliases a column, none of them said twice",
    (_, { columns }) => {
      for (const { name, label, aliases = [] } of columns) {
        expect(aliases.length, name).toBeGreaterThanOrEqual(1);
        expect(aliases.length, name).toBeLessThanOrEqual(4);
        const all = [...new Set([name, label.fr].map(foldHeader)), ...aliases.map(foldHeader)];
        expect(new Set(all).size, name).toBe(all.length);
      }
    },
  );
});

describe("a header is matched", () => {
  const ctai = datasetOf("ctai");

  it("in the file's order", () => {
    const match = matchHeader(["Région", "EXERCICE", "n° de contrat"], ctai);
    expect(names(match.columns)).toEqual(["code_region", "annee", "id_contrat"]);
    expect(match.unknown).toEqual([]);
    expect(match.duplicates).toEqual([]);
  });

  it("with what is unknown and what is missing", () => {
    const match = matchHeader(["id_contrat", "Observations", "annee"], ctai);
    expect(names(match.columns)).toEqual(["id_contrat", null, "annee"]);
    expect(match.unknown).toEqual(["Observations"]);
    expect(names(match.missingRequired)).toEqual([
      "type_acte",
      "collectivite",
      "niveau",
      "code_region",
    ]);
    expect(match.missingOptional).toHaveLength(16);
  });

  it("and the blank last column of a spreadsheet is nothing", () => {
    const match = matchHeader([...canonical("ctai"), "", " "], ctai);
    expect(names(match.columns).slice(-2)).toEqual([null, null]);
    expect(match.unknown).toEqual([]);
    expect([...match.missingRequired, ...match.missingOptional]).toEqual([]);
  });

  it("once: the canonical name wins over an alias, else the first", () => {
    const match = matchHeader(["Exercice", "Année", "annee", "Signé le", "Signature le"], ctai);
    expect(names(match.columns)).toEqual([null, "annee", null, "date_signature", null]);
    expect(match.duplicates).toEqual(["Exercice", "annee", "Signature le"]);
    expect(match.unknown).toEqual([]);
  });
});

describe("a file is recognised", () => {
  it.each([
    ["ctai.csv", "ctai"],
    ["CTAI 2024 v2.csv", "ctai"],
    ["exports/places rurales 2023-T1.CSV", "places_rurales"],
    ["C:\\exports\\Places-Rurales.csv", "places_rurales"],
    ["chiffres_publiés.csv", "chiffres_publies"],
    ["mentorat_2.csv", "mentorat"],
  ])("%s by its name, whatever its header", (file, id) => {
    expect(recogniseDataset([], file)?.id).toBe(id);
  });

  it.each(DATASETS.map(({ id }) => id))("%s by its header", (id) => {
    expect(recogniseDataset(canonical(id), "export.csv")?.id).toBe(id);
    const required = datasetOf(id).columns.filter((column) => column.required);
    expect(
      recogniseDataset(["Remarque", ...required.map(({ label }) => label.fr)], "export.csv")?.id,
    ).toBe(id);
  });

  it("by nothing when a required column is missing", () => {
    const short = canonical("ctai").filter((name) => name !== "annee");
    expect(recogniseDataset(short, "export.csv")).toBeNull();
    expect(recogniseDataset([], "notes.csv")).toBeNull();
  });
});

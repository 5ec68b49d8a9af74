import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSearch, stringifySearch } from "../src/app/search.js";
import { columnsNeeded } from "../src/table/columns.js";
import { withCrossings } from "../src/table/crossing.js";
import { bundlesOf, groupNumber, joinParts, type Part } from "../src/table/groups.js";
import { compareCells, orderOf } from "../src/table/order.js";
import {
  askedOf,
  groupable,
  readColumns,
  readGrouping,
  readRowsChoice,
  writeRowsChoice,
} from "../src/table/page-state.js";
import { PROGRAMS, type SnippetQuestion, snippetOf } from "../src/table/snippets.js";
import type { Dataset } from "../src/table/switch.js";
import { same, text } from "../src/words/text.js";
import { column, rowsOf } from "./table-samples.js";

const places: Dataset = {
  id: "places_rurales",
  libelle: same("Places"),
  description: same(""),
  diffusion: "lignes",
  lignes: 6,
  colonnes: [
    column("id_centre", "identifiant"),
    column("trimestre", "trimestre"),
    column("dispositif", "choix"),
    column("places", "entier", { stock: true }),
    column("heures", "decimal"),
  ],
  filtres: [],
  ventilations: [],
};
const cells: Dataset = {
  ...places,
  id: "mentorat",
  diffusion: "cellules",
  colonnes: ["indicateur", "croisement", "valeur", "statut"].map((nom) => column(nom, "choix")),
  ventilations: [
    column("type_programme", "choix", {
      libelle: text("Type de programme", "Type of programme"),
      choix: [{ valeur: "academique", libelle: text("Académique", "Academic") }],
    }),
    column("sexe", "choix", {
      libelle: text("Sexe", "Sex"),
      choix: [
        { valeur: "F", libelle: text("Femme", "Female") },
        { valeur: "NR", libelle: text("Non renseigné", "Not given") },
      ],
    }),
  ],
};

describe("the address of the data page", () => {
  it("keeps columns in the dataset's order, and says nothing when all are chosen", () => {
    expect(readColumns({ colonnes: "heures,id_centre,couleur" }, places)).toEqual([
      "id_centre",
      "heures",
    ]);
    const all = places.colonnes.map(({ nom }) => nom).join(",");
    expect(readColumns({ colonnes: all }, places)).toBeNull();
    expect(readColumns({ colonnes: "couleur" }, places)).toBeNull();
  });

  it("never leaves a published cell without its indicator and its status", () => {
    expect(readColumns({ colonnes: "valeur" }, cells)).toEqual(["indicateur", "valeur", "statut"]);
  });

  it("groups public acts, never cells about people", () => {
    expect(readGrouping({ groupe: "dispositif,heures,trimestre" }, places)).toEqual({
      by: ["dispositif", "trimestre"],
      telling: "somme",
    });
    expect(readGrouping({ groupe: "indicateur" }, cells)).toBeNull();
    expect(groupable(cells)).toEqual([]);
  });

  it("is written back the same, and asks the API for the rows alone", () => {
    const search = {
      dispositif: "cada",
      colonnes: "id_centre,places",
      tri: "-places",
      groupe: "dispositif",
      agregat: "moyenne",
      release: "r0123456789ab",
    };
    const choice = readRowsChoice(search, places);
    expect(writeRowsChoice(choice)).toEqual(search);
    expect(askedOf(choice)).toEqual({
      dispositif: "cada",
      colonnes: "id_centre,places",
      release: "r0123456789ab",
    });
    expect(askedOf(choice, { release: null })).toEqual({
      dispositif: "cada",
      colonnes: "id_centre,places",
    });
  });

  it("says whatever may be chosen, and reads it back the same", () => {
    const names = places.colonnes.map(({ nom }) => nom);
    const value = fc
      .string({ minLength: 1, maxLength: 12 })
      .filter((text) => /^[^\s,\\.]+$/.test(text));
    const address = fc.record(
      {
        id_centre: fc
          .uniqueArray(value, { minLength: 1, maxLength: 3 })
          .map((list) => list.sort().join(",")),
        "dispositif~": value,
        colonnes: fc
          .subarray(names, { minLength: 1, maxLength: names.length - 1 })
          .map((list) => list.join(",")),
        tri: fc.constantFrom("places", "-heures"),
        groupe: fc.constantFrom("dispositif", "trimestre,dispositif"),
        release: fc.constant("r0123456789ab"),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(address, (search) => {
        const there = parseSearch(stringifySearch(writeRowsChoice(readRowsChoice(search, places))));
        expect(there).toEqual(search);
        expect(writeRowsChoice(readRowsChoice(there, places))).toEqual(there);
      }),
      { numRuns: 500, seed: 5 },
    );
  });

  it("asks for the columns of the groups, and for the period that tells a stock from a flow", () => {
    const grouping = { by: ["dispositif"], telling: "somme" } as const;
    const choice = { ...readRowsChoice({ colonnes: "places" }, places), grouping };
    expect(columnsNeeded(places, choice)).toEqual(["trimestre", "dispositif", "places"]);
    expect(columnsNeeded(places, { ...choice, grouping: null })).toEqual(["places"]);
  });
});

describe("groups", () => {
  const rows = rowsOf(
    ["trimestre", "dispositif", "places"],
    [
      ["2023-T1", "cada", 10],
      ["2023-T1", "huda", 5],
      ["2023-T1", "cada", null],
      ["2023-T2", "cada", 20],
      ["2023-T1", "cada", 3],
    ],
  );
  const bundles = bundlesOf(rows, { by: [1, 0], period: 0, sort: null });

  it("hold every row once, and come in the order of their cells", () => {
    expect(bundles.map(({ cells: own, rows: held }) => [own.join(" "), held])).toEqual([
      ["cada 2023-T1", [0, 2, 4]],
      ["cada 2023-T2", [3]],
      ["huda 2023-T1", [1]],
    ]);
    const falling = bundlesOf(rows, {
      by: [1],
      period: 0,
      sort: { column: "places", descending: true },
    });
    expect(falling.map(({ rows: held }) => held)).toEqual([[3, 0, 4, 2], [1]]);
  });

  it("add up what is known, count what is not, and remember the period", () => {
    const parts = bundles.map((bundle) => bundle.part(2));
    expect(parts[0]).toEqual({ sum: 13, known: 2, missing: 1, period: "2023-T1" });
    const both = joinParts([parts[0], parts[1]].filter((part) => part !== undefined));
    expect(both).toEqual({ sum: 33, known: 3, missing: 1, period: null });
  });

  it("never add a stock up over several periods, nor make a zero of what is missing", () => {
    const part: Part = { sum: 33, known: 3, missing: 1, period: null };
    expect(groupNumber(part, "somme", true)).toBe("stock");
    expect(groupNumber(part, "somme", false)).toBe(33);
    expect(groupNumber(part, "moyenne", true)).toBe(11);
    expect(groupNumber({ ...part, period: "2023-T1" }, "somme", true)).toBe(33);
    expect(groupNumber({ sum: 0, known: 0, missing: 4, period: null }, "somme", false)).toBe(
      "manquant",
    );
  });
});

describe("100,000 rows", () => {
  const COUNT = 100_000;
  const cells = Array.from({ length: COUNT }, (_, row) => [
    `C${(row * 7919) % 40_000}`,
    `2023-T${(row % 4) + 1}`,
    row % 97 === 0 ? null : (row * 31) % 5000,
  ]);
  const rows = rowsOf(["id_centre", "trimestre", "places"], cells);
  const timed = <T>(work: () => T): readonly [T, number] => {
    const start = performance.now();
    const result = work();
    return [result, performance.now() - start];
  };

  // Compared with what one would write first, in the same run, since a clock means little on a loaded machine.
  const [, naive] = timed(() => rows.column(0).toSorted(compareCells));

  it("are sorted whole, and turned over without comparing texts again", () => {
    const sort = (name: string, descending: boolean) =>
      timed(() => orderOf(rows, { column: name, descending }));
    const [order] = sort("id_centre", false);
    const [, again] = sort("id_centre", true);
    expect(new Set(order).size).toBe(COUNT);
    expect(new Set(sort("places", true)[0]).size).toBe(COUNT);
    expect(again).toBeLessThan(naive / 3);
  });

  it("are put together and added up as quickly", () => {
    const [groups, took] = timed(() => {
      const made = bundlesOf(rows, { by: [1], period: 1, sort: null });
      return made.map((bundle) => bundle.part(2));
    });
    expect(groups.reduce((sum, { known, missing }) => sum + known + missing, 0)).toBe(COUNT);
    expect(took).toBeLessThan(naive);
  });
});

describe("what a published cell tells apart", () => {
  it("is read in words, for every crossing of the plan", () => {
    const indicators = [
      { jeu: "mentorat", croisements: [["annee"], ["annee", "sexe", "type_programme"]] },
      { jeu: "ctai", croisements: null },
    ] as unknown as Parameters<typeof withCrossings>[1];
    const { colonnes } = withCrossings(cells, indicators);
    const choices = colonnes.find(({ nom }) => nom === "croisement")?.choix ?? [];
    expect(choices.map(({ valeur, libelle }) => [valeur, libelle.fr])).toEqual([
      ["ensemble", "Ensemble"],
      [
        "type_programme=academique&sexe=F",
        "Type de programme\u202F: académique\u202F; Sexe\u202F: femme",
      ],
      [
        "type_programme=academique&sexe=NR",
        "Type de programme\u202F: académique\u202F; Sexe\u202F: non renseigné",
      ],
    ]);
  });
});

describe("snippets", () => {
  const question: SnippetQuestion = {
    origin: "https://suivi.example",
    dataset: "places_rurales",
    parameters: { "gestionnaire~": "l'été", colonnes: "id_centre,places" },
    columns: places.colonnes.filter(({ nom }) => ["id_centre", "places"].includes(nom)),
    total: 12,
  };
  const write = (id: string, format: string): string => {
    const program = PROGRAMS.find((each) => each.id === id);
    if (!program) throw new Error(id);
    return snippetOf(program, question, format);
  };
  const ADDRESS = "https://suivi.example/api/v1/donnees/places_rurales.";
  const SEARCH = "?gestionnaire~=l'%C3%A9t%C3%A9&colonnes=id_centre,places";

  it("quote an address so that no shell reads it", () => {
    expect(write("curl", "csv-tableur")).toBe(
      `curl --fail --location --output 'places_rurales.csv' '${ADDRESS}csv${SEARCH.replace("'", "'\\''")}&variante=tableur'`,
    );
  });

  it("keep codes as texts, and check the number of rows of a pinned release", () => {
    expect(write("r", "csv")).toContain('id_centre = "character"');
    expect(write("r", "csv")).not.toContain('places = "character"');
    expect(write("r", "csv")).toContain("stopifnot(nrow(donnees) == 12)");
    expect(write("python", "csv")).toContain("assert len(lignes) == 12");
    expect(write("powerquery", "csv")).toContain('{"places", Int64.Type}');
    const program = PROGRAMS.find(({ id }) => id === "python");
    if (!program) throw new Error("python");
    expect(snippetOf(program, { ...question, total: null }, "csv")).not.toContain("assert");
  });

  it("fall back on a format that the program takes", () => {
    expect(write("r", "parquet")).toContain(`${ADDRESS}csv${SEARCH}`);
    expect(write("duckdb", "xlsx")).toContain("FROM 'places_rurales.parquet'");
  });
});

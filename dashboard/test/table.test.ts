import {
  Bool,
  DateDay,
  Int64,
  makeVector,
  Table,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from "apache-arrow";
import { describe, expect, it } from "vitest";
import { WORDS } from "../src/app/use-words.js";
import { addFilter, readFilters, removeValue, writeFilters } from "../src/filters/filter.js";
import { operatorsOf, readForm, wayOf } from "../src/filters/read-form.js";
import { lexiconOf, sayFilter, sayFilters } from "../src/filters/say.js";
import { cellWriter } from "../src/table/cells.js";
import { compareCells, orderOf } from "../src/table/order.js";
import { readSort } from "../src/table/page-state.js";
import { readRows } from "../src/table/rows.js";
import { sayCell, sayGroups, saySort } from "../src/table/say.js";
import { same, text } from "../src/words/text.js";
import { column, rowsOf } from "./table-samples.js";

const YEAR = column("annee", "annee", { libelle: text("Année", "Year"), operateurs: ["=", ".."] });
const NAME = column("collectivite", "texte", {
  libelle: text("Collectivité", "Authority"),
  operateurs: ["=", "~="],
});
const KIND = column("type_acte", "choix", {
  choix: [{ valeur: "signature", libelle: text("Signature", "Signature") }],
});
const COLUMNS = [YEAR, NAME, KIND];

const words = WORDS.fr;
const places = new Map([
  ["D2A", "Corse-du-Sud"],
  ["R84", "Auvergne-Rhône-Alpes"],
]);
const lexicon = lexiconOf(words, {
  territory: (code) => ({
    code,
    nom: places.get(code) ?? code,
    niveau: "region",
    parent: null,
    population: 1,
  }),
});

describe("filters of an address", () => {
  it("are read in the words of the API and written back the same", () => {
    const search = { annee: "2021..2023", "collectivite~": "lyon", type_acte: "signature" };
    const filters = readFilters(search, COLUMNS);
    expect(filters.map(({ operator, values }) => [operator, values])).toEqual([
      ["..", ["2021", "2023"]],
      ["~=", ["lyon"]],
      ["=", ["signature"]],
    ]);
    expect(writeFilters(filters)).toEqual(search);
  });

  it("leave out what is no column, and keep a comma inside a value", () => {
    expect(readFilters({ couleur: "bleu" }, COLUMNS)).toEqual([]);
    const filters = readFilters({ collectivite: "Lyon\\, Métropole,Brest" }, COLUMNS);
    expect(filters[0]?.values).toEqual(["Lyon, Métropole", "Brest"]);
    expect(writeFilters(filters)).toEqual({ collectivite: "Brest,Lyon\\, Métropole" });
  });

  it("have one writing whatever the order they were chosen in", () => {
    const one = readFilters({ annee: "2023,2021" }, COLUMNS);
    expect(writeFilters(one)).toEqual({ annee: "2021,2023" });
  });

  it("join equal values of a column, and let another comparison take their place", () => {
    const first = addFilter([], { column: YEAR, operator: "=", values: ["2022"] });
    const both = addFilter(first, { column: YEAR, operator: "=", values: ["2023"] });
    expect(writeFilters(both)).toEqual({ annee: "2022,2023" });
    const range = addFilter(both, { column: YEAR, operator: "..", values: ["2019", ""] });
    expect(writeFilters(range)).toEqual({ annee: "2019.." });
  });

  it("go one value at a time, then whole", () => {
    const filters = readFilters({ annee: "2022,2023" }, COLUMNS);
    const [filter] = filters;
    if (!filter) throw new Error("no filter");
    const rest = removeValue(filters, { filter, value: "2022" });
    expect(writeFilters(rest)).toEqual({ annee: "2023" });
    expect(removeValue(rest, { filter: rest[0] ?? filter, value: "2023" })).toEqual([]);
    expect(removeValue(filters, { filter })).toEqual([]);
  });
});

describe("the filter form", () => {
  const form = (fields: Record<string, string>): FormData => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return data;
  };

  it("offers every comparison that the catalogue allows, with the fields that suit it", () => {
    expect(operatorsOf(YEAR)).toEqual(["..", "="]);
    expect(operatorsOf(NAME)).toEqual(["~=", "="]);
    expect(operatorsOf(YEAR).map((operator) => wayOf(YEAR, operator))).toEqual(["range", "values"]);
    expect(operatorsOf(NAME).map((operator) => wayOf(NAME, operator))).toEqual([
      "contains",
      "values",
    ]);
    expect(wayOf(KIND, "=")).toBe("choice");
    expect(wayOf(column("code_region", "region"), "=")).toBe("choice");
  });

  it("makes one year of two equal bounds, a list of values typed, and nothing of nothing", () => {
    expect(readForm(YEAR, "..", form({ de: "2023", a: "2023" }))).toMatchObject({
      operator: "=",
      values: ["2023"],
    });
    expect(readForm(YEAR, "..", form({ de: "2021", a: "" }))).toMatchObject({
      operator: "..",
      values: ["2021", ""],
    });
    expect(readForm(YEAR, "=", form({ valeur: "2021 ; 2023;2021" }))?.values).toEqual([
      "2021",
      "2023",
    ]);
    expect(readForm(YEAR, "..", form({ de: " ", a: "" }))).toBeNull();
    expect(readForm(NAME, "=", form({ valeur: " ; " }))).toBeNull();
    expect(readForm(NAME, "~=", form({ valeur: " " }))).toBeNull();
  });

  it("takes the decimal comma of amounts, and leaves those of texts", () => {
    const amount = column("etp", "decimal", { operateurs: [".."] });
    expect(readForm(amount, "..", form({ de: "0,5", a: "" }))?.values).toEqual(["0.5", ""]);
    expect(readForm(NAME, "=", form({ valeur: "Lyon, Métropole; Brest" }))?.values).toEqual([
      "Lyon, Métropole",
      "Brest",
    ]);
  });
});

describe("words of filters and cells", () => {
  it("say filters as a reader would", () => {
    const said = (search: Record<string, string>): string[] =>
      readFilters(search, [
        ...COLUMNS,
        column("region", "region", { libelle: text("Région", "Region") }),
      ]).map((filter) => sayFilter(filter, filter.values, lexicon));
    expect(said({ annee: "2022,2023" })).toEqual(["Année\u202F: 2022 ou 2023"]);
    expect(said({ annee: "2021.." })).toEqual(["Année\u202F: à partir de 2021"]);
    expect(said({ "collectivite~": "lyon" })).toEqual(["Collectivité contient «\u00A0lyon\u00A0»"]);
    expect(said({ region: "84" })).toEqual(["Région\u202F: Auvergne-Rhône-Alpes (84)"]);
  });

  it("say all the filters in one sentence, and the order for those who do not see it", () => {
    const filters = readFilters(
      { annee: "2022,2023", "collectivite~": "lyon", type_acte: "signature" },
      COLUMNS,
    );
    expect(sayFilters(filters, lexicon).fr).toBe(
      "Lignes où « Année » vaut 2022 ou 2023, et « Collectivité » contient « lyon », et « type_acte » vaut Signature.".replaceAll(
        /« | »/g,
        (quote) => quote.replace(" ", "\u00A0"),
      ),
    );
    expect(sayGroups(["type_acte", "annee"], COLUMNS).fr).toBe(
      "Lignes regroupées par «\u00A0type_acte\u00A0», puis «\u00A0Année\u00A0».",
    );
    expect(saySort({ column: "annee", descending: true }, COLUMNS).fr).toBe(
      "Lignes triées par «\u00A0Année\u00A0», ordre décroissant.",
    );
  });

  it("write French numbers, dates, booleans, lists; a missing cell is empty, zero is not", () => {
    const write = (type: string, cell: Parameters<typeof sayCell>[1]): string =>
      sayCell(column("c", type), cell, lexicon);
    expect(write("entier", 1234567)).toBe("1\u202F234\u202F567");
    expect(write("decimal", 12.5)).toBe("12,50");
    expect(write("euros", 118000)).toBe("118\u202F000\u00A0€");
    expect(write("annee", 2023)).toBe("2023");
    expect(write("date", "2023-11-08")).toBe("08/11/2023");
    expect(write("booleen", false)).toBe("non");
    expect(write("liste_departements", "2A|99")).toBe("Corse-du-Sud (2A), D99 (99)");
    expect(write("entier", 0)).toBe("0");
    expect(write("entier", null)).toBe("");
  });

  it("put the mark of its status where a published cell has no value", () => {
    const columns = [
      column("indicateur", "identifiant"),
      column("valeur", "decimal"),
      column("statut", "choix"),
    ];
    const unit = { id: "pourcent", libelle: same("%"), symbole: same("%"), decimales: 1 };
    const say = cellWriter({
      columns,
      rows: rowsOf(
        ["indicateur", "valeur", "statut"],
        [
          ["a.b", null, "secret"],
          ["a.b", 12.345, "publie"],
          ["a.b", 12.345, "provisoire"],
        ],
      ),
      words,
      reference: {
        territory: () => undefined,
        indicator: () => ({ unite: "pourcent" }),
        unit: () => unit,
        catalogue: {
          statuts_valeur: [
            { id: "secret", libelle: same(""), sens: same(""), marque: same("s") },
            { id: "provisoire", libelle: same(""), sens: same(""), marque: same("(p)") },
          ],
        },
      } as unknown as Parameters<typeof cellWriter>[0]["reference"],
    });
    expect(say(0, "valeur")).toBe("s");
    expect(say(1, "valeur")).toBe("12,3\u00A0%");
    expect(say(2, "valeur")).toBe("12,3\u00A0%\u00A0(p)");
  });
});

describe("rows and their order", () => {
  it("come out of Arrow as plain cells: dates as ISO, 64-bit integers as numbers, missing as null", () => {
    const table = new Table({
      nom: vectorFromArray(["Brest", null], new Utf8()),
      date: vectorFromArray([new Date("2019-05-01"), null], new DateDay()),
      oui: vectorFromArray([true, null], new Bool()),
      grand: vectorFromArray([5n, null], new Int64()),
      reel: makeVector(new Float64Array([1.5, 2])),
    });
    const rows = readRows(tableToIPC(table, "stream"));
    expect([rows.length, ...rows.columns]).toEqual([2, "nom", "date", "oui", "grand", "reel"]);
    const cells = (row: number) => rows.columns.map((_, place) => rows.cell(row, place));
    expect(cells(0)).toEqual(["Brest", "2019-05-01", true, 5, 1.5]);
    expect(cells(1)).toEqual([null, null, null, null, 2]);
    expect(rows.column(0)).toEqual(["Brest", null]);
  });

  it("are sorted as French is: accents do not part words, digits inside texts are numbers", () => {
    expect(["zèbre", "Éveil", "etage", "CTAI-10", "CTAI-9"].toSorted(compareCells)).toEqual([
      "CTAI-9",
      "CTAI-10",
      "etage",
      "Éveil",
      "zèbre",
    ]);
    expect([10, 9, -1].toSorted(compareCells)).toEqual([-1, 9, 10]);
  });

  it("keep the dataset's own order where cells are equal, and put missing ones last both ways", () => {
    const rows = rowsOf(
      ["nom", "nombre"],
      [
        ["Brest", 10],
        ["Éveil", null],
        ["brest", 9],
        [null, 10],
        ["Brest", -1],
      ],
    );
    const order = (name: string, descending: boolean) => [
      ...orderOf(rows, { column: name, descending }),
    ];
    expect(order("nombre", false)).toEqual([4, 2, 0, 3, 1]);
    expect(order("nombre", true)).toEqual([0, 3, 2, 4, 1]);
    expect(order("nom", false)).toEqual([2, 0, 4, 1, 3]);
    expect(order("nom", true)).toEqual([1, 0, 4, 2, 3]);
    expect([...orderOf(rows, null)]).toEqual([0, 1, 2, 3, 4]);
    expect(order("absente", true)).toEqual([0, 1, 2, 3, 4]);
  });

  it("have their order in the address", () => {
    expect(readSort({ tri: "-annee" })).toEqual({ column: "annee", descending: true });
    expect(readSort({ tri: "annee" })).toEqual({ column: "annee", descending: false });
    expect(readSort({})).toBeNull();
  });
});

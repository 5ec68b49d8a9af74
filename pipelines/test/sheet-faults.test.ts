import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { takeInventory } from "../src/load/inventory.js";
import { type Observed, observeFolder } from "./faults.js";
import { scratchFolder } from "./scratch.js";
import { CTAI, folderWith, plain, soundCsv, typedRows } from "./sheets.js";
import { xlsx } from "./workbook/books.js";
import { sheetRows, type Table, type Value } from "./workbook/tables.js";

const OTHER: Table = typedRows(soundCsv("mentorat"));
const NOTES: Table = [
  ["Aide", "Voir le guide"],
  ["Contact", "fabriques"],
];
const TITLES: Table = [["Contrats territoriaux"], [], ["Export du", { date: "2024-03-31" }]];

/** The sound contracts with one cell changed, by row (of the sheet, from 2) and by column (from 1). */
const changed = (row: number, column: number, value: Value): Table =>
  CTAI.map((cells, i) =>
    i === row - 1 ? cells.map((cell, j) => (j === column - 1 ? value : cell)) : cells,
  );

async function seen(
  bytes: Buffer,
  name = "ctai.xlsx",
): Promise<Observed & { readonly back: string }> {
  const work = join(scratchFolder(), "prive");
  mkdirSync(work);
  const observed = await observeFolder(folderWith(bytes, name), work, [name]);
  let back = "";
  try {
    back = plain(readFileSync(join(work, "retours", `${name}.a-corriger.csv`), "utf8"));
  } catch {}
  return {
    ...observed,
    back,
    refus: observed.refus?.map(plain) ?? null,
    laisses: observed.laisses.map(plain),
    anomalies: observed.anomalies.map((one) => ({ ...one, message: plain(one.message) })),
    notices: observed.notices.map((one) => ({ ...one, message: plain(one.message) })),
  };
}

const book = (data: readonly string[], after = ""): Promise<Buffer> =>
  xlsx({ data, after, formats: ["dd/mm/yyyy", "0%"] });
const own = (table: Table): Promise<Buffer> => book([sheetRows(table)]);
/** The sound contracts, whose cell at that reference is another element. */
const withCell = (reference: string, cell: string): Promise<Buffer> =>
  book([sheetRows(CTAI).replace(new RegExp(`<c r="${reference}"[\\s\\S]*?</c>`), cell)]);

describe("the cells of a sheet", () => {
  test.each([
    ['t="e"><v>#REF!</v>', "#REF!", "la formule donne l’erreur « #REF! » : la corriger"],
    ["><f>A1</f>", null, "cette formule n’a jamais été calculée"],
    ['s="1"><v>0</v>', "0", "c’est le nombre 0 mis en forme de date"],
  ])(
    "without a sure value have an anomaly with what the sheet has there: %s",
    async (cell, valeur, words) => {
      const { anomalies, counts, refus } = await seen(
        await withCell("J3", `<c r="J3" ${cell}</c>`),
      );
      expect(refus).toBeNull();
      expect(counts.ctai).toMatchObject({ lues: 5, chargees: 5 });
      const [anomaly, ...others] = anomalies.filter(({ regle }) => regle === "illisible");
      expect(others).toEqual([]);
      expect(anomaly).toMatchObject({
        ligne: 3,
        colonne: "enveloppe_etat",
        valeur,
        gravite: "avertissement",
      });
      expect(anomaly?.message.startsWith(`Feuille « Feuille », cellule J3 : ${words}`)).toBe(true);
    },
  );

  test("refuse the row where they are required, and it goes back to who sent it", async () => {
    const { counts, back } = await seen(await withCell("B4", '<c r="B4" t="e"><v>#N/A</v></c>'));
    expect(counts.ctai).toMatchObject({ lues: 5, chargees: 4, refusees: 1 });
    const [header, row, ...others] = back.slice(1, -2).split("\r\n");
    expect(header).toMatch(/^Id contrat;Année;.*;_ligne;_anomalies$/);
    expect(row).toMatch(/^CTAI-003;#VALEUR!;.*;8;4;.*cellule B4/);
    expect(others).toEqual([]);
  });

  test("are read as they are typed: three decimals are no thousands, a percentage is no number", async () => {
    const precise = changed(2, 15, 1.125).map((row, i) => (i === 2 ? row.with(14, "2.000") : row));
    const { anomalies } = await seen(await own(precise));
    expect(anomalies.map(({ ligne, colonne, valeur }) => [ligne, colonne, valeur])).toEqual([
      [3, "etp_coordination", "2.000"],
    ]);
    const share = await seen(await withCell("O2", '<c r="O2" s="2"><v>0.5</v></c>'));
    expect(share.anomalies).toEqual([
      expect.objectContaining({ ligne: 2, colonne: "etp_coordination", valeur: "50 %" }),
    ]);
  });

  test("keep their rows' numbers below titles, gaps and cells of several lines", async () => {
    const table = [
      ...TITLES,
      ...changed(2, 5, "Métropole\nde\nLyon").slice(0, 3),
      [],
      [],
      ...changed(4, 2, "hier").slice(3),
    ];
    const { anomalies, notices, counts } = await seen(await own(table));
    expect(counts.ctai).toMatchObject({ lues: 5, chargees: 4 });
    expect(anomalies.filter(({ gravite }) => gravite === "refus")).toEqual([
      expect.objectContaining({
        ligne: 9,
        colonne: "annee",
        message: expect.stringMatching(/^Feuille « Feuille », cellule B9 : /),
      }),
    ]);
    const titles = anomalies.filter(({ regle }) => regle === "avant_en_tete");
    expect(titles.map(({ ligne }) => ligne)).toEqual([1, 3]);
    expect(notices).toEqual([]);
  });

  test("whose characters were lost before are told, by their row and no byte", async () => {
    const { anomalies } = await seen(await own(changed(3, 5, "BÃ©ziers")));
    expect(anomalies).toEqual([expect.objectContaining({ ligne: 3, regle: "encodage" })]);
    expect(anomalies[0]?.message).toMatch(
      /^Feuille « Feuille », ligne 3 : Un texte.*« é » : refaire/,
    );
  });

  test("beyond the named columns refuse their row, as in a CSV file", async () => {
    const table = CTAI.map((row, i) => (i === 3 ? [...row, null, null, "hors tableau"] : row));
    const { anomalies, counts } = await seen(await own(table));
    expect(counts.ctai).toMatchObject({ lues: 5, refusees: 1 });
    expect(anomalies).toEqual([
      expect.objectContaining({ ligne: 4, regle: "cellule_sans_colonne" }),
    ]);
  });
});

describe("the sheets of a workbook", () => {
  test("that the catalogue does not know are told, and the one that it knows is read", async () => {
    const { laisses, counts, refus } = await seen(await book([NOTES, [], CTAI].map(sheetRows)));
    expect(refus).toBeNull();
    expect(counts.ctai).toMatchObject({ chargees: 5 });
    expect(laisses).toEqual([
      "« ctai.xlsx », feuille « Feuille » : ses colonnes ne sont celles d’aucun jeu de données, elle est laissée de côté.",
    ]);
  });

  test.each([
    [
      "of the same dataset",
      [CTAI, CTAI],
      /^ctai.xlsx : les feuilles « Feuille » \(ctai\) et « Feuille 2 » \(ctai\) ont.*n’en garder qu’une/,
    ],
    [
      "of two datasets",
      [CTAI, OTHER],
      /« Feuille » \(ctai\) et « Feuille 2 » \(mentorat\) sont de plusieurs jeux/,
    ],
    ["that are not those of its name", [NOTES, OTHER], /^ctai.xlsx : feuille « Feuille 2 »/],
    [
      "that are none of any dataset",
      [NOTES, NOTES],
      /aucune de ses feuilles \(« Feuille », « Feuille 2 »\)/,
    ],
    [
      "whose rows are each in one cell",
      [CTAI.map((row) => [row.map((cell) => cell ?? "").join(",")])],
      /^ctai.xlsx : feuille « Feuille », ligne 1 : toutes les valeurs.*Convertir/,
    ],
    ["that are empty", [[]], /^ctai.xlsx : le classeur est vide/],
    [
      "that miss a column",
      [[...TITLES, ...CTAI.map((row) => row.toSpliced(1, 1))]],
      /^ctai.xlsx : feuille « Feuille », ligne 4 : .*annee/,
    ],
  ])("%s refuse the load", async (_, sheets, words) => {
    const { refus } = await seen(await book(sheets.map(sheetRows)));
    expect(refus).toEqual([expect.stringMatching(words)]);
  });

  test("are left out with their file where neither it nor they are known", async () => {
    const folder = folderWith(await own(CTAI));
    writeFileSync(join(folder, "suivi.xlsx"), await own(NOTES));
    const { leftOut } = await takeInventory(folder);
    expect(leftOut.map(plain)).toEqual([
      expect.stringMatching(/^« suivi.xlsx » est laissé de côté/),
    ]);
  });

  test("have their hidden rows and merges told, once read", async () => {
    const hidden = sheetRows(CTAI).replace('<row r="3">', '<row r="3" hidden="1">');
    const merged = '<mergeCells><mergeCell ref="E2:E3"/></mergeCells>';
    const { notices } = await seen(await book([hidden], merged));
    expect(notices.map(({ regle, message }) => [regle, message])).toEqual([
      [
        "feuille",
        expect.stringMatching(/^Feuille « Feuille », ligne 3 : une ligne masquée est lue/),
      ],
      [
        "feuille",
        expect.stringMatching(/^Feuille « Feuille », E2:E3 : des cellules sont fusionnées/),
      ],
    ]);
  });
});

import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { folded, foldValue, literal, MISSING_MARKERS, missing } from "../src/catalogue/cells.js";
import { choices, FRENCH_LEVELS, SEX } from "../src/catalogue/datasets/choices.js";
import { KINDS } from "../src/catalogue/kinds.js";
import type { Column, KindId } from "../src/catalogue/model.js";
import { happenedCheck, limitCheck } from "../src/catalogue/refusals.js";
import { DEPARTMENTS, REGIONS, TERRITORIES } from "../src/catalogue/territories.js";
import { text } from "../src/catalogue/text.js";

const NBSP = "\u00a0";
const NNBSP = "\u202f";

const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
const connection = await instance.connect();
beforeAll(() => connection.run("set time zone 'Pacific/Auckland'"));
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

const columnOf = (kind: KindId, rest: Partial<Column> = {}): Column => ({
  name: "colonne",
  kind,
  label: text("Colonne", "Column"),
  ...rest,
});

/** Evaluates an expression over `cell` on a real VARCHAR column, one row per cell, in order. */
async function evaluate(sql: string, cells: readonly (string | null)[]): Promise<unknown[]> {
  const rows = cells.map((cell, rank) => `(${rank}, ${cell === null ? "null" : sqlText(cell)})`);
  const reader = await connection.runAndReadAll(
    `select ${sql} as result from (values ${rows.join(", ")}) t(rank, cell) order by rank`,
  );
  return reader.getRowObjectsJson().map((row) => row.result);
}

const sqlText = (cell: string): string =>
  `(${cell.split("\0").map(literal).join(" || chr(0) || ")})::varchar`;

const read = (column: Column, cells: readonly (string | null)[]): Promise<unknown[]> =>
  evaluate(KINDS[column.kind].read("cell", column), cells);

type Cases = readonly (readonly [cell: string | null, value: unknown])[];

const MEASURES = choices([
  ["cdd_6_plus", "CDD de 6 mois ou plus", "Fixed term"],
  ["pair_a_pair", "De pair à pair", "Peer to peer"],
  ["sante", "Santé", "Health"],
  ["26_35", "De 26 à 35 ans", "26 to 35"],
]);

const CASES: readonly (readonly [Column, Cases])[] = [
  [
    columnOf("texte"),
    [
      ["Clermont Auvergne Métropole", "Clermont Auvergne Métropole"],
      [`${NBSP} Nantes${NNBSP}\t\n`, "Nantes"],
      ["une ligne\net une autre", "une ligne\net une autre"],
      ["NC", null],
      [" n.d. ", null],
      ["\n", null],
      ["Ncr", "Ncr"],
      ["a\0b", null],
      ["#REF!", null],
      ["#VALEUR!", null],
      ["#1 du classement", "#1 du classement"],
      ["Strasbourg\u3000", "Strasbourg"],
      ["Ars-en-Ré\n", "Ars-en-Ré"],
      ["Grand Paris\0Sud", null],
      ["Œuvre « 名 »", "Œuvre « 名 »"],
      [null, null],
    ],
  ],
  [
    columnOf("identifiant"),
    [
      ["CTAI–001", "CTAI-001"],
      ["\u200BCTAI-001", "CTAI-001"],
      [`CTAI${NBSP} 001`, "CTAI 001"],
      ["B-0001", "B-0001"],
      [` B-0001${NBSP}`, "B-0001"],
      ["00012", "00012"],
      ["2,00001E+13", null],
      ["2E+08", null],
      ["CADE+12", "CADE+12"],
      ["-", null],
      ["#N/A", null],
    ],
  ],
  [
    columnOf("entier"),
    [
      ["0", 0],
      ["12", 12],
      ["-3", -3],
      ["−3", -3],
      ["+3", 3],
      ["007", 7],
      [" 12 ", 12],
      ["1 250", 1250],
      [`1${NBSP}250`, 1250],
      [`12${NNBSP}345${NNBSP}678`, 12345678],
      ["2147483647", 2147483647],
      ["2147483648", null],
      ["1 2 3", null],
      ["12 34", null],
      ["12,5", null],
      ["12.0", null],
      ["1.5", null],
      ["1e3", null],
      ["1E+03", null],
      ["1_000", null],
      ["0x1F", null],
      ["douze", null],
      ["12 places", null],
      ["", null],
      ["NC", null],
      [null, null],
    ],
  ],
  [
    columnOf("decimal"),
    [
      ["0,5", 0.5],
      ["0.5", 0.5],
      [",5", 0.5],
      ["12", 12],
      ["-12,25", -12.25],
      ["12,5 %", null],
      ["427.000", null],
      ["427,000", null],
      ["0,125", 0.125],
      ["1250.125", 1250.125],
      ["12,3456", 12.3456],
      ["1 234,5", 1234.5],
      [`1${NNBSP}234${NNBSP}567,125`, 1234567.125],
      ["1234567,5", 1234567.5],
      ["1.234,5", null],
      ["1,234.5", null],
      ["1,2,3", null],
      ["1e3", null],
      ["1,5E+3", null],
      ["inf", null],
      ["nan", null],
      ["1 2,5", null],
      ["12,", null],
      ["% 5", null],
      ["12,5 €", null],
      ["", null],
    ],
  ],
  [
    columnOf("euros"),
    [
      ["125000", 125000],
      [`125${NBSP}000,50 €`, 125000.5],
      ["125 000 euros", 125000],
      ["125 000 EUR", 125000],
      ["125 k€", null],
      ["12 %", null],
      ["€", null],
    ],
  ],
  [
    columnOf("date"),
    [
      ["31/12/2024", "2024-12-31"],
      ["01/02/2023", "2023-02-01"],
      ["1/2/2023", "2023-02-01"],
      [" 01/02/2023 ", "2023-02-01"],
      ["01-02-2023", "2023-02-01"],
      ["01.02.2023", "2023-02-01"],
      ["2024-12-31", "2024-12-31"],
      ["2024/12/31", "2024-12-31"],
      ["31/12/2024 00:00", "2024-12-31"],
      ["2024-12-31T23:59:59Z", "2025-01-01"],
      ["2024-07-14T21:59:00.000Z", "2024-07-14"],
      ["2024-07-14T22:00Z", "2024-07-15"],
      ["2024-03-31T00:59:00Z", "2024-03-31"],
      ["2024-12-31T23:59:59", "2024-12-31"],
      ["2024-12-31 23:59:59+02:00", "2024-12-31"],
      ["01/01/1900", "1900-01-01"],
      ["31/12/2100", "2100-12-31"],
      ["29/02/2024", "2024-02-29"],
      ["29/02/2023", null],
      ["31/02/2023", null],
      ["12/31/2024", null],
      ["31/12/24", null],
      ["31/12/19    ", null],
      ["31/12/0024", null],
      ["31/12/1899", null],
      ["01/01/2101", null],
      ["1899-12-31", null],
      ["2024-12-31xx", null],
      ["2024-13-01", null],
      ["2024", null],
      ["45291", null],
      ["infinity", null],
      ["epoch", null],
      ["hier", null],
      ["n.d.", null],
    ],
  ],
  [
    columnOf("booleen"),
    [
      ...["oui", "Oui", "OUI", "O", "o", "1", "vrai", "VRAI", "true", "True", ` oui${NBSP}`].map(
        (cell) => [cell, true] as const,
      ),
      ...["non", "Non", "NON", "N", "n", "0", "faux", "FAUX", "false", " Non\n"].map(
        (cell) => [cell, false] as const,
      ),
      ...["2", "01", "x", "ouais", "NC", "", null].map((cell) => [cell, null] as const),
    ],
  ],
  [
    columnOf("choix", { choices: MEASURES }),
    [
      ["cdd_6_plus", "cdd_6_plus"],
      ["CDD 6 plus", "cdd_6_plus"],
      ["CDD-6-PLUS", "cdd_6_plus"],
      ["CDD de 6 mois ou plus", "cdd_6_plus"],
      [`pair${NBSP}à pair`, "pair_a_pair"],
      ["De pair à pair", "pair_a_pair"],
      [" Santé ", "sante"],
      ["SANTÉ", "sante"],
      ["26-35", "26_35"],
      ["26–35", "26_35"],
      ["sante*", null],
      ["sant", null],
      ["Health", null],
      ["", null],
      [null, null],
    ],
  ],
  [
    columnOf("choix", { choices: SEX }),
    [
      ["F", "F"],
      ["f", "F"],
      ["Femme", "F"],
      ["NR", "NR"],
      ["Non renseigné", "NR"],
      ["X", null],
    ],
  ],
  [
    columnOf("liste_choix", { choices: MEASURES }),
    [
      ["sante", ["sante"]],
      ["Santé | pair à pair", ["sante", "pair_a_pair"]],
      ["sante|sante|26_35", ["sante", "26_35"]],
      ["sante|", ["sante"]],
      ["sante|inconnue", null],
      ["sante|NC", null],
      ["|", null],
      ["sante;26_35", null],
      ["", null],
      [null, null],
    ],
  ],
  [
    columnOf("annee"),
    [
      ["2019", 2019],
      [" 2019 ", 2019],
      [`2${NBSP}019`, 2019],
      ["1900", 1900],
      ["2100", 2100],
      ["1899", null],
      ["2101", null],
      ["19", null],
      ["2e3", null],
      ["2e+3", null],
      ["2019.0", null],
      ["2019-2020", null],
    ],
  ],
  [
    columnOf("trimestre"),
    [
      ["2023-T1", "2023-T1"],
      ["2023T1", "2023-T1"],
      ["2023 T4", "2023-T4"],
      ["T1 2023", "2023-T1"],
      ["t1-2023", "2023-T1"],
      ["1T2023", "2023-T1"],
      ["3T 2023", "2023-T3"],
      [` 2023-T2${NBSP}`, "2023-T2"],
      ["2023-T5", null],
      ["2023-T0", null],
      ["T1 23", null],
      ["2023", null],
      ["2023-01", null],
      ["1823-T1", null],
    ],
  ],
  [
    columnOf("siren"),
    [
      ["200046977", "200046977"],
      ["242900314", "242900314"],
      ["200 046 977", "200046977"],
      [`200${NBSP}046${NNBSP}977`, "200046977"],
      [" 200046977 ", "200046977"],
      ["005520135", "005520135"],
      ["200046978", null],
      ["000000000", null],
      ["20004697", null],
      ["20004697700019", null],
      ["2,00047E+08", null],
      ["2.0005e+8", null],
      ["+20004697", null],
      ["20004697X", null],
      ["", null],
      [null, null],
    ],
  ],
  [
    columnOf("departement"),
    [
      ["01", "01"],
      ["1", "01"],
      ["2A", "2A"],
      ["2a", "2A"],
      [" 69 ", "69"],
      ["971", "971"],
      ["976", "976"],
      ["975", null],
      ["20", null],
      ["96", null],
      ["00", null],
      ["0", null],
      ["Rhône", null],
      ["D69", null],
      ["84,0", null],
    ],
  ],
  [
    columnOf("liste_departements"),
    [
      ["91|77", ["91", "77"]],
      ["91 | 77", ["91", "77"]],
      ["1|2a", ["01", "2A"]],
      ["91|91", ["91"]],
      ["91|999", null],
      ["91;77", null],
      ["", null],
    ],
  ],
  [
    columnOf("region"),
    [
      ["84", "84"],
      ["1", "01"],
      ["06", "06"],
      ["82", null],
      ["05", null],
      ["Bretagne", null],
    ],
  ],
  [
    columnOf("commune"),
    [
      ["02720", "02720"],
      ["2720", "02720"],
      ["2A004", "2A004"],
      ["2a004", "2A004"],
      [" 69123 ", "69123"],
      ["97411", "97411"],
      ["2C004", null],
      ["123", null],
      ["690001", null],
      ["Sissonne", null],
    ],
  ],
  [
    columnOf("territoire"),
    [
      ["FR", "FR"],
      ["fr", "FR"],
      ["R84", "R84"],
      ["D2a", "D2A"],
      ["D971", "D971"],
      ["R82", null],
      ["D20", null],
      ["84", null],
      ["France", null],
    ],
  ],
  [
    columnOf("lien"),
    [
      [
        "https://accueil-integration-refugies.fr/a?b=c",
        "https://accueil-integration-refugies.fr/a?b=c",
      ],
      [" http://exemple.fr ", "http://exemple.fr"],
      ["javascript:alert(1)", null],
      ["www.exemple.fr", null],
      ["https://a b", null],
      ['https://a"onclick', null],
    ],
  ],
];

describe("a cell is read as its kind says", () => {
  it.each(CASES)("$kind", async (column, cases) => {
    const values = await read(
      column,
      cases.map(([cell]) => cell),
    );
    expect(cases.map(([cell], rank) => [cell, values[rank]])).toEqual(cases);
  });

  it.each([
    ["decimal", { thousands: ".", decimals: "," }, "427.000", 427_000],
    ["decimal", { thousands: ".", decimals: "," }, "1.234.567,5", 1_234_567.5],
    ["decimal", { thousands: ".", decimals: "," }, "12,125", 12.125],
    ["euros", { thousands: ",", decimals: "." }, "427,000 €", 427_000],
    ["euros", { thousands: ",", decimals: "." }, "427.125", 427.125],
    ["date", { monthFirst: true }, "04/05/2024", null],
    ["date", { monthFirst: true }, "2024-05-04", "2024-05-04"],
  ] as const)("%s as its file writes it, %o: %s", async (kind, writing, cell, value) => {
    expect(await read(columnOf(kind, { writing }), [cell])).toEqual([value]);
  });

  it("reads a percentage where the column has them", async () => {
    const cells = ["12,5 %", `12,5${NNBSP}%`, "12,5%"];
    expect(await read(columnOf("decimal", { percent: true }), cells)).toEqual([12.5, 12.5, 12.5]);
  });

  it("covers every kind", () => {
    const covered = new Set(CASES.map(([column]) => column.kind));
    expect([...covered].sort()).toEqual(Object.keys(KINDS).sort());
  });

  it("has the type that the table is created with", async () => {
    for (const [column] of CASES) {
      const { sqlType, read } = KINDS[column.kind];
      await connection.run(`create or replace temp table typed(value ${sqlType(column)})`);
      const [stored] = await typesOf("select value from typed");
      const [computed] = await typesOf(
        `select ${read("cell", column)} from (select null::varchar as cell)`,
      );
      expect([column.kind, computed]).toEqual([column.kind, stored]);
    }
  });

  it("accepts every code of the reference, and each as it is", async () => {
    const sets: readonly (readonly [KindId, readonly string[]])[] = [
      ["departement", DEPARTMENTS.map(({ cog }) => cog)],
      ["region", REGIONS.map(({ cog }) => cog)],
      ["territoire", TERRITORIES.map(({ code }) => code)],
    ];
    for (const [kind, codes] of sets) expect(await read(columnOf(kind), codes)).toEqual(codes);
    expect(sets.map(([, codes]) => codes.length)).toEqual([101, 18, 120]);
  });

  it("keeps the order of choices, so that levels compare", async () => {
    const column = columnOf("choix", { choices: FRENCH_LEVELS });
    const level = (cell: string) => KINDS.choix.read(literal(cell), column);
    expect(
      await evaluate(`${level("A0")} < ${level("B1")} and ${level("B2")} < ${level("C1")}`, [""]),
    ).toEqual([true]);
  });
});

async function typesOf(sql: string): Promise<string[]> {
  return (await connection.runAndReadAll(sql)).columnTypes().map(String);
}

describe("a missing value is no anomaly", () => {
  it("knows every marker, in any case and between blanks", async () => {
    const cells = MISSING_MARKERS.flatMap((marker) => [
      marker,
      marker.toUpperCase(),
      ` ${marker}${NNBSP}`,
      `\t${marker}\n`,
    ]);
    expect(await evaluate(missing("cell"), cells)).toEqual(cells.map(() => true));
  });

  it("knows an absent cell and INSEE's reasons", async () => {
    const cells = [null, "N/A - résultat non disponible", "N/A - secret statistique"];
    expect(await evaluate(missing("cell"), cells)).toEqual([true, true, true]);
  });

  it("leaves values alone, the letter N among them", async () => {
    const cells = ["0", "N", "non", "aucun", "Nantes", "Nd2", "--", "#REF!", "N/A1"];
    expect(await evaluate(missing("cell"), cells)).toEqual(cells.map(() => false));
  });

  it("is never read as a value by kinds without such a choice", async () => {
    const upper = MISSING_MARKERS.map((marker) => marker.toUpperCase());
    const cells = [...MISSING_MARKERS, ...upper, "N/A - secret statistique"];
    for (const [column] of CASES) {
      const values = await read(column, cells);
      const accepted = cells.filter((_, rank) => values[rank] !== null);
      const declared = column.choices === SEX ? ["nr", "non renseigné"] : [];
      const expected = [...declared, ...declared.map((marker) => marker.toUpperCase())];
      expect([column.kind, accepted]).toEqual([column.kind, expected]);
    }
  });
});

describe("values fold the same way in SQL and here", () => {
  it.each(["Élu·e", "CDD  de 6 mois", "_x_", "À-côté (l’un/l'autre)", `a${NBSP}b.c,d`, "Œuvre"])(
    "%s",
    async (value) => {
      expect(await evaluate(folded("cell"), [value])).toEqual([foldValue(value)]);
    },
  );
});

describe("a refusal says what is expected and what to do", () => {
  it.each(CASES.map(([column]) => column))("$kind", (column) => {
    const optional = KINDS[column.kind].refusal(column);
    const required = KINDS[column.kind].refusal({ ...column, required: true });
    expect(optional.fr).toMatch(/ attendue?s?.*\. Corriger la cellule, ou la laisser vide/);
    expect(required.fr).toMatch(/Corriger la cellule\u202f: sans elle, la ligne est écartée\.$/);
    expect(optional.en).toMatch(/expected.*\. Correct the cell, or leave it empty/);
  });

  it("names the accepted values, and not sixty of them", () => {
    const many = choices(Array.from({ length: 60 }, (_, i) => [`v${i}`, `V ${i}`, `V ${i}`]));
    expect(KINDS.choix.refusal(columnOf("choix", { choices: SEX })).fr).toContain(": F, M, NR.");
    expect(KINDS.choix.refusal(columnOf("choix", { choices: many })).fr).toContain("v19, ….");
  });
});

describe("what happened did not happen after the day of the load", () => {
  const holds = async (kind: "date" | "annee" | "trimestre", value: string) => {
    const check = happenedCheck(columnOf(kind, { happened: true }), "2026-11-23");
    return evaluate(`(select ${check?.holds} from (select ${value} as colonne))`, [""]);
  };

  it.each([
    ["date", "date '2026-11-23'", true],
    ["date", "date '2026-11-24'", false],
    ["date", "null::date", null],
    ["annee", "2026", true],
    ["annee", "2027", false],
    ["trimestre", "'2026-T4'", true],
    ["trimestre", "'2027-T1'", false],
  ] as const)("%s %s: %s", async (kind, value, expected) => {
    expect(await holds(kind, value)).toEqual([expected]);
  });

  it("says the day, and what becomes of the row", () => {
    const { rule, message } = happenedCheck(
      columnOf("date", { happened: true, required: true }),
      "2026-11-23",
    ) ?? { rule: "", message: { fr: "", en: "" } };
    expect(rule).toBe("date_future");
    expect(message.fr).toMatch(/jour du chargement \(23\/11\/2026\).*la ligne est écartée/);
  });

  it("is absent for what is planned, and for what is no date", () => {
    expect(happenedCheck(columnOf("date"), "2026-11-23")).toBeNull();
    expect(happenedCheck(columnOf("texte", { happened: true }), "2026-11-23")).toBeNull();
  });
});

describe("limits are a rule of their own", () => {
  const holds = (column: Column, value: string) => {
    const check = limitCheck(column);
    return evaluate(`(select ${check?.holds} from (select ${value} as colonne))`, [""]);
  };
  const grade = columnOf("entier", { min: 1, max: 5 });

  it("includes both ends and lets a missing value pass as unknown", async () => {
    expect(await holds(grade, "0")).toEqual([false]);
    expect(await holds(grade, "1")).toEqual([true]);
    expect(await holds(grade, "5")).toEqual([true]);
    expect(await holds(grade, "6")).toEqual([false]);
    expect(await holds(grade, "null::integer")).toEqual([null]);
  });

  it("takes one end alone, zero included", async () => {
    expect(await holds(columnOf("entier", { min: 0 }), "-1")).toEqual([false]);
    expect(await holds(columnOf("entier", { max: 0 }), "1")).toEqual([false]);
    expect(limitCheck(columnOf("entier", { min: 0 }))?.message.fr).toContain("au moins 0");
    expect(limitCheck(columnOf("entier", { max: 9 }))?.message.fr).toContain("au plus 9");
    expect(limitCheck(grade)?.message.fr).toContain("de 1 à 5");
  });

  it("is absent where there are none", () => {
    expect(limitCheck(columnOf("texte"))).toBeNull();
  });
});

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writePlainCopy } from "../src/read/copy.js";
import { DELIMITERS, type Delimiter, splitRecord, writeRecord } from "../src/read/record.js";
import { eachRecord, type RecordView } from "../src/read/records.js";
import { findStructure } from "../src/read/structure.js";
import { type Layout, survey } from "../src/read/survey.js";
import { scratchFolder } from "./scratch.js";

const layoutOf = (columns: number, delimiter: Delimiter = ";"): Layout => ({
  delimiter,
  width: columns,
  named: columns,
  offset: 0,
  line: 1,
  headerMarks: 0,
  required: [0],
});

function fileOf(text: string | Buffer): string {
  const path = join(scratchFolder(), "export.csv");
  writeFileSync(path, text);
  return path;
}

async function recordsOf(
  text: string,
  layout: Layout,
): Promise<{ cells: string[]; line: number }[]> {
  const records: { cells: string[]; line: number }[] = [];
  const visit = ({ bytes, from, stop, line }: RecordView): void => {
    const record = Buffer.from(bytes.slice(from, stop)).toString("utf8");
    records.push({ cells: splitRecord(record, layout.delimiter), line });
  };
  await eachRecord({ path: fileOf(text), ...layout, columns: layout.width, visit });
  return records;
}

const surveyOf = (text: string | Buffer, layout: Layout) => survey(fileOf(text), layout);

describe("records", () => {
  test("any table comes back, whatever its delimiter, newline and quotes", async () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", "é", " ", '"', ";", ",", "\t", "\n", "\r"),
    });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), {
      minLength: 1,
      maxLength: 8,
    });
    const dialect = fc.record({
      delimiter: fc.constantFrom(...DELIMITERS),
      newline: fc.constantFrom("\n", "\r\n", "\r"),
      isClosed: fc.boolean(),
    });
    const property = fc.asyncProperty(
      table,
      dialect,
      async (rows, { delimiter, newline, isClosed }) => {
        const text =
          rows.map((row) => writeRecord(row, delimiter)).join(newline) + (isClosed ? newline : "");
        const read = await recordsOf(text, layoutOf(2, delimiter));
        expect(read.map((record) => record.cells)).toEqual(rows);
      },
    );
    await fc.assert(property, { numRuns: 200 });
  });

  test("know their physical line, newlines inside cells counted", async () => {
    const text = 'a;1\n"b\r\nb\rb\n";2\n\nc;3\n';
    const lines = (await recordsOf(text, layoutOf(2))).map(({ line }) => line);
    expect(lines).toEqual([1, 2, 6, 7]);
  });

  test("are whole across the blocks of a long file", async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => [`${i}`, `"é ${"x".repeat(i % 120)}\n"`]);
    const read = await recordsOf(rows.map((row) => row.join(";")).join("\r\n"), layoutOf(2));
    expect(read).toHaveLength(30_000);
    expect(read[29_999]).toEqual({
      cells: ["29999", `é ${"x".repeat(29_999 % 120)}\n`],
      line: 59_999,
    });
  });
});

describe("survey", () => {
  test("a plain file needs no copy", async () => {
    const found = await surveyOf('a;"x;\n";1\nb;2;2\n\nc;3;3', layoutOf(3));
    expect(found).toMatchObject({ accepted: 3, faults: [], ignored: [], needsCopy: false });
    expect(found.steps).toEqual([
      { record: 1, line: 1 },
      { record: 2, line: 3 },
      { record: 3, line: 5 },
    ]);
  });

  test.each([
    ["a cell too many", "a;1\nb;2;3\n", "nombre_de_cellules"],
    ["a cell too few", "a;1\nb\n", "nombre_de_cellules"],
    ["text after a quote", 'a;1\n"b"c;2\n', "guillemets"],
    ["a quote never closed", 'a;1\nb;"2\nc;3\n', "guillemet_ouvert"],
    ["a quote that swallows records", 'a;1\nb;"2\nc;3\nd;4"\n', "guillemets"],
    ["a null character", "a;1\nb;\0\n", "caractere_nul"],
  ])("%s is a fault at its line", async (_, text, rule) => {
    const { faults, needsCopy } = await surveyOf(text, layoutOf(2));
    expect(faults.map(({ rule: r, line }) => [r, line])).toEqual([[rule, 2]]);
    expect(needsCopy).toBe(true);
  });

  test("a line of two million characters is a fault, and the next one is read", async () => {
    const found = await surveyOf(`a;1\nb;${"x".repeat(2_500_000)}\nc;3\n`, layoutOf(2));
    expect(found.faults).toMatchObject([{ rule: "ligne_trop_longue", line: 2, lastLine: 2 }]);
    expect(found.accepted).toBe(2);
    expect(found.steps.at(-1)).toEqual({ record: 2, line: 3 });
  });

  test("totals and notes at the end are told apart from data", async () => {
    const layout = { ...layoutOf(3), required: [0, 1] };
    const found = await surveyOf("a;1;x\nTotal;2;x\n\nTotal;;3\nSource : DIAIR\n", layout);
    expect(found.ignored.map(({ line }) => line)).toEqual([4, 5]);
    expect(found).toMatchObject({ accepted: 2, faults: [] });
  });

  test.each(["a;1\r\nb;2\n", "a;1\rb;2\r", 'a; "1" \n', 'a;x"y"\n', "a;1\n;\n"])(
    "%j is copied in plain form",
    async (text) => {
      const path = fileOf(text);
      const layout = layoutOf(2);
      const found = await survey(path, layout);
      expect(found.needsCopy).toBe(true);
      const copy = `${path}.copie`;
      await writePlainCopy(path, copy, { layout, survey: found });
      const again = await survey(copy, { ...layout, offset: 2, line: 2 });
      expect(again).toMatchObject({ accepted: found.accepted, faults: [], needsCopy: false });
      expect(readFileSync(copy, "utf8")).not.toContain("\r");
    },
  );
});

describe("header", () => {
  const header = "Id contrat;Année;Type acte;Collectivité;Niveau;Code région";
  const found = (text: string, name = "ctai.csv") => {
    const structure = findStructure(Buffer.from(text), name);
    if ("reason" in structure) throw new Error(structure.reason);
    return structure;
  };

  test.each(DELIMITERS)("is found whatever the delimiter (%j)", (delimiter) => {
    const text = header.replaceAll(";", delimiter);
    const { layout, columns } = found(`${text}\n`);
    expect(layout).toMatchObject({ delimiter, width: 6, line: 2, required: [0, 1, 2, 3, 4, 5] });
    expect(columns.map((column) => column?.name)).toEqual([
      "id_contrat",
      "annee",
      "type_acte",
      "collectivite",
      "niveau",
      "code_region",
    ]);
  });

  test("is found after titles, even with a stray quote in them", () => {
    const { layout, preamble } = found(`Contrats\nle "5 janvier\n\n${header}\na;b;c;d;e;f\n`);
    expect(preamble).toEqual(["Contrats", 'le "5 janvier', ""]);
    expect(layout.line).toBe(5);
  });

  test("may hold a newline in quotes", () => {
    const { layout } = found(`${header.replace("Année", '"Année\ndu contrat"')}\na;b;c;d;e;f\n`);
    expect(layout).toMatchObject({ line: 3, width: 6 });
  });

  test("may be written on two lines, cell by cell", () => {
    const first = "Id;Année;Type;Collectivité;Niveau;Code";
    const { layout, secondHeader, isPlain } = found(
      `${first}\ncontrat;;acte;;;région\na;b;c;d;e;f\n`,
    );
    expect(layout).toMatchObject({ line: 3, width: 6, required: [0, 1, 2, 3, 4, 5] });
    expect({ secondHeader, isPlain }).toEqual({ secondHeader: null, isPlain: false });
  });

  test("may be followed by another, which is left out", () => {
    const machine = "id_contrat;annee;type_acte;collectivite;niveau;code_region";
    const { layout, secondHeader, headers } = found(`sep=;\n${header}\n${machine}\na;b;c;d;e;f\n`);
    expect({ secondHeader, first: headers[1] }).toEqual({ secondHeader: 3, first: "Année" });
    expect(layout.line).toBe(4);
  });

  test("names the dataset of a file whose name does not", () => {
    expect(found(`${header}\n`, "export_2024.csv").dataset.id).toBe("ctai");
  });

  test("a width that every record has, with nothing beyond the names, is the width", () => {
    expect(found(`${header}\na;b;c;d;e;f;\ng;h;i;j;k;l;\n`).layout).toMatchObject({
      width: 7,
      named: 6,
    });
    expect(found(`${header};\na;b;c;d;e;f\n`).layout).toMatchObject({ width: 6, named: 6 });
    expect(found(`${header}\na;b;c;d;e;f;\ng;h;i;j;k;l\n`).layout.width).toBe(6);
  });

  test.each([
    ["", /vide/],
    ["a;b\n1;2\n", /en-tête n’est pas reconnu/],
    [header.replace("Année", "Annee_x"), /« annee »/],
    [`${header};Année`, /répète/],
    [header.replace("Année", '"Année"x'), /guillemet/],
    [header.replace("Année", 'Ann"ée'), /guillemet/],
    [`${header};annee`, /répète/],
    [header.replace("Année;Type acte", "AnnéeType acte"), /il manque un séparateur/],
  ])("%j is refused with its reason", (text, reason) => {
    const structure = findStructure(Buffer.from(text), "ctai.csv");
    expect("reason" in structure ? structure.reason : "").toMatch(reason);
  });
});

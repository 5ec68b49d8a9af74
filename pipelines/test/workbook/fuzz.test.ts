import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WorkbookRefusal } from "../../src/workbook/refusal.js";
import { fileOf, odsParts, type Parts, readBook, xlsxParts, zipOf } from "./books.js";

const SEED = Number(process.env.FC_SEED ?? 2023);
const RUNS = 400;

const XLSX = xlsxParts({
  before: `<cols><col min="2" max="3" hidden="1"/></cols>`,
  data: [
    `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45016</v></c><c r="C1" t="b"><v>1</v></c></row>`,
    `<row r="3" hidden="1"><c r="A3" t="inlineStr"><is><r><t>a</t></r><rPh><t>b</t></rPh></is></c><c><f>A1</f><v>2</v></c></row>`,
  ].join(""),
  after: `<mergeCells><mergeCell ref="A1:B1"/></mergeCells>`,
  strings: "<si><t>été</t></si>",
  formats: ["dd/mm/yyyy"],
});
const ODS = odsParts(
  [
    `<table:table table:name="a"><table:table-column table:visibility="collapse"/>`,
    `<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3" office:value-type="float" office:value="1"/></table:table-row>`,
    `<table:table-row><table:table-cell office:value-type="string"><text:p>a<text:s text:c="2"/>b</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>`,
  ].join(""),
);

/** Words of the vocabulary, put in the place of others. */
const words = fc.constantFrom(
  ..."row c v f is t r s si rPh sheetData worksheet sheet numFmt xf cellXfs hidden ref min max".split(
    " ",
  ),
  ..."table:table table:table-row table:table-cell text:p text:s office:value office:spreadsheet".split(
    " ",
  ),
  ...[
    "<",
    ">",
    "/",
    '"',
    "=",
    "&",
    "]]>",
    "<!--",
    "<![CDATA[",
    "-1",
    "0",
    "1e9",
    "99999999999",
    "constructor",
    "__proto__",
  ],
);
const edit = fc.record({ at: fc.nat(), length: fc.nat({ max: 12 }), word: words });

/** Parts where one of them has a word in the place of some characters. */
function edited(
  parts: Parts,
  which: number,
  { at, length, word }: { at: number; length: number; word: string },
): Parts {
  const names = Object.keys(parts).filter((name) => name.endsWith("xml") || name.endsWith("rels"));
  const name = names[which % names.length] as string;
  const text = String(parts[name]);
  const from = at % text.length;
  return { ...parts, [name]: text.slice(0, from) + word + text.slice(from + length) };
}

describe("whatever the XML says, a workbook is read or refused with a sentence", () => {
  it.each([
    ["xlsx", XLSX],
    ["ods", ODS],
  ])("%s", async (_, parts) => {
    const property = fc.asyncProperty(
      fc.nat(),
      fc.array(edit, { minLength: 1, maxLength: 3 }),
      async (which, edits) => {
        const hurt = edits.reduce((before, one) => edited(before, which, one), parts);
        const read = await readBook(fileOf(await zipOf(hurt))).catch((error: unknown) => error);
        if (!Array.isArray(read)) expect(read).toBeInstanceOf(WorkbookRefusal);
      },
    );
    await fc.assert(property, { numRuns: RUNS, seed: SEED });
  });
});

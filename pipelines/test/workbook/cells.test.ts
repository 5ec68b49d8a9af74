import { describe, expect, it } from "vitest";
import { cellsOf, firstSheet, xlsx, xlsxRow } from "./books.js";

const number = async (raw: string, format?: string): Promise<string | undefined> => {
  const formats = format === undefined ? [] : [format];
  const bytes = await xlsxRow(`<c r="A1" s="${formats.length}"><v>${raw}</v></c>`, { formats });
  return (await cellsOf(bytes)).A1;
};

describe("numbers are the shortest decimal of what a spreadsheet shows", () => {
  it.each([
    ["427000", "427000"],
    ["4.27E5", "427000"],
    ["4.27e+05", "427000"],
    ["0.5", "0.5"],
    [".5", "0.5"],
    ["5.", "5"],
    ["+5", "5"],
    ["007", "7"],
    ["-0", "0"],
    ["0.0", "0"],
    ["-12.50", "-12.5"],
    ["0.30000000000000004", "0.3"],
    ["1.1000000000000001", "1.1"],
    ["99.999999999999986", "100"],
    ["2.9999999999999999E-2", "0.03"],
    ["1E-7", "0.0000001"],
    ["1E21", "1000000000000000000000"],
    ["1.2345678901234599E+16", "12345678901234600"],
    ["123456789012345", "123456789012345"],
    ["12345678901234500000", "12345678901234500000"],
    ["0.1234567890123456", "0.123456789012346"],
    [" 12 ", "12"],
  ])("%s is %s", async (raw, text) => {
    expect(await number(raw)).toBe(`number ${text}`);
  });
});

describe("a number format says what a number is", () => {
  it.each([
    ["General", "45016", "number 45016"],
    ["0.00%", "0.125", "percentage 0.125"],
    ["[Red]-0%;0%", "0.1", "percentage 0.1"],
    ['0"%"', "12", "number 12"],
    ["0\\%", "12", "number 12"],
    ['#,##0.00\\ "€";[Red]\\-#,##0.00\\ "€"', "12", "number 12"],
    ["#,##0.00 [$€-40C]", "12", "number 12"],
    ['0 "jours"', "3", "number 3"],
    ['0" mois";@', "3", "number 3"],
    ["0.00E+00", "1200", "number 1200"],
    ["# ?/?", "0.5", "number 0.5"],
    ["@", "12", "number 12"],
    ["dd/mm/yyyy", "45016", "date 2023-03-31"],
    ["jj/mm/aaaa", "45016", "date 2023-03-31"],
    ["[$-40C]d mmmm yyyy;@", "45016", "date 2023-03-31"],
    ["[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "45016", "date 2023-03-31"],
    ["[Blue][>1]mmm\\-yy;General", "45016", "date 2023-03-31"],
    ['"le "dd" du "mm', "45016", "date 2023-03-31"],
    ["mmmm", "45016", "date 2023-03-31"],
    ["yyyy", "45016", "date 2023-03-31"],
    ["dd/mm/yyyy hh:mm", "45016.520833333336", "date 2023-03-31T12:30:00"],
    ["dd/mm/yyyy", "45016.99999999999", "date 2023-04-01"],
    ["hh:mm", "0.5", "time 12:00:00"],
    ["h:mm:ss.0", "0.25", "time 06:00:00"],
    ["h:mm AM/PM", "0.75", "time 18:00:00"],
    ["[h]:mm:ss", "1.5", "time 36:00:00"],
    ["[mm]:ss", "0.5", "time 12:00:00"],
    ["mm:ss", "0", "time 00:00:00"],
  ])("%s of %s", async (format, raw, expected) => {
    expect(await number(raw, format)).toBe(expected);
  });

  it.each([
    ...[14, 15, 16, 17, 22, 27, 30, 36, 50, 58].map(
      (id) => [id, "45016", "date 2023-03-31"] as const,
    ),
    ...[18, 21, 45, 46, 47].map((id) => [id, "0.5", "time 12:00:00"] as const),
    ...[9, 10].map((id) => [id, "0.5", "percentage 0.5"] as const),
    ...[0, 1, 4, 11, 13, 23, 37, 44, 48, 49, 59].map((id) => [id, "7", "number 7"] as const),
  ])("built-in %i", async (id, raw, expected) => {
    const styles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="${id}"/></cellXfs><dxfs><dxf><numFmt numFmtId="${id}" formatCode="@"/></dxf></dxfs></styleSheet>`;
    const bytes = await xlsxRow(`<c><v>${raw}</v></c>`, { parts: { "xl/styles.xml": styles } });
    expect((await cellsOf(bytes)).A1).toBe(expected);
  });

  it.each([
    [1900, "2", "1900-01-02"],
    [1900, "59", "1900-02-28"],
    [1900, "61", "1900-03-01"],
    [1900, "2958465", "9999-12-31"],
    [1904, "43554", "2023-03-31"],
    [1904, "60", "1904-03-01"],
    [1904, "2957003", "9999-12-31"],
  ])("days since %i: %s is %s", async (system, raw, day) => {
    const workbookPr = `date1904="${system === 1904 ? 1 : 0}"`;
    const bytes = await xlsxRow(`<c s="1"><v>${raw}</v></c>`, {
      formats: ["dd/mm/yy"],
      workbookPr,
    });
    expect((await cellsOf(bytes)).A1).toBe(`date ${day}`);
  });
});

describe("texts, booleans, errors and formulas", () => {
  const strings = [
    `<si><t>simple</t></si>`,
    `<si><r><t xml:space="preserve">gras </t></r><r><rPr><b/></rPr><t>et maigre</t></r><rPh sb="0" eb="1"><t>phonétique</t></rPh><phoneticPr/></si>`,
    `<si><t xml:space="preserve">  deux  </t></si>`,
    `<si><t>\n  bord  \n</t></si>`,
    `<si><t>a_x000D_\nb _x005F_x000D_ _x00e9_</t></si>`,
    `<si><t>&lt;&amp;&#233;<![CDATA[<x>]]></t></si>`,
    `<si/>`,
    `<si><t>_xD83D__xDE00_ _xD83D_</t></si>`,
  ].join("");
  it.each([
    ["0", "text simple"],
    ["1", "text gras et maigre"],
    ["2", "text   deux  "],
    ["3", "text bord"],
    ["4", "text a\r\nb _x000D_ é"],
    ["5", "text <&é<x>"],
    ["6", undefined],
    ["7", "text 😀 \ufffd"],
  ])("shared string %s", async (index, expected) => {
    const bytes = await xlsxRow(`<c t="s"><v>${index}</v></c>`, { strings });
    expect((await cellsOf(bytes)).A1).toBe(expected);
  });

  it.each([
    [`<c t="inlineStr"><is><t>en ligne</t></is></c>`, "text en ligne"],
    [
      `<c t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></is></c>`,
      "text a b",
    ],
    [`<c><is><t>sans type</t></is></c>`, "text sans type"],
    [`<c t="inlineStr"><v>ailleurs</v></c>`, "text ailleurs"],
    [`<c t="inlineStr"><is><t></t></is></c>`, undefined],
    [`<c t="str"><f>A2</f><v>calculé_x000D_</v></c>`, "text calculé\r"],
    [`<c t="str"><f>A2</f><v></v></c>`, undefined],
    [`<c><f>A2*2</f><v>4</v></c>`, "number 4"],
    [`<c><f t="shared" si="0"/><v>5</v></c>`, "number 5"],
    [`<c t="b"><v>1</v></c>`, "boolean vrai"],
    [`<c t="b"><v>0</v></c>`, "boolean faux"],
    [`<c t="e"><v>#N/A</v></c>`, "error #N/A"],
    [`<c t="d"><v>2023-03-31</v></c>`, "date 2023-03-31"],
    [`<c t="d"><v>2023-03-31T12:30:00.000</v></c>`, "date 2023-03-31T12:30:00"],
    [`<c/>`, undefined],
    [`<c s="1"><v></v></c>`, undefined],
    [`<c s="99"><v>3</v></c>`, "number 3"],
  ])("%s", async (cell, expected) => {
    expect((await cellsOf(await xlsxRow(cell))).A1).toBe(expected);
  });
});

describe("a cell keeps its place", () => {
  it("rows and cells are where they say, or after the one before", async () => {
    const data = [
      `<row r="3"><c r="B3"><v>1</v></c><c><v>2</v></c><c r="AA3"><v>3</v></c></row>`,
      `<row><c><v>4</v></c></row>`,
      `<row r="9"/><row r="1048576"><c r="ALL1048576"><v>5</v></c></row>`,
    ].join("");
    expect(await cellsOf(await xlsx({ data }))).toEqual({
      B3: "number 1",
      C3: "number 2",
      AA3: "number 3",
      A4: "number 4",
      ALL1048576: "number 5",
    });
  });

  it("what is after the rows is not of them", async () => {
    const after = `<extLst><ext><row r="1"><c><v>9</v></c></row></ext></extLst>`;
    const sheet = await firstSheet(await xlsx({ data: "", after }));
    expect(sheet.cells).toEqual({});
  });

  it("prefixes may be others", async () => {
    const MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    const bytes = await xlsx({
      parts: {
        "xl/worksheets/sheet1.xml": `\ufeff<x:worksheet xmlns:x="${MAIN}" xmlns="urn:other"><x:sheetData><x:row r="2"><x:c r="A2"><v>8</v><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
      },
    });
    expect(await cellsOf(bytes)).toEqual({ A2: "number 1" });
  });

  it("a part may be in UTF-16, with a Windows path and another case", async () => {
    const sheet = `<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c t="str"><v>été</v></c></row></sheetData></worksheet>`;
    const bytes = await xlsx({
      parts: {
        "xl/worksheets/sheet1.xml": null,
        "XL/Worksheets/SHEET1.xml": Buffer.from(`\ufeff${sheet}`, "utf16le"),
      },
    });
    expect(await cellsOf(bytes)).toEqual({ A1: "text été" });
  });
});

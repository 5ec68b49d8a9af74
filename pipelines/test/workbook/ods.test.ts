import { describe, expect, it } from "vitest";
import { cellsOf, fileOf, firstSheet, ods, odsParts, odsRow, readBook, zipOf } from "./books.js";

const float = (value: number | string, more = ""): string =>
  `<table:table-cell office:value-type="float" office:value="${value}" ${more}/>`;
const row = (cells: string, more = ""): string =>
  `<table:table-row ${more}>${cells}</table:table-row>`;

describe("cells of an OpenDocument spreadsheet are typed", () => {
  it.each([
    [`office:value-type="float" office:value="0.30000000000000004"`, "0,3", "number 0.3"],
    [
      `office:value-type="currency" office:currency="EUR" office:value="1200"`,
      "1 200 €",
      "number 1200",
    ],
    [`office:value-type="percentage" office:value="0.125"`, "12,5 %", "percentage 0.125"],
    [`office:value-type="date" office:date-value="2023-03-31"`, "31/03/23", "date 2023-03-31"],
    [
      `office:value-type="date" office:date-value="2023-03-31T12:30:00.4"`,
      "x",
      "date 2023-03-31T12:30:00",
    ],
    [`office:value-type="date" office:date-value="1850-01-01"`, "x", "date 1850-01-01"],
    [`office:value-type="time" office:time-value="PT36H05M09S"`, "x", "time 36:05:09"],
    [`office:value-type="boolean" office:boolean-value="true"`, "VRAI", "boolean vrai"],
    [`office:value-type="string"`, "a", "text a"],
    [`office:value-type="string" office:string-value="vrai texte"`, "affiché", "text vrai texte"],
    [`table:formula="of:=[.B1]" office:value-type="float" office:value="4"`, "4", "number 4"],
    [`office:value-type="string"`, "#N/A écrit", "text #N/A écrit"],
    [``, "sans type", "text sans type"],
    [``, "", undefined],
    [`office:value-type="string"`, "", undefined],
  ])("%s", async (attributes, text, expected) => {
    const cell = `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`;
    expect((await cellsOf(await odsRow(cell))).A1).toBe(expected);
  });

  it.each([
    ["<text:p>a</text:p><text:p/><text:p>b</text:p>", "a\n\nb"],
    ["<text:p>a<text:line-break/>b</text:p>", "a\nb"],
    ["<text:p>a<text:s/><text:s text:c='2'/>b<text:tab/>c</text:p>", "a   b\tc"],
    ["<text:p> \n a \n  b </text:p>", "a b"],
    ["<text:p><text:s/>a <text:s/>b<text:s/></text:p>", " a  b "],
    ["<text:p>a<text:span>b<text:span>c</text:span></text:span></text:p>", "abc"],
    ["<text:p>a <text:span> b</text:span></text:p>", "a b"],
    ["<text:p>lire <text:a href='x'>ici</text:a></text:p>", "lire ici"],
    ["<office:annotation><text:p>note</text:p></office:annotation><text:p>a</text:p>", "a"],
    [
      "<text:p>a</text:p><draw:frame><draw:text-box><text:p>x</text:p></draw:text-box></draw:frame>",
      "a",
    ],
    [
      "<text:p>a<text:note><text:note-body><text:p>x</text:p></text:note-body></text:note>b</text:p>",
      "ab",
    ],
    ["\n  <text:p>a</text:p>\n", "a"],
  ])("%s", async (inside, expected) => {
    const cell = `<table:table-cell office:value-type="string">${inside}</table:table-cell>`;
    expect((await cellsOf(await odsRow(cell))).A1).toBe(`text ${expected}`);
  });
});

describe("repetitions keep places and stay few", () => {
  it("cells and rows are repeated where they hold something", async () => {
    const rows = [
      row(
        `<table:table-cell table:number-columns-repeated="2"/>${float(1, `table:number-columns-repeated="3"`)}${float(2)}`,
        `table:number-rows-repeated="2"`,
      ),
      row("<table:table-cell/>", `table:number-rows-repeated="4"`),
      row(float(3)),
    ];
    expect(await cellsOf(await ods(rows.join("")))).toEqual({
      ...{ C1: "number 1", D1: "number 1", E1: "number 1", F1: "number 2" },
      ...{ C2: "number 1", D2: "number 1", E2: "number 1", F2: "number 2" },
      A7: "number 3",
    });
  });

  it("a million empty rows are none, nor are sixteen thousand empty cells", async () => {
    const empty = `<table:table-cell table:number-columns-repeated="16384"/>`;
    const rows = `${row(float(1) + empty)}${row(empty, `table:number-rows-repeated="1048575"`)}`;
    expect(await cellsOf(await ods(rows))).toEqual({ A1: "number 1" });
  });

  it("groups, headers, hidden and filtered rows are rows", async () => {
    const rows = [
      `<table:table-columns><table:table-column table:number-columns-repeated="1"/><table:table-column table:visibility="collapse"/></table:table-columns>`,
      `<table:table-header-rows>${row(float(1) + float(2))}</table:table-header-rows>`,
      `<table:table-row-group>${row(float(3), `table:visibility="filter"`)}</table:table-row-group>`,
      row(float(4), `table:visibility="collapse" table:number-rows-repeated="2"`),
    ].join("");
    const sheet = await firstSheet(await ods(rows));
    expect(sheet.cells).toEqual({
      A1: "number 1",
      B1: "number 2",
      A2: "number 3",
      A3: "number 4",
      A4: "number 4",
    });
    expect(sheet.hidden).toEqual([2, 3, 4]);
    expect(sheet.facts.hiddenRows).toEqual({ count: 3, first: "2" });
    expect(sheet.facts.hiddenColumns).toEqual({ count: 1, first: "B" });
  });

  it("covered cells count for their places", async () => {
    const cells = `${float(1, `table:number-columns-spanned="2" table:number-rows-spanned="3"`)}<table:covered-table-cell/>${float(2)}`;
    const sheet = await firstSheet(await odsRow(cells));
    expect(sheet.cells).toEqual({ A1: "number 1", C1: "number 2" });
    expect(sheet.facts.merges).toEqual({ count: 1, first: "A1:B3" });
  });
});

describe("sheets of an OpenDocument spreadsheet", () => {
  const table = (name: string, more = ""): string =>
    `<table:table table:name="${name}" ${more}>${row(float(name.length))}</table:table>`;
  const styles = `<style:style style:name="cachee" style:family="table"><style:table-properties table:display="false"/></style:style>`;

  it("are in order, hidden ones told, caches of other files and changes left out", async () => {
    const body = [
      `<table:tracked-changes><table:cell-content-change><table:change-track-table-cell><text:p>ancien</text:p></table:change-track-table-cell></table:cell-content-change></table:tracked-changes>`,
      table("a"),
      table("bb", `table:style-name="cachee"`),
      table("'file:///x.ods'#$c", `table:style-name="ta_extref"`),
      `<table:dde-links><table:dde-link><table:table>${row(float(9))}</table:table></table:dde-link></table:dde-links>`,
    ].join("");
    const sheets = await readBook(fileOf(await zipOf(odsParts(body, styles))));
    expect(sheets.map(({ name, visibility, cells }) => [name, visibility, cells])).toEqual([
      ["a", "visible", { A1: "number 1" }],
      ["bb", "hidden", { A1: "number 2" }],
    ]);
  });

  it("prefixes may be others", async () => {
    const parts = odsParts(`<table:table table:name="t">${row(float(5))}</table:table>`);
    const content = String(parts["content.xml"])
      .replaceAll(/(?<=[< /])table:/g, "t:")
      .replaceAll("xmlns:table=", "xmlns:t=");
    const [sheet] = await readBook(fileOf(await zipOf({ ...parts, "content.xml": content })));
    expect([sheet?.name, sheet?.cells]).toEqual(["t", { A1: "number 5" }]);
  });
});

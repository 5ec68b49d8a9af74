import { describe, expect, test } from "vitest";
import { datasetOf } from "../src/catalogue/datasets/index.js";
import { createLineMap } from "../src/folder/line-map.js";
import { csvOf } from "../src/folder/sheet-csv.js";
import { cellText } from "../src/folder/sheet-text.js";
import type { Cell, CellType, Row } from "../src/workbook/cell.js";

describe("rows that are written out", () => {
  test("are asked for as they are written, and none is kept", async () => {
    let given = 0;
    const row = (at: number): Row => ({
      ...{ number: 2 * at + 1, isHidden: false },
      cells: [text(1, "a\nb"), text(3, `${at}`)],
    });
    async function* batches(): AsyncGenerator<readonly Row[]> {
      for (; given < 2000; given += 1) {
        yield Array.from({ length: 100 }, (_, i) => row(100 * given + i));
      }
    }
    const lines = createLineMap();
    const form = { width: 3, columns: [], firstRow: 1 };
    let written = 0;
    for await (const piece of csvOf(batches(), form, { lines, visit: () => {} })) {
      written += 1;
      expect(given).toBeLessThan(written);
      if (written === 1) expect(piece).toMatch(/^"a\nb"\t\t"0"\n\n"a\nb"\t\t"1"\n/);
    }
    expect(written).toBe(2000);
    expect([1, 2, 3, 4, 5, 6].map(lines.rowOf)).toEqual([1, 1, 2, 3, 3, 4]);
  });
});

const text = (column: number, said: string): Cell => ({
  column,
  type: "text",
  text: said,
  fault: null,
});

describe("a cell that is written out", () => {
  const columns = datasetOf("ctai").columns;
  const amount = columns.find(({ kind }) => kind === "euros") ?? null;

  test.each<[type: CellType, text: string, ofAmount: string, ofText: string]>([
    ["number", "427000", "427000", "427000"],
    ["number", "427.125", "427,1250", "427,125"],
    ["number", "-0.125", "-0,125", "-0,125"],
    ["number", "1427.125", "1427,125", "1427,125"],
    ["number", "12.3456789012346", "12,345678901235", "12,3456789012346"],
    ["percentage", "0.125", '"12,5 %"', '"12,5 %"'],
    ["percentage", "0.07", '"7 %"', '"7 %"'],
    ["date", "2024-03-31", "2024-03-31", "2024-03-31"],
    ["boolean", "vrai", "oui", "oui"],
    ["boolean", "faux", "non", "non"],
    ["error", "#BLOCKED!", "#VALEUR!", "#VALEUR!"],
    ["text", "  ", "", ""],
    ["text", 'a;"b"', '"a;""b"""', '"a;""b"""'],
  ])("%s %s", (type, said, ofAmount, ofText) => {
    const one: Cell = { column: 1, type, text: said, fault: null };
    expect([cellText(one, amount), cellText(one, null)]).toEqual([ofAmount, ofText]);
  });
});

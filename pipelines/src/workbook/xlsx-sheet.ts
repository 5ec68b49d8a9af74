import { type Cell, placeOf, type Row, referenceOf } from "./cell.js";
import { WorkbookRefusal } from "./refusal.js";
import { createRichText } from "./rich-text.js";
import type { FactsBook } from "./sheet.js";
import { type CellContext, cellOf, type RawCell } from "./xlsx-cell.js";
import type { Attributes, XmlHandler } from "./xml.js";

/** Reads the part of a sheet; the rows read since the last time are to be taken after each block. */
export interface SheetReader extends XmlHandler {
  take(): readonly Row[];
}

/** What a {@link SheetReader} is made for. */
export interface SheetContext extends CellContext {
  readonly sheet: string;
  readonly facts: FactsBook;
}

const isTrue = (value: string | undefined): boolean => value === "1" || value === "true";

/** Makes the {@link SheetReader} of one sheet. */
export function createSheetReader(context: SheetContext): SheetReader {
  const { sheet, facts, limits } = context;
  const rich = createRichText(limits.cellText);
  const raw: RawCell = {
    ...{ column: 0, type: "n", style: 0, hasFormula: false },
    ...{ value: null, inline: "" },
  };
  let rows: Row[] = [];
  let cells: Cell[] = [];
  let row = 0;
  let isHidden = false;
  let isInData = false;
  let isInline = false;
  /** Text of `v`, null outside. */
  let value: string | null = null;

  const refuse = (rule: "bad_reference" | "cells_out_of_order", detail: string): never => {
    throw new WorkbookRefusal(rule, { sheet, row, detail });
  };
  const openRow = ({ r, hidden }: Attributes): void => {
    const number = r === undefined ? row + 1 : Number(r);
    if (!Number.isInteger(number) || number < 1) {
      throw new WorkbookRefusal("bad_row_number", { sheet, detail: r ?? "" });
    }
    if (number > limits.rows) throw new WorkbookRefusal("too_many_rows", { sheet, row: number });
    if (number <= row) throw new WorkbookRefusal("rows_out_of_order", { sheet, row: number });
    row = number;
    isHidden = isTrue(hidden);
    cells = [];
    raw.column = 0;
  };
  const closeRow = (): void => {
    if (cells.length === 0) return;
    rows.push({ number: row, isHidden, cells });
    if (isHidden) facts.tell("hiddenRows", () => String(row));
  };
  const openCell = ({ r, t, s }: Attributes): void => {
    const column = r === undefined ? raw.column + 1 : columnIn(r);
    if (column <= raw.column) refuse("cells_out_of_order", r ?? "");
    raw.column = column;
    raw.type = t ?? "n";
    raw.style = s === undefined ? 0 : Number(s);
    raw.hasFormula = false;
    raw.value = null;
    raw.inline = "";
  };
  const columnIn = (reference: string): number => {
    const place = placeOf(reference);
    return place?.row === row ? place.column : refuse("bad_reference", reference);
  };
  const closeCell = (): void => {
    const { column } = raw;
    if (raw.hasFormula) facts.tell("formulas", () => referenceOf(row, column));
    const read = cellOf(raw, context);
    if (read === null) return;
    facts.use(column);
    if (column <= limits.columns) cells.push(read);
    else facts.tell("beyond", () => referenceOf(row, column));
  };
  const openOther = (name: string, attributes: Attributes): void => {
    const { min, max, hidden, ref } = attributes;
    if (name === "sheetData") isInData = true;
    else if (name === "mergeCell") facts.tell("merges", () => ref ?? "");
    else if (name === "col" && isTrue(hidden)) facts.hide(Number(min), Number(max));
  };
  return {
    open(name, attributes) {
      if (!isInData) openOther(name, attributes);
      else if (name === "c") openCell(attributes);
      else if (name === "v") value = "";
      else if (name === "row") openRow(attributes);
      else if (name === "f") raw.hasFormula = true;
      else if (name === "is") isInline = true;
      else if (isInline) rich.open(name, attributes);
    },
    text(text) {
      if (value !== null) value += text;
      else if (isInline) rich.text(text);
    },
    close(name) {
      if (name === "v") {
        raw.value = value;
        value = null;
      } else if (name === "c") closeCell();
      else if (name === "row") closeRow();
      else if (name === "is") {
        isInline = false;
        raw.inline = rich.take();
      } else if (isInline) rich.close(name);
      else if (name === "sheetData") isInData = false;
    },
    take() {
      const taken = rows;
      rows = [];
      return taken;
    },
  };
}

import type { Limits } from "./limits.js";
import { createOdsTable, type OdsRow, type OdsTable } from "./ods-sheet.js";
import { WorkbookRefusal } from "./refusal.js";
import type { FactsBook, Visibility } from "./sheet.js";
import type { Attributes, XmlHandler } from "./xml.js";

/** What is met in `content.xml`, in order: the start of a sheet, then its rows. */
export type OdsEvent =
  | {
      readonly type: "sheet";
      readonly name: string;
      readonly visibility: Visibility;
      readonly facts: FactsBook;
    }
  | { readonly type: "row"; readonly row: OdsRow };

/** Reads `content.xml`; what was met since the last time is to be taken after each block. */
export interface OdsReader extends XmlHandler {
  take(): readonly OdsEvent[];
}

/** Elements of a table that hold its columns and rows, by groups or not. */
const GROUPS: ReadonlySet<string> = new Set([
  "table:table-columns",
  "table:table-header-columns",
  "table:table-column-group",
  "table:table-rows",
  "table:table-header-rows",
  "table:table-row-group",
]);
const CELLS: ReadonlySet<string> = new Set(["table:table-cell", "table:covered-table-cell"]);
/** What LibreOffice keeps of other files: tables that no one sees. */
const OTHER_FILE = "ta_extref";
/** Footnotes and readings aloud, which are beside the text. */
const ASIDE: ReadonlySet<string> = new Set(["text:note", "text:ruby-text"]);

/** Where in a document the reader is. */
type Level = "document" | "spreadsheet" | "table" | "row" | "cell";

/** Makes an {@link OdsReader}. */
export function createOdsReader(limits: Limits): OdsReader {
  let events: OdsEvent[] = [];
  const hiddenStyles = new Set<string>();
  let style = "";
  let level: Level = "document";
  let table: OdsTable | null = null;
  /** Elements open inside one that is left out. */
  let skipped = 0;

  const openTable = (name: string, attributes: Attributes): void => {
    const styleName = attributes["table:style-name"] ?? "";
    if (name !== "table:table" || styleName === OTHER_FILE) {
      skipped = 1;
      return;
    }
    const title = attributes["table:name"] ?? "";
    table = createOdsTable(title, limits);
    const visibility = hiddenStyles.has(styleName) ? "hidden" : "visible";
    events.push({ type: "sheet", name: title, visibility, facts: table.facts });
    level = "table";
  };
  const openInTable = (name: string, attributes: Attributes): void => {
    if (name === "table:table-row") {
      table?.openRow(attributes);
      level = "row";
    } else if (name === "table:table-column") table?.column(attributes);
    else if (!GROUPS.has(name)) skipped = 1;
  };
  const openInRow = (name: string, attributes: Attributes): void => {
    if (CELLS.has(name)) {
      table?.openCell(name, attributes);
      level = "cell";
    } else skipped = 1;
  };
  const openInCell = (name: string, attributes: Attributes): void => {
    if (name === "text:p" || name === "text:h") table?.text.openParagraph();
    else if (table?.text.blank(name, attributes)) return;
    else if (!name.startsWith("text:") || ASIDE.has(name)) skipped = 1;
  };
  const openOutside = (name: string, attributes: Attributes): void => {
    if (name === "office:spreadsheet") level = "spreadsheet";
    else if (name === "style:style") style = attributes["style:name"] ?? "";
    else if (name === "style:table-properties" && attributes["table:display"] === "false") {
      hiddenStyles.add(style);
      if (hiddenStyles.size > limits.sheets) throw new WorkbookRefusal("too_many_styles");
    }
  };
  const OPEN: Readonly<Record<Level, (name: string, attributes: Attributes) => void>> = {
    document: openOutside,
    spreadsheet: openTable,
    table: openInTable,
    row: openInRow,
    cell: openInCell,
  };
  const close = (name: string): void => {
    if (name === "text:p" || name === "text:h") table?.text.closeParagraph();
    else if (level === "cell" && CELLS.has(name)) {
      table?.closeCell();
      level = "row";
    } else if (name === "table:table-row") {
      const row = table?.closeRow() ?? null;
      if (row !== null) events.push({ type: "row", row });
      level = "table";
    } else if (name === "table:table") level = "spreadsheet";
    else if (name === "office:spreadsheet") level = "document";
  };
  return {
    open(name, attributes) {
      if (skipped > 0) skipped += 1;
      else OPEN[level](name, attributes);
    },
    text(text) {
      if (level === "cell" && skipped === 0) table?.text.text(text);
    },
    close(name) {
      if (skipped > 0) skipped -= 1;
      else close(name);
    },
    take() {
      const taken = events;
      events = [];
      return taken;
    },
  };
}

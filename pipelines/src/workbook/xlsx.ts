import type { Archive } from "./archive.js";
import type { Row } from "./cell.js";
import type { Limits } from "./limits.js";
import { WorkbookRefusal } from "./refusal.js";
import { createRichText } from "./rich-text.js";
import { createFacts, type Sheet, type Workbook } from "./sheet.js";
import { createStringStore, type StringStore } from "./strings.js";
import { readStyles } from "./styles.js";
import type { CellContext } from "./xlsx-cell.js";
import { MAIN } from "./xlsx-names.js";
import { readParts, type SheetPart } from "./xlsx-parts.js";
import { createSheetReader } from "./xlsx-sheet.js";
import { parseWhole, parseXml, type XmlHandler } from "./xml.js";

/** Opens an Office Open XML workbook: its styles and shared strings are kept, its sheets are read as they are asked for. */
export async function openXlsx(archive: Archive, limits: Limits): Promise<Workbook> {
  const parts = await readParts(archive, limits);
  const styles = parts.styles === null ? [] : await readStyles(archive, parts.styles, limits);
  const strings = await readStrings(archive, parts.strings, limits);
  const context: CellContext = { styles, strings, system: parts.system, limits };
  return {
    kind: "xlsx",
    hasMacros: parts.hasMacros,
    calculatesOnOpen: parts.calculatesOnOpen,
    async *sheets() {
      for (const [i, part] of parts.sheets.entries()) {
        yield sheetOf(archive, part, { context, position: i + 1 });
      }
    },
    close: () => archive.close(),
  };
}

async function readStrings(
  archive: Archive,
  part: string | null,
  limits: Limits,
): Promise<StringStore> {
  const strings = createStringStore(limits.strings);
  if (part === null) return strings;
  const rich = createRichText(limits.cellText);
  const handler: XmlHandler = {
    open: rich.open,
    text: rich.text,
    close(name) {
      if (name === "si") strings.add(rich.take());
      else rich.close(name);
    },
  };
  await parseWhole({ part, chunks: archive.read(part), vocabulary: MAIN, limits }, handler);
  return strings;
}

interface Placed {
  readonly context: CellContext;
  readonly position: number;
}

function sheetOf(
  archive: Archive,
  { name, visibility, part }: SheetPart,
  { context, position }: Placed,
): Sheet {
  const facts = createFacts(context.limits.columns);
  const { limits } = context;
  return {
    ...{ name, position, visibility },
    async *rows(): AsyncGenerator<readonly Row[]> {
      const reader = createSheetReader({ ...context, sheet: name, facts });
      const source = { part, chunks: archive.read(part), vocabulary: MAIN, limits };
      try {
        for await (const _ of parseXml(source, reader)) {
          const rows = reader.take();
          if (rows.length > 0) yield rows;
        }
      } catch (error) {
        throw ofSheet(error, name);
      }
    },
    facts: facts.facts,
  };
}

/** A person knows the sheet by its name, not by that of its part. */
function ofSheet(error: unknown, sheet: string): unknown {
  if (!(error instanceof WorkbookRefusal) || error.place.sheet !== undefined) return error;
  return new WorkbookRefusal(error.rule, { sheet }, { cause: error });
}

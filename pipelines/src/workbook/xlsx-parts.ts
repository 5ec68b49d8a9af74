import { posix } from "node:path";
import type { Archive } from "./archive.js";
import type { Limits } from "./limits.js";
import { WorkbookRefusal } from "./refusal.js";
import type { DateSystem } from "./serial.js";
import type { Visibility } from "./sheet.js";
import { numberInWords } from "./words.js";
import { LINKS, MAIN } from "./xlsx-names.js";
import { parseWhole, type XmlHandler } from "./xml.js";

/** A sheet of rows and the part that holds it. */
export interface SheetPart {
  readonly name: string;
  readonly visibility: Visibility;
  readonly part: string;
}

/** What the parts of an Office Open XML workbook say of it. */
export interface XlsxParts {
  readonly sheets: readonly SheetPart[];
  readonly system: DateSystem;
  readonly calculatesOnOpen: boolean;
  readonly hasMacros: boolean;
  /** Part of the styles, and of the shared strings; null without one. */
  readonly styles: string | null;
  readonly strings: string | null;
}

/** Follows the links of a workbook to its sheets; charts and dialogues, which have no rows, are left out. */
export async function readParts(archive: Archive, limits: Limits): Promise<XlsxParts> {
  const context: Context = { archive, limits };
  const main = archive.has("_rels/.rels")
    ? (await linksOf(context, "")).find(({ kind }) => kind === "officeDocument")?.part
    : undefined;
  const workbook = main !== undefined && archive.has(main) ? main : "xl/workbook.xml";
  const said = await readWorkbook(context, workbook);
  const links = await linksOf(context, workbook);
  const sheets = said.sheets.flatMap(({ id, ...sheet }) => {
    const link = links.find((one) => one.id === id);
    if (link && link.kind !== "worksheet") return [];
    if (!link || !archive.has(link.part)) {
      throw new WorkbookRefusal("missing_part", { sheet: sheet.name });
    }
    return [{ ...sheet, part: link.part }];
  });
  if (sheets.length === 0) throw new WorkbookRefusal("no_sheet");
  const partOf = (wanted: string): string | null =>
    links.find(({ kind, part }) => kind === wanted && archive.has(part))?.part ?? null;
  return {
    sheets,
    system: said.system,
    calculatesOnOpen: said.calculatesOnOpen,
    hasMacros: archive.names.some((name) => name.endsWith("vbaproject.bin")),
    styles: partOf("styles"),
    strings: partOf("sharedStrings"),
  };
}

interface Context {
  readonly archive: Archive;
  readonly limits: Limits;
}

interface Link {
  readonly id: string;
  /** Last word of its type: `worksheet`, `chartsheet`, `styles`… */
  readonly kind: string;
  readonly part: string;
}

/** The links of a part, `""` being the package. */
async function linksOf({ archive, limits }: Context, from: string): Promise<readonly Link[]> {
  const folder = posix.dirname(`/${from}`);
  const part = posix.join(folder, "_rels", `${posix.basename(from)}.rels`).slice(1);
  const links: Link[] = [];
  const handler: XmlHandler = {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== "Relationship" || !Id || !Target || TargetMode === "External") return;
      const target = posix.resolve(folder, Target.replaceAll("\\", "/")).slice(1).toLowerCase();
      links.push({ id: Id, kind: Type?.split("/").at(-1) ?? "", part: target });
    },
    text() {},
    close() {},
  };
  await parseWhole({ part, chunks: archive.readSmall(part), vocabulary: LINKS, limits }, handler);
  return links;
}

interface Said {
  readonly sheets: {
    readonly id: string;
    readonly name: string;
    readonly visibility: Visibility;
  }[];
  system: DateSystem;
  calculatesOnOpen: boolean;
}

const isTrue = (value: string | undefined): boolean => value === "1" || value === "true";

async function readWorkbook({ archive, limits }: Context, part: string): Promise<Said> {
  const said: Said = { sheets: [], system: 1900, calculatesOnOpen: false };
  const handler: XmlHandler = {
    open(name, attributes) {
      if (name === "workbookPr" && isTrue(attributes.date1904)) said.system = 1904;
      if (name === "calcPr") said.calculatesOnOpen = isTrue(attributes.fullCalcOnLoad);
      if (name !== "sheet") return;
      const { state = "visible", name: title = "", "r:id": id = "" } = attributes;
      said.sheets.push({ id, name: title, visibility: VISIBILITY.get(state) ?? "visible" });
      if (said.sheets.length > limits.sheets) {
        throw new WorkbookRefusal("too_many_sheets", {
          detail: `plus de ${numberInWords(limits.sheets)}`,
        });
      }
    },
    text() {},
    close() {},
  };
  await parseWhole({ part, chunks: archive.readSmall(part), vocabulary: MAIN, limits }, handler);
  return said;
}

const VISIBILITY: ReadonlyMap<string, Visibility> = new Map([
  ["hidden", "hidden"],
  ["veryHidden", "very_hidden"],
]);

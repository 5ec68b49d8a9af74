import type { Archive } from "./archive.js";
import { builtInFormat, customFormat, type FormatKind } from "./format.js";
import type { Limits } from "./limits.js";
import { WorkbookRefusal } from "./refusal.js";
import { MAIN } from "./xlsx-names.js";
import { parseWhole, type XmlHandler } from "./xml.js";

/** Kind of the format of each cell style, by its number. */
export type Styles = readonly FormatKind[];

/** Reads the number formats of `xl/styles.xml`. */
export async function readStyles(archive: Archive, part: string, limits: Limits): Promise<Styles> {
  const formats = new Map<number, FormatKind>();
  const styles: number[] = [];
  await parseWhole(
    { part, chunks: archive.read(part), vocabulary: MAIN, limits },
    stylesHandler({ formats, styles, limits }),
  );
  return styles.map((id) => formats.get(id) ?? builtInFormat(id));
}

interface Gathered {
  readonly formats: Map<number, FormatKind>;
  readonly styles: number[];
  readonly limits: Limits;
}

/** Formats of `dxfs` and styles of `cellStyleXfs` have the same names and are of no cell. */
function stylesHandler({ formats, styles, limits }: Gathered): XmlHandler {
  let section = "";
  return {
    open(name, attributes) {
      if (name === "numFmts" || name === "cellXfs") section = name;
      else if (section === "numFmts" && name === "numFmt") {
        const { numFmtId, formatCode } = attributes;
        formats.set(Number(numFmtId), customFormat(formatCode ?? ""));
      } else if (section === "cellXfs" && name === "xf") {
        styles.push(Number(attributes.numFmtId ?? 0));
      }
      if (styles.length > limits.styles || formats.size > limits.styles) {
        throw new WorkbookRefusal("too_many_styles");
      }
    },
    text() {},
    close(name) {
      if (name === section) section = "";
    },
  };
}

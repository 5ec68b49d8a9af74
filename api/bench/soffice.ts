import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { Cell } from "../test/readers.js";
import { elementsOf, type XmlElement } from "../test/xml.js";

/** A French spreadsheet: decimal comma, days before months. */
const FRENCH = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>fr-FR</value></prop></item>
</oor:items>`;

/** What LibreOffice makes of files, all in one run. */
export interface Conversion {
  readonly to: string;
  readonly outdir: string;
  readonly profile: string;
  /** How to read the files, where their name does not tell. */
  readonly infilter?: string;
}

/** Opens files in LibreOffice with a French locale, and saves them in another form. */
export async function convert(
  files: readonly string[],
  { to, outdir, profile, infilter }: Conversion,
): Promise<void> {
  await mkdir(join(profile, "user"), { recursive: true });
  await writeFile(join(profile, "user", "registrymodifications.xcu"), FRENCH);
  const reading = infilter === undefined ? [] : [`--infilter=${infilter}`];
  const args = [
    ...["--headless", "--norestore", `-env:UserInstallation=${pathToFileURL(profile).href}`],
    ...[...reading, "--convert-to", to, "--outdir", outdir, ...files],
  ];
  await promisify(execFile)("soffice", args, { maxBuffer: 1 << 26, timeout: 600_000 });
}

/** Sheets of a flat OpenDocument file as LibreOffice writes it, repeated rows and cells told out, blank ends left out. */
export function sheetsOf(xml: string): readonly (readonly (readonly Cell[])[])[] {
  return elementsOf(bare(xml))
    .all("table:table")
    .map((sheet) => withoutBlankEnd(sheet.all("table:table-row").flatMap(rowsOf)));
}

/** What the small reader of XML does not know and does not need. */
const bare = (xml: string): string =>
  xml.replace(/<!DOCTYPE[^>]*>/, "").replaceAll(/<!--[\s\S]*?-->/g, "");

const MOST_REPEATED = 10_000;
const repeated = (element: XmlElement, name: string): number =>
  Math.min(MOST_REPEATED, Number(element.attributes[name] ?? 1));

function rowsOf(row: XmlElement): (readonly Cell[])[] {
  const cells = row.all("table:table-cell").flatMap((cell) => {
    const value = cellOf(cell);
    const times =
      value === null
        ? Math.min(64, repeated(cell, REPEATED_COLUMNS))
        : repeated(cell, REPEATED_COLUMNS);
    return Array.from({ length: times }, () => value);
  });
  const isBlank = cells.every((cell) => cell === null);
  const times = repeated(row, "table:number-rows-repeated");
  return isBlank && times > 1_000 ? [] : Array.from({ length: times }, () => cells);
}
const REPEATED_COLUMNS = "table:number-columns-repeated";

function withoutBlankEnd(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  const last = rows.findLastIndex((row) => row.some((cell) => cell !== null));
  return rows.slice(0, last + 1);
}

/** LibreOffice has no other way to hold a yes or no of an XLSX; any other formula is a fault. */
const YES_OR_NO = /^of:=(TRUE|FALSE)\(\)$/;

function cellOf(cell: XmlElement): Cell {
  const formula = cell.attributes["table:formula"];
  if (formula !== undefined) {
    const answer = YES_OR_NO.exec(formula)?.[1];
    if (answer === undefined) throw new Error(`a formula: ${formula}`);
    return answer === "TRUE";
  }
  switch (cell.attributes["office:value-type"]) {
    case "float":
    case "percentage":
    case "currency":
      return Number(cell.attributes["office:value"]);
    case "boolean":
      return cell.attributes["office:boolean-value"] === "true";
    case "date":
      return (cell.attributes["office:date-value"] ?? "").slice(0, 10);
    case "string":
      return cell
        .all("text:p")
        .map((line) => textOf(line))
        .join("\n");
    default:
      return null;
  }
}

/** LibreOffice writes several spaces as one element with their number. */
const textOf = (line: XmlElement): string =>
  line.children
    .map((child) => {
      if (typeof child === "string") return child;
      if (child.name === "text:s") return " ".repeat(Number(child.attributes["text:c"] ?? 1));
      return child.name === "text:tab" ? "\t" : textOf(child);
    })
    .join("");

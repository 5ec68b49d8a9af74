import { inFormat } from "../words/figures.js";
import type { Text } from "../words/text.js";
import type { Download } from "./figure-block.js";

/** Formats of a figure's values: extension, parameters, name. */
const FILE_FORMATS: readonly (readonly [extension: string, parameters: string, name: string])[] = [
  ["xlsx", "", "XLSX"],
  ["ods", "", "ODS"],
  ["csv", "variante=tableur", "CSV"],
  ["json", "", "JSON"],
];

/** The files that hold the values of a question to an indicator; `name` says what they are. */
export const valueFiles = (name: Text, path: string): readonly Download[] =>
  FILE_FORMATS.map(([extension, parameters, format]) => ({
    label: inFormat(name, format),
    href: fileAddress(path, extension, parameters),
  }));

function fileAddress(path: string, extension: string, parameters: string): string {
  const [resource = "", search = ""] = path.split("?");
  const query = [search, parameters].filter((part) => part !== "").join("&");
  return `${resource}.${extension}${query === "" ? "" : `?${query}`}`;
}

import type { Vocabulary } from "./xml.js";

const OFFICE = "http://schemas.openxmlformats.org";
const STRICT = "http://purl.oclc.org/ooxml";

/** Names of a workbook, as Office writes them or in the strict form of the standard. */
export const MAIN: Vocabulary = new Map([
  [`${OFFICE}/spreadsheetml/2006/main`, ""],
  [`${STRICT}/spreadsheetml/main`, ""],
  [`${OFFICE}/officeDocument/2006/relationships`, "r"],
  [`${STRICT}/officeDocument/relationships`, "r"],
]);

/** Names of the links between parts. */
export const LINKS: Vocabulary = new Map([[`${OFFICE}/package/2006/relationships`, ""]]);

import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { kindOfFile } from "../../src/workbook/kind.js";
import { openWorkbook } from "../../src/workbook/open.js";
import { fileOf, ODS_TYPE, odsParts, type Parts, xlsxParts, zipOf } from "./books.js";
import { oleOf } from "./zip-faults.js";

const bytes = (...values: readonly number[]): Buffer => Buffer.from([...values, 0, 0, 0, 0]);
const type = (said: string): Parts => ({
  "[Content_Types].xml": `<Types><Override ContentType="application/${said}"/></Types>`,
});

const KINDS: readonly (readonly [what: string, kind: string, file: Buffer | Promise<Buffer>])[] = [
  ["nothing", "empty", Buffer.alloc(0)],
  ["blanks", "empty", Buffer.from("\ufeff \r\n")],
  ["a CSV file", "text", Buffer.from("numéro;année\n1;2023\n")],
  ["a CSV file whose first column is PK", "text", Buffer.from("PK;MZ\n1;2\n")],
  ["a CSV file that begins as a program does", "text", Buffer.from("MZ;a\n1;2\n")],
  ["a CSV file in UTF-16", "text", Buffer.from("\ufeffa;b\n", "utf16le")],
  ["a CSV file that speaks of HTML", "text", Buffer.from("<b>;<i>\n1;2\n")],
  ["other XML", "text", Buffer.from("<?xml version='1.0'?><contrats/>")],
  ["a workbook", "xlsx", zipOf(xlsxParts())],
  ["a workbook with macros", "xlsx", zipOf({ ...xlsxParts(), "xl/vbaProject.bin": "x" })],
  [
    "a workbook whose parts are elsewhere",
    "xlsx",
    zipOf({
      ...type("vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
      "book.xml": "",
    }),
  ],
  ["a binary workbook", "xlsb", zipOf({ "xl/workbook.bin": "x" })],
  [
    "a binary workbook by its type",
    "xlsb",
    zipOf(type("vnd.ms-excel.sheet.binary.macroEnabled.main")),
  ],
  ["a Word document", "docx", zipOf({ "word/document.xml": "x" })],
  [
    "a Word document by its type",
    "docx",
    zipOf(type("vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")),
  ],
  ["a presentation", "pptx", zipOf({ "ppt/presentation.xml": "x" })],
  [
    "a presentation by its type",
    "pptx",
    zipOf(type("vnd.openxmlformats-officedocument.presentationml.presentation.main+xml")),
  ],
  ["an OpenDocument spreadsheet", "ods", zipOf(odsParts(""))],
  [
    "an OpenDocument template",
    "ods",
    zipOf({ mimetype: `${ODS_TYPE}-template`, "content.xml": "x" }),
  ],
  [
    "one without mimetype",
    "ods",
    zipOf({ ...odsParts(""), mimetype: "" }).then(() => {
      const { mimetype: _, ...rest } = odsParts("");
      return zipOf(rest);
    }),
  ],
  ["an OpenDocument text", "odt", zipOf({ mimetype: "application/vnd.oasis.opendocument.text" })],
  [
    "an OpenDocument presentation",
    "odp",
    zipOf({ mimetype: "application/vnd.oasis.opendocument.presentation" }),
  ],
  [
    "an encrypted OpenDocument spreadsheet",
    "ods-protected",
    zipOf(odsParts("", "", "<manifest:encryption-data/>")),
  ],
  ["a map", "kmz", zipOf({ "doc.kml": "<kml/>" })],
  ["a Numbers document", "numbers", zipOf({ "Index/Document.iwa": "x" })],
  ["a zip of CSV files", "zip", zipOf({ "ctai.csv": "a;b" })],
  ["an empty zip", "zip", zipOf({})],
  ["a zip cut short", "zip-damaged", zipOf(xlsxParts()).then((zip) => zip.subarray(0, 700))],
  ["a zip signature alone", "zip-damaged", Buffer.from("PK\u0003\u0004")],
  ["an old workbook", "xls", oleOf(["Root Entry", "Workbook"])],
  ["an older workbook", "xls", oleOf(["Root Entry", "Book"])],
  ["a sheet of Excel 4", "xls", bytes(0x09, 0x04, 0x06, 0x00)],
  [
    "a workbook under password",
    "xlsx-protected",
    oleOf(["Root Entry", "EncryptionInfo", "EncryptedPackage"]),
  ],
  [
    "one whose directory goes on",
    "xlsx-protected",
    oleOf(["Root Entry", "1", "2", "3", "4", "5", "EncryptedPackage"]),
  ],
  ["an old Word document", "doc", oleOf(["Root Entry", "WordDocument"])],
  ["an old message", "ole", oleOf(["Root Entry", "__properties_version1.0"])],
  [
    "an OLE header cut short",
    "ole",
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]),
  ],
  [
    "a page to log in",
    "html",
    Buffer.from("\ufeff\r\n<!DOCTYPE html><html><body>Connexion</body></html>"),
  ],
  ["a table saved as a page", "html", Buffer.from("<!-- x --><table><tr><td>1</td></tr></table>")],
  [
    "a page in XML",
    "html",
    Buffer.from(`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>`),
  ],
  [
    "XML of Excel 2003",
    "xml-2003",
    Buffer.from(
      `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`,
    ),
  ],
  [
    "a flat OpenDocument",
    "fods",
    Buffer.from(`<?xml version="1.0"?><office:document office:version="1.3"/>`),
  ],
  ["a PDF document", "pdf", Buffer.from("%PDF-1.7\n")],
  ["gzip", "gzip", gzipSync("a;b")],
  ["7z", "7z", bytes(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)],
  ["rar", "rar", Buffer.from("Rar!\u001a\u0007\u0001")],
  ["rich text", "rtf", Buffer.from("{\\rtf1 a}")],
  ["a picture", "image", bytes(0x89, 0x50, 0x4e, 0x47)],
  ["a photograph", "image", bytes(0xff, 0xd8, 0xff)],
  ["Parquet", "parquet", Buffer.from("PAR1\u0000PAR1")],
  ["a program", "program", Buffer.from("MZ\u0090\u0000", "latin1")],
];

describe("macros", () => {
  it.each([
    [false, xlsxParts()],
    [true, { ...xlsxParts(), "xl/vbaProject.bin": "x" }],
    [true, { ...odsParts(""), "Basic/Standard/Module1.xml": "x" }],
  ])("%s", async (expected, parts) => {
    const book = await openWorkbook(fileOf(await zipOf(parts)));
    expect(book.hasMacros).toBe(expected);
    book.close();
  });
});

describe("a file is what its bytes say, whatever its name", () => {
  it.each(KINDS)("%s: %s", async (_, kind, file) => {
    expect(await kindOfFile(fileOf(await file))).toBe(kind);
  });
});

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { type BadCase, CELLS, cell, SHEETS } from "./bad-cells.js";
import { MAIN, ods, odsParts, type XlsxSaid, xlsx, xlsxRow, zipOf } from "./books.js";
import { flipped, lying, oleOf, renamed } from "./zip-faults.js";

const SHEET = "xl/worksheets/sheet1.xml";
const WORKBOOK = "xl/workbook.xml";
const fixture = (name: string): Buffer =>
  readFileSync(resolve(import.meta.dirname, "../../../fixtures/workbooks", name));
const rows = (count: number, from = 1): string =>
  Array.from(
    { length: count },
    (_, i) => `<row r="${from + i}"><c r="A${from + i}"><v>1</v></c></row>`,
  ).join("");
/** A workbook whose sheet is that text instead of XML. */
const sheetOf = (content: string | Buffer, said: XlsxSaid = {}): Promise<Buffer> =>
  xlsx({ ...said, parts: { [SHEET]: content } });
const worksheet = (inside: string): string => `<worksheet xmlns="${MAIN}">${inside}</worksheet>`;
const table = (inside: string): string =>
  `<table:table table:name="Feuille">${inside}</table:table>`;
/** Files that are no workbook to be read. */
const KINDS: Readonly<Record<string, BadCase>> = {
  "fichier vide": { file: () => Buffer.alloc(0) },
  "fichier CSV donné pour un classeur": { file: () => Buffer.from("a;b\n1;2\n") },
  "classeur .xls": { file: () => fixture("libreoffice.xls") },
  "classeur .xlsx protégé par mot de passe": { file: () => fixture("mot-de-passe.xlsx") },
  "classeur .ods protégé par mot de passe": {
    file: () => zipOf(odsParts("", "", "<manifest:encryption-data/>")),
  },
  "classeur .xlsb": { file: () => zipOf({ "xl/workbook.bin": "x" }) },
  "document Word": { file: () => zipOf({ "word/document.xml": "x" }) },
  "ancien document Word": { file: () => oleOf(["WordDocument"]) },
  "ancien message Outlook": { file: () => oleOf(["__properties_version1.0"]) },
  "diaporama PowerPoint": { file: () => zipOf({ "ppt/presentation.xml": "x" }) },
  "document OpenDocument": {
    file: () => zipOf({ mimetype: "application/vnd.oasis.opendocument.text" }),
  },
  "diaporama OpenDocument": {
    file: () => zipOf({ mimetype: "application/vnd.oasis.opendocument.presentation" }),
  },
  "carte KMZ": { file: () => zipOf({ "doc.kml": "<kml/>" }) },
  "document Numbers": { file: () => zipOf({ "Index/Document.iwa": "x" }) },
  "archive zip de fichiers CSV": { file: () => zipOf({ "ctai.csv": "a;b" }) },
  "archive gzip": { file: () => gzipSync("a;b") },
  "archive 7z": { file: () => Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]) },
  "archive rar": { file: () => Buffer.from("Rar!\u001a\u0007\u0001") },
  "page de connexion": { file: () => Buffer.from("<!DOCTYPE html><title>Connexion</title>") },
  "document PDF": { file: () => Buffer.from("%PDF-1.7") },
  "texte mis en forme": { file: () => Buffer.from("{\\rtf1 a}") },
  image: { file: () => Buffer.from([0x89, 0x50, 0x4e, 0x47]) },
  "fichier Parquet": { file: () => Buffer.from("PAR1\u0000") },
  programme: { file: () => Buffer.from("MZ\u0000") },
  "XML d’Excel 2003": {
    file: () =>
      Buffer.from(
        `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`,
      ),
  },
  "classeur .fods": { file: () => fixture("libreoffice.fods") },
};

/** Zips that are cut, damaged, that lie, or are made to fill the memory. */
const ZIPS: Readonly<Record<string, BadCase>> = {
  "transfert interrompu": { file: async () => (await xlsx({ data: rows(9) })).subarray(0, 900) },
  "un bit retourné dans une feuille": {
    file: async () => flipped(await xlsx({ data: rows(50) }), SHEET),
  },
  "somme de contrôle fausse": { file: async () => lying(await xlsx(), SHEET, { crc: 1 }) },
  "plus de données qu’annoncé": {
    file: async () => lying(await xlsx({ data: rows(50) }), SHEET, { unpacked: 40 }),
  },
  "moins de données qu’annoncé": {
    file: async () => lying(await xlsx(), SHEET, { unpacked: 9000 }),
  },
  "trop de fichiers dans le zip": {
    file: () => zipOf(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`a${i}`, ""]))),
    limits: { entries: 30 },
  },
  "bombe : un fichier de zéros": {
    file: () => xlsx({ parts: { [SHEET]: Buffer.alloc(1 << 20, 0x20) } }),
    limits: { ratioFrom: 1 << 16 },
  },
  "bombe : trop en tout": { file: () => xlsx({ data: rows(500) }), limits: { unpacked: 1 << 14 } },
  "bombe : fichiers superposés": {
    file: async () => lying(await xlsx(), SHEET, { packed: 50_000 }),
  },
  "la même partie deux fois": {
    file: async () =>
      renamed(
        await xlsx({ parts: { "xl/worksheets/sheet2.xml": "x" } }),
        "xl/worksheets/sheet2.xml",
        SHEET,
      ),
  },
  "partie chiffrée": { file: async () => lying(await xlsx(), SHEET, { flags: 1 }) },
  "compression inconnue": { file: async () => lying(await xlsx(), SHEET, { method: 93 }) },
  "feuille absente": { file: () => xlsx({ parts: { [SHEET]: null } }) },
  "liens du classeur absents": {
    file: () => xlsx({ parts: { "xl/_rels/workbook.xml.rels": null } }),
  },
  "contenu .ods absent": {
    file: () => zipOf({ mimetype: "application/vnd.oasis.opendocument.spreadsheet" }),
  },
  "liens démesurés": { file: () => xlsx(), limits: { smallPart: 300 } },
  "liste des types démesurée": {
    file: () => zipOf({ mimetype: Buffer.alloc(5000, 0x20) }),
    limits: { smallPart: 4096 },
  },
};

/** XML that is ill-formed or malicious. */
const XML: Readonly<Record<string, BadCase>> = {
  "XML coupé": { file: () => sheetOf(worksheet("<sheetData><row r='1'>").slice(0, -12)) },
  "XML mal emboîté": { file: () => sheetOf(worksheet("<sheetData></row></sheetData>")) },
  "bombe d’entités": {
    file: () =>
      sheetOf(
        `<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${worksheet("<sheetData/>")}`,
      ),
  },
  "entité vers un fichier de la machine": {
    file: () =>
      zipOf({
        ...odsParts(""),
        "content.xml": `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>`,
      }),
  },
  "entité sans définition": { file: () => sheetOf(worksheet("<sheetData>&nbsp;</sheetData>")) },
  "XML en Windows-1252": {
    file: () => sheetOf(Buffer.from(worksheet("<sheetData><!-- \u00e9 --></sheetData>"), "latin1")),
  },
  "encodage annoncé inconnu": {
    file: () => sheetOf(`<?xml version="1.0" encoding="ISO-8859-1"?>${worksheet("<sheetData/>")}`),
  },
  "texte sans fin": {
    file: () =>
      sheetOf(
        worksheet(
          `<sheetData><row r="1"><c r="A1" t="str"><v>${"a".repeat(400_000)}</v></c></row></sheetData>`,
        ),
      ),
    limits: { token: 1 << 16 },
  },
  "éléments emboîtés sans fin": {
    file: () => sheetOf(worksheet("<a>".repeat(300) + "</a>".repeat(300))),
  },
};

/** Workbooks whose structure cannot be trusted. */
const STRUCTURES: Readonly<Record<string, BadCase>> = {
  "classeur sans feuille": {
    file: () => xlsx({ parts: { [WORKBOOK]: `<workbook xmlns="${MAIN}"/>` } }),
  },
  "classeur .ods sans feuille": { file: () => zipOf(odsParts("")) },
  "trop de feuilles": { file: () => xlsx({ data: ["", "", ""] }), limits: { sheets: 2 } },
  "trop de feuilles .ods": {
    file: () => zipOf(odsParts(table("") + table("") + table(""))),
    limits: { sheets: 2 },
  },
  "trop de mises en forme": {
    file: () => xlsx({ formats: Array(9).fill("0") }),
    limits: { styles: 5 },
  },
  "trop de styles de feuille (.ods)": {
    file: () =>
      zipOf(
        odsParts(
          table(""),
          [1, 2, 3]
            .map(
              (n) =>
                `<style:style style:name="${n}"><style:table-properties table:display="false"/></style:style>`,
            )
            .join(""),
        ),
      ),
    limits: { sheets: 2 },
  },
  "textes vides sans nombre": {
    file: () => xlsx({ strings: "<si/>".repeat(99) }),
    limits: { strings: 500 },
  },
  "répétition sans fin (.ods)": {
    file: () =>
      ods(
        `<table:table-row table:number-rows-repeated="99999999999999999999"/><table:table-row>${cell(`office:value-type="float" office:value="1"`)}</table:table-row>`,
      ),
  },
  "trop de textes": {
    file: () => xlsx({ strings: "<si><t>abcdef</t></si>".repeat(9) }),
    limits: { strings: 50 },
  },
  "numéro de ligne impossible": { file: () => xlsx({ data: rows(1, 1_048_577) }) },
  "lignes dans le désordre": { file: () => xlsx({ data: rows(1, 5) + rows(1, 3) }) },
  "ligne deux fois": { file: () => xlsx({ data: rows(1, 5) + rows(1, 5) }) },
  "ligne sans numéro lisible": { file: () => xlsx({ data: `<row r="x"/>` }) },
  "cellules dans le désordre": {
    file: () => xlsxRow(`<c r="B1"><v>1</v></c><c r="A1"><v>2</v></c>`),
  },
  "cellule d’une autre ligne": { file: () => xlsxRow(`<c r="A2"><v>1</v></c>`) },
  "cellule à une place impossible": { file: () => xlsxRow(`<c r="1A"><v>1</v></c>`) },
  "ligne recopiée jusqu’en bas (.ods)": {
    file: () =>
      ods(
        `<table:table-row table:number-rows-repeated="1048575">${cell(`office:value-type="float" office:value="1"`)}</table:table-row>`,
      ),
  },
  "cellules recopiées sans fin (.ods)": {
    file: () =>
      ods(
        `<table:table-row table:number-rows-repeated="500">${cell(`table:number-columns-repeated="500" office:value-type="float" office:value="1"`)}</table:table-row>`,
      ),
    limits: { repeatedCells: 10_000 },
  },
  "ligne au-delà de la feuille (.ods)": {
    file: () =>
      ods(
        `<table:table-row table:number-rows-repeated="1048576"/><table:table-row>${cell(`office:value-type="float" office:value="1"`)}</table:table-row>`,
      ),
  },
};

/** Every case, by its name. */
export const BAD_CASES: Readonly<Record<string, BadCase>> = {
  ...KINDS,
  ...ZIPS,
  ...XML,
  ...STRUCTURES,
  ...CELLS,
  ...SHEETS,
};

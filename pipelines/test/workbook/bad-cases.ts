import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import type { Limits } from "../../src/workbook/limits.js";
import { MAIN, ods, odsParts, odsRow, type XlsxSaid, xlsx, xlsxRow, zipOf } from "./books.js";
import { flipped, lying, oleOf, renamed } from "./zip-faults.js";

/** A file that something is wrong with; what must be said of it is in `fixtures/workbooks/phrases.json`, under its name. */
export interface BadCase {
  readonly file: () => Promise<Buffer> | Buffer;
  readonly limits?: Partial<Limits>;
}

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
const cell = (attributes: string, text = ""): string =>
  `<table:table-cell ${attributes}>${text === "" ? "" : `<text:p>${text}</text:p>`}</table:table-cell>`;
const date = (serial: string, said: XlsxSaid = {}): Promise<Buffer> =>
  xlsxRow(`<c r="A1" s="1"><v>${serial}</v></c>`, { formats: ["dd/mm/yyyy"], ...said });

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

/** Cells that have no sure value. */
const CELLS: Readonly<Record<string, BadCase>> = {
  "formule jamais calculée": { file: () => xlsxRow(`<c r="C1"><f>A1+B1</f></c>`) },
  "formule à valeur vide": { file: () => xlsxRow(`<c r="C1"><f>A1+B1</f><v></v></c>`) },
  "formule jamais calculée (.ods)": { file: () => odsRow(cell(`table:formula="of:=[.B1]"`)) },
  "nombre illisible": { file: () => xlsxRow(`<c r="A1"><v>1,5</v></c>`) },
  "nombre infini": { file: () => xlsxRow(`<c r="A1"><v>1E999</v></c>`) },
  "nombre illisible (.ods)": {
    file: () => odsRow(cell(`office:value-type="float" office:value="NaN"`, "?")),
  },
  "identifiant de dix-sept chiffres": {
    file: () => xlsxRow(`<c r="A1"><v>12345678901234567</v></c>`),
  },
  "date 0": { file: () => date("0") },
  "date 0 avec une heure": { file: () => date("0.5") },
  "date 1": { file: () => date("1") },
  "date 0 depuis 1904": { file: () => date("0", { workbookPr: `date1904="1"` }) },
  "29 février 1900": { file: () => date("60") },
  "date négative": { file: () => date("-3") },
  "date au-delà de 9999": { file: () => date("99999999") },
  "heure négative": {
    file: () => xlsxRow(`<c r="A1" s="1"><v>-0.5</v></c>`, { formats: ["hh:mm"] }),
  },
  "date ISO impossible": { file: () => xlsxRow(`<c r="A1" t="d"><v>2023-02-30</v></c>`) },
  "date impossible (.ods)": {
    file: () => odsRow(cell(`office:value-type="date" office:date-value="31/12/2023"`)),
  },
  "date 0 (.ods)": {
    file: () => odsRow(cell(`office:value-type="date" office:date-value="1899-12-30"`)),
  },
  "durée impossible (.ods)": {
    file: () => odsRow(cell(`office:value-type="time" office:time-value="midi"`)),
  },
  "booléen impossible": { file: () => xlsxRow(`<c r="A1" t="b"><v>2</v></c>`) },
  "texte partagé absent": {
    file: () => xlsxRow(`<c r="A1" t="s"><v>7</v></c>`, { strings: "<si><t>a</t></si>" }),
  },
  "texte partagé négatif": {
    file: () => xlsxRow(`<c r="A1" t="s"><v>-1</v></c>`, { strings: "<si><t>a</t></si>" }),
  },
  "type de cellule inconnu": { file: () => xlsxRow(`<c r="A1" t="z"><v>1</v></c>`) },
  "type de cellule inconnu (.ods)": {
    file: () => odsRow(cell(`office:value-type="constructor"`, "1")),
  },
  "texte trop long": {
    file: () => xlsxRow(`<c r="A1" t="inlineStr"><is><t>${"é".repeat(32_768)}</t></is></c>`),
  },
  "texte partagé trop long": {
    file: () =>
      xlsxRow(`<c r="A1" t="s"><v>0</v></c>`, { strings: `<si><t>${"é".repeat(40_000)}</t></si>` }),
  },
  "texte trop long (.ods)": {
    file: () => odsRow(cell(`office:value-type="string"`, "é".repeat(32_768))),
  },
  "espaces trop nombreuses (.ods)": {
    file: () =>
      odsRow(
        `<table:table-cell office:value-type="string"><text:p>a<text:s text:c="999999999"/>b</text:p></table:table-cell>`,
      ),
  },
  "erreur #N/A": { file: () => xlsxRow(`<c r="A1" t="e"><v>#N/A</v></c>`) },
  "erreur #REF!": { file: () => xlsxRow(`<c r="B1" t="e"><f>#REF!</f><v>#REF!</v></c>`) },
  "erreur de LibreOffice": {
    file: () =>
      odsRow(
        cell(
          `table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"`,
          "#DIV/0!",
        ),
      ),
  },
  "erreur d’OpenOffice": {
    file: () =>
      odsRow(cell(`table:formula="of:=x" office:value-type="float" office:value="0"`, "Err:502")),
  },
};

/** What is told of a sheet whose values are all there. */
const SHEETS: Readonly<Record<string, BadCase>> = {
  "feuille masquée": { file: () => xlsx({ sheet: `state="hidden"` }) },
  "feuille masquée par une macro": { file: () => xlsx({ sheet: `state="veryHidden"` }) },
  "ligne et colonne masquées": {
    file: () =>
      xlsx({
        before: `<cols><col min="2" max="16384" hidden="1"/></cols>`,
        data: `<row r="4" hidden="1"><c r="A4"><v>1</v></c><c r="B4"><v>2</v></c></row>`,
      }),
  },
  "cellules fusionnées": {
    file: () =>
      xlsx({ after: `<mergeCells><mergeCell ref="A1:B3"/><mergeCell ref="C1:C2"/></mergeCells>` }),
  },
  "plus de mille colonnes": {
    file: () => xlsxRow(`<c r="ALL1"><v>1</v></c><c r="ALM1"><v>1</v></c><c r="XFD1"><v>1</v></c>`),
  },
  "plus de mille colonnes (.ods)": {
    file: () =>
      odsRow(
        cell(`table:number-columns-repeated="16384" office:value-type="float" office:value="1"`),
      ),
  },
  "valeurs par défaut de formules": {
    file: () =>
      xlsxRow(`<c r="A1"><f>B1</f><v>0</v></c>`, { calcPr: `<calcPr fullCalcOnLoad="1"/>` }),
  },
  "valeur sous une fusion (.ods)": {
    file: () =>
      odsRow(
        `${cell(`table:number-columns-spanned="2" office:value-type="float" office:value="1"`)}<table:covered-table-cell office:value-type="float" office:value="2"/>`,
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

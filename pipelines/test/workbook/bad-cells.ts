import type { Limits } from "../../src/workbook/limits.js";
import { odsRow, type XlsxSaid, xlsx, xlsxRow } from "./books.js";

/** A file that something is wrong with; what must be said of it is in `fixtures/workbooks/phrases.json`, under its name. */
export interface BadCase {
  readonly file: () => Promise<Buffer> | Buffer;
  readonly limits?: Partial<Limits>;
}

/** A cell of OpenDocument. */
export const cell = (attributes: string, text = ""): string =>
  `<table:table-cell ${attributes}>${text === "" ? "" : `<text:p>${text}</text:p>`}</table:table-cell>`;
const date = (serial: string, said: XlsxSaid = {}): Promise<Buffer> =>
  xlsxRow(`<c r="A1" s="1"><v>${serial}</v></c>`, { formats: ["dd/mm/yyyy"], ...said });

/** Cells that have no sure value. */
export const CELLS: Readonly<Record<string, BadCase>> = {
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
export const SHEETS: Readonly<Record<string, BadCase>> = {
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

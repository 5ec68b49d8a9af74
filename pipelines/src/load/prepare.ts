import { join } from "node:path";
import { writePlainCopy } from "../read/copy.js";
import { type DecodedFile, decode, Undecodable } from "../read/decode.js";
import { identify } from "../read/encoding.js";
import { marredCells } from "../read/marred-cells.js";
import type { InputFile } from "../read/recognise.js";
import { type Layout, MOST_FAULTS, type Survey, survey } from "../read/survey.js";
import type { Anomaly } from "./anomalies.js";
import { refuseGluedLines } from "./glued.js";
import { noticesOf } from "./notices.js";
import { Refusal } from "./refusal.js";
import { type StagedSheet, writeSheet } from "./sheet-stage.js";
import type { ReadableFile } from "./typed.js";

/** A file in UTF-8, to be read again. */
export interface Source {
  readonly path: string;
  readonly layout: Layout;
  /** The line that a person sees of one of the file: a row of a sheet, else the same. */
  readonly rowOf: (line: number) => number;
}

/** A file that the engine reads as our own pass does, and what that pass found, by the lines that a person sees. */
export interface Prepared {
  readonly readable: ReadableFile;
  readonly found: Survey;
  readonly notices: readonly Anomaly[];
  readonly source: Source;
  /** What was seen of the sheet of a workbook; null for any other file. */
  readonly sheet: StagedSheet | null;
}

/** Counts the records of a file and makes it one that the engine reads as we do; a clean UTF-8 file is not copied. */
export async function prepare(
  scratch: string,
  input: InputFile,
  number: number,
): Promise<Prepared> {
  const { structure, name } = input;
  const sheet = await sheetOf(scratch, input, number);
  const decoded = sheet ? asDecoded(sheet) : await inUtf8(scratch, input, number);
  const rowOf = sheet?.rowOf ?? ((line: number) => line);
  const offset = structure.layout.offset + decoded.mark;
  const layout: Layout = { ...structure.layout, offset };
  const counted = await survey(decoded.path, layout);
  const found = sheet ? inRows(counted, rowOf) : counted;
  await refuseGluedLines(input, { path: decoded.path, layout, found: counted });
  refuseUnsafe(name, found);
  const isAsItIs = !counted.needsCopy && structure.isPlain;
  const copy = join(scratch, `${number}-lignes.csv`);
  if (!isAsItIs) await writePlainCopy(decoded.path, copy, { layout, survey: counted });
  const notices = sheet
    ? await sheetNoticesOf(input, counted, sheet)
    : await fileNoticesOf(input, counted, decoded);
  return {
    readable: {
      path: isAsItIs ? decoded.path : copy,
      delimiter: layout.delimiter,
      columns: structure.columns,
      hasHeader: true,
    },
    found,
    notices,
    source: { path: decoded.path, layout, rowOf },
    sheet,
  };
}

const sheetOf = async (
  scratch: string,
  input: InputFile,
  number: number,
): Promise<StagedSheet | null> =>
  input.sheet ? writeSheet(input, input.sheet, join(scratch, `${number}-feuille.csv`)) : null;

async function fileNoticesOf(
  input: InputFile,
  counted: Survey,
  decoded: DecodedFile,
): Promise<readonly Anomaly[]> {
  const marred = await marredCells(input, decoded);
  return noticesOf(input, { survey: counted, undefinedAt: decoded.undefinedAt, marred });
}

/** Characters lost before a sheet was written are in its texts; their place is its row, and no byte of it. */
async function sheetNoticesOf(
  input: InputFile,
  counted: Survey,
  sheet: StagedSheet,
): Promise<readonly Anomaly[]> {
  const { path, rowOf } = sheet;
  const { doubts } = await identify(path);
  const written = { ...input, path, identity: { ...input.identity, doubts } };
  const notices = await fileNoticesOf(written, counted, asDecoded(sheet));
  return notices.map((one) => ({
    ...one,
    ligne: one.ligne === null ? null : rowOf(one.ligne),
    message: one.message.replace(/ \(octet \d+\)/, ""),
  }));
}

const asDecoded = ({ path }: StagedSheet): DecodedFile => ({ path, mark: 0, undefinedAt: -1 });

/** What was found in the lines of a sheet written out, by its rows. */
const inRows = (counted: Survey, rowOf: (line: number) => number): Survey => ({
  ...counted,
  faults: counted.faults.map((fault) => ({
    ...fault,
    line: rowOf(fault.line),
    lastLine: rowOf(fault.lastLine),
  })),
  steps: counted.steps.map(({ record, line }) => ({ record, line: rowOf(line) })),
  ignored: counted.ignored.map((one) => ({ ...one, line: rowOf(one.line) })),
});

async function inUtf8(scratch: string, input: InputFile, number: number): Promise<DecodedFile> {
  try {
    return await decode(input.path, input.identity, join(scratch, `${number}-utf8.csv`));
  } catch (error) {
    if (!(error instanceof Undecodable)) throw error;
    const { at, line } = error;
    const sentence = `le fichier s’annonce en UTF-16 mais l’octet ${at} (ligne ${line}) n’en est pas : l’enregistrer de nouveau en UTF-8.`;
    throw new Refusal([{ file: input.name, line, sentence }]);
  }
}

function refuseUnsafe(name: string, { faults }: Survey): void {
  const open = faults.find((fault) => fault.rule === "guillemet_ouvert");
  if (open) {
    const sentence = `un guillemet ouvert à la ligne ${open.line} n’est jamais refermé, la suite du fichier est illisible : le corriger.`;
    throw new Refusal([{ file: name, line: open.line, sentence }]);
  }
  const [first] = faults;
  if (first && faults.length > MOST_FAULTS) {
    const sentence = `plus de ${MOST_FAULTS} lignes sont illisibles, la première à la ligne ${first.line} : refaire l’export en CSV.`;
    throw new Refusal([{ file: name, line: first.line, sentence }]);
  }
}

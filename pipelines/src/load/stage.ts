import type { Dataset } from "../catalogue/model.js";
import type { Database } from "../engine/index.js";
import type { Survey } from "../read/survey.js";
import { type FileRef, faultAnomaly, record, recordCells } from "./anomalies.js";
import type { Declarations } from "./declared.js";
import { refuseGluedRows } from "./glued.js";
import type { InputFile } from "./inventory.js";
import { recordNoted, recordWriting } from "./noted.js";
import { datedSql } from "./placed.js";
import { prepare, type Source } from "./prepare.js";
import { Refusal } from "./refusal.js";
import { recordSheet } from "./sheet-told.js";
import { recordTotals } from "./totals.js";
import { acceptedSql, type ReadableFile, typedRowsSql } from "./typed.js";
import { type Decided, writingOf } from "./writing.js";

/** A file read into the working database, with its balance so far. */
export interface StagedFile {
  readonly file: FileRef;
  /** Records that our own pass counted, those left out on purpose included. */
  readonly records: number;
  /** Rows that the engine read and that may be loaded. */
  readonly loadable: number;
  readonly refused: number;
  /** Records left out on purpose: totals and notes. */
  readonly ignored: number;
  /** Its rows have their year and quarter, and may be those of the dataset as they are. */
  readonly isDated: boolean;
  /** The file in UTF-8, to be read again. */
  readonly source: Source;
}

/** Name of the table that holds the typed rows of a file, in its order. */
export const stagingTable = (file: FileRef): string => `lecture_${file.number}`;

/** Where a file is staged. */
export interface Stage {
  readonly db: Database;
  /** Folder for decoded copies. */
  readonly scratch: string;
  /** Private folder for the faulty rows to send back to who provided them; none where it is absent. */
  readonly returns?: string;
  /** ISO day of the load, in Paris: nothing that happened is later. */
  readonly day: string;
  /** What is said of the sources beside their rows; nothing where it is absent. */
  readonly declared?: Declarations;
}

/** How a file is staged. */
export interface Staging {
  /** Its number in the working database. */
  readonly number: number;
  /** Whether its rows are written with their year and quarter. */
  readonly isDated: boolean;
}

/** Decodes, counts and types one file; refuses it if the engine did not read exactly the records that were counted. */
export async function stageFile(
  stage: Stage,
  input: InputFile,
  { number, isDated }: Staging,
): Promise<StagedFile> {
  const { dataset } = input.structure;
  const file = { number, name: input.name };
  const { readable, found, notices, source, sheet } = await prepare(stage.scratch, input, number);
  const typing = { ...{ file, isDated, day: stage.day }, expected: found.accepted };
  const usual = await typeRows(stage.db, { ...typing, dataset, readable });
  await recordSteps(stage.db, file, found);
  const doubted = { readable, columns: dataset.columns, table: stagingTable(file) };
  const judged =
    usual.faulty === 0 ? new Map<string, Decided>() : await writingOf(stage.db, doubted);
  // Cells of numbers say nothing of how texts are written: a text beside them stays in doubt.
  const decided = new Map([...judged].filter(([name]) => !sheet?.decimals.has(name)));
  const written = asWritten({ dataset, readable }, decided);
  const typed = decided.size === 0 ? usual : await typeRows(stage.db, { ...typing, ...written });
  const table = stagingTable(file);
  if (typed.refused > 0) await refuseGluedRows(stage.db, input, { file, table });
  if (typed.faulty > 0) {
    const rows = `select *, ${number} as _fichier, rowid + 1 as _enr from ${stagingTable(file)} where _brut is not null`;
    await recordCells(stage.db, written.dataset, { file, rows, day: stage.day });
    await recordNoted(stage.db, dataset, { file, rows });
  }
  await recordWriting(stage.db, { dataset, file }, decided);
  await recordTotals(stage.db, input, { number, ignored: found.ignored });
  await record(stage.db, [
    ...found.faults.map((fault) => faultAnomaly(dataset, file, fault)),
    ...notices,
  ]);
  if (sheet) await recordSheet(stage.db, input, sheet);
  return {
    file,
    records: found.records,
    loadable: typed.loadable,
    refused: typed.refused + found.faults.length,
    ignored: found.ignored.length,
    isDated,
    source,
  };
}

/** The columns of a dataset and of its file, as the file writes them. */
function asWritten(
  { dataset, readable }: Pick<Typing, "dataset" | "readable">,
  decided: ReadonlyMap<string, Decided>,
): Pick<Typing, "dataset" | "readable"> {
  const columns = new Map(
    dataset.columns.map((column) => {
      const writing = decided.get(column.name)?.writing;
      return [column, writing ? { ...column, writing } : column];
    }),
  );
  return {
    dataset: { ...dataset, columns: [...columns.values()] },
    readable: {
      ...readable,
      columns: readable.columns.map((column) => column && (columns.get(column) ?? null)),
    },
  };
}

interface Typing {
  readonly file: FileRef;
  readonly dataset: Dataset;
  readonly readable: ReadableFile;
  readonly isDated: boolean;
  readonly day: string;
  /** Records that our own pass counted. */
  readonly expected: number;
}

/** Typed rows: those with something to tell, and those whose required cells are sound or not. */
interface TypedRows {
  readonly faulty: number;
  readonly loadable: number;
  readonly refused: number;
}

async function typeRows(
  db: Database,
  { file, dataset, readable, isDated, day, expected }: Typing,
): Promise<TypedRows> {
  const table = stagingTable(file);
  const rows = typedRowsSql({ dataset, file: readable, day });
  await db
    .run(`create or replace table ${table} as ${isDated ? datedSql(dataset, `(${rows})`) : rows}`)
    .catch((error: unknown) => {
      if (!/CSV (Error|Parser)/.test(String(error))) throw error;
      const sentence =
        "la structure du fichier n’est pas sûre, rien n’est chargé : refaire l’export en CSV.";
      throw new Refusal([{ file: file.name, sentence }]);
    });
  const accepted = acceptedSql(dataset);
  const [counted] = await db.all(
    `select count(*) as n, count(_brut) as signalees, count(*) filter (${accepted}) as acceptees,
      count(*) filter (not ${accepted}) as refusees from ${table}`,
  );
  const { n, signalees, acceptees, refusees } = counted ?? {};
  if (n === expected) {
    return { faulty: Number(signalees), loadable: Number(acceptees), refused: Number(refusees) };
  }
  const sentence = `${expected} lignes comptées mais ${n} lues, rien n’est chargé : refaire l’export en CSV.`;
  throw new Refusal([{ file: file.name, sentence }]);
}

async function recordSteps(db: Database, file: FileRef, { steps }: Survey): Promise<void> {
  for (let at = 0; at < steps.length; at += 5000) {
    const rows = steps.slice(at, at + 5000);
    const values = rows
      .map(({ record, line }) => `(${file.number}, ${record}, ${line})`)
      .join(", ");
    await db.run(`insert into pas values ${values}`);
  }
}

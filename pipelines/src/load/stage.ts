import { join } from "node:path";
import type { Database } from "../engine.js";
import { type FileRef, faultAnomaly, record, recordCells } from "./anomalies.js";
import { writePlainCopy } from "./copy.js";
import { type DecodedFile, decode } from "./decode.js";
import type { InputFile } from "./inventory.js";
import { noticesOf } from "./notices.js";
import { Refusal } from "./refusal.js";
import { type Layout, MOST_FAULTS, type Survey, survey } from "./survey.js";
import { acceptedSql, type ReadableFile, typedRowsSql } from "./typed.js";

/** A file read into the working database, with its balance so far. */
export interface StagedFile {
  readonly file: FileRef;
  readonly read: number;
  readonly refused: number;
  /** Records left out on purpose: totals and notes. */
  readonly ignored: number;
}

/** Name of the table that holds the typed rows of a file, in its order. */
export const stagingTable = (file: FileRef): string => `lecture_${file.number}`;

/** Where a file is staged. */
export interface Stage {
  readonly db: Database;
  /** Folder for decoded copies. */
  readonly scratch: string;
}

/** Decodes, counts and types one file; refuses it if the engine did not read exactly the records that were counted. */
export async function stageFile(
  stage: Stage,
  input: InputFile,
  number: number,
): Promise<StagedFile> {
  const { dataset } = input.structure;
  const file = { number, name: input.name };
  const { readable, found, undefinedAt } = await prepare(stage, input, number);
  await typeRows(stage.db, { file, input, readable, expected: found.accepted });
  await recordSteps(stage.db, file, found);
  const faulty = `select *, ${number} as _fichier, rowid + 1 as _enr from ${stagingTable(file)} where _brut is not null`;
  await recordCells(stage.db, dataset, { file, rows: faulty });
  await record(stage.db, [
    ...found.faults.map((fault) => faultAnomaly(dataset, file, fault)),
    ...noticesOf(input, { survey: found, undefinedAt }),
  ]);
  const [refused] = await stage.db.all(
    `select count(*) as n from ${stagingTable(file)} where not ${acceptedSql(dataset)}`,
  );
  return {
    file,
    read: found.accepted + found.faults.length,
    refused: Number(refused?.n) + found.faults.length,
    ignored: found.ignored.length,
  };
}

interface Prepared {
  readonly readable: ReadableFile;
  readonly found: Survey;
  readonly undefinedAt: number;
}

/** Makes the file one that the engine reads as our own pass does; a clean UTF-8 file is not copied. */
async function prepare(stage: Stage, input: InputFile, number: number): Promise<Prepared> {
  const { structure, name } = input;
  const decoded = await inUtf8(stage, input, number);
  const offset = structure.layout.offset + decoded.mark;
  const layout: Layout = { ...structure.layout, offset };
  const found = await survey(decoded.path, layout);
  refuseUnsafe(name, found);
  const { delimiter } = layout;
  const common = { delimiter, columns: structure.columns };
  if (!found.needsCopy && structure.preamble.length === 0) {
    return {
      readable: { ...common, path: decoded.path, hasHeader: true },
      found,
      undefinedAt: decoded.undefinedAt,
    };
  }
  const copy = join(stage.scratch, `${number}-lignes.csv`);
  await writePlainCopy(decoded.path, copy, { layout, survey: found });
  return {
    readable: { ...common, path: copy, hasHeader: false },
    found,
    undefinedAt: decoded.undefinedAt,
  };
}

async function inUtf8(stage: Stage, input: InputFile, number: number): Promise<DecodedFile> {
  try {
    return await decode(input.path, input.identity, join(stage.scratch, `${number}-utf8.csv`));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Refusal([
      `${input.name} : le fichier s’annonce en UTF-16 mais certains octets n’en sont pas : l’enregistrer de nouveau en UTF-8.`,
    ]);
  }
}

function refuseUnsafe(name: string, { faults }: Survey): void {
  const open = faults.find((fault) => fault.rule === "guillemet_ouvert");
  if (open) {
    throw new Refusal([
      `${name} : un guillemet ouvert à la ligne ${open.line} n’est jamais refermé, la suite du fichier est illisible : le corriger.`,
    ]);
  }
  if (faults.length > MOST_FAULTS) {
    throw new Refusal([
      `${name} : plus de ${MOST_FAULTS} lignes sont illisibles, la première à la ligne ${faults[0]?.line} : refaire l’export en CSV.`,
    ]);
  }
}

interface Typing {
  readonly file: FileRef;
  readonly input: InputFile;
  readonly readable: ReadableFile;
  /** Records that our own pass counted. */
  readonly expected: number;
}

async function typeRows(db: Database, { file, input, readable, expected }: Typing): Promise<void> {
  const { dataset } = input.structure;
  const table = stagingTable(file);
  await db
    .run(`create table ${table} as ${typedRowsSql(dataset, readable)}`)
    .catch((error: unknown) => {
      if (!String(error).includes("CSV Error")) throw error;
      throw new Refusal([
        `${file.name} : la structure du fichier n’est pas sûre, rien n’est chargé : refaire l’export en CSV.`,
      ]);
    });
  const [counted] = await db.all(`select count(*) as n from ${table}`);
  if (counted?.n === expected) return;
  throw new Refusal([
    `${file.name} : ${expected} lignes comptées mais ${counted?.n} lues, rien n’est chargé : refaire l’export en CSV.`,
  ]);
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

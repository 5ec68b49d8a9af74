import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll } from "vitest";
import { type Database, openWorking } from "../../src/engine/index.js";
import { createLedger } from "../../src/load/anomalies.js";
import { createReference, REFERENCE_FOLDER } from "../../src/load/reference.js";
import { Refusal } from "../../src/load/refusal.js";
import { stageFile, stagingTable } from "../../src/load/stage.js";
import { type InputFile, recognise } from "../../src/read/recognise.js";
import type { TestColumn, TestEncoding, Value } from "./tables.js";

/** What reading a file gave: its rows, and the rules that something broke. */
export interface Reading {
  readonly rows: readonly (readonly Value[])[];
  readonly reports: readonly string[];
}

/** Reads files as a load does, one by one, in one database. */
interface Reader {
  read(file: {
    readonly name: string;
    readonly bytes: Buffer;
    readonly encoding: TestEncoding;
    readonly columns: readonly TestColumn[];
  }): Promise<Reading>;
}

/** What every file of the tests is told: they give the columns that they need, and no other. */
const EXPECTED = "colonnes_absentes";

/** A reader that works in `folder`, closed when the tests of the file end; to be called outside tests. */
export function suiteReader(folder: string): Reader {
  const opened = openReader(folder);
  afterAll(async () => (await opened).close());
  return { read: async (file) => (await opened).read(file) };
}

/** Nothing is to come: these tests are about how a cell is read. */
const LAST_DAY = "2100-12-31";

async function openReader(folder: string): Promise<Reader & { close(): void }> {
  const db = await openWorking({
    file: ":memory:",
    folders: [folder, REFERENCE_FOLDER],
    scratch: join(folder, "tampon"),
    // A second one would prepare every query and find no row to read: a third of the time.
    threads: 1,
  });
  await createLedger(db);
  await createReference(db);
  let number = 0;
  return {
    async read({ name, bytes, encoding, columns }) {
      number += 1;
      writeFileSync(join(folder, name), bytes);
      const declared = encoding === "iso-8859-15" ? encoding : null;
      try {
        const { found } = await recognise(folder, name, declared);
        if ("reason" in found) return { rows: [], reports: [`refus : ${found.reason}`] };
        await stageFile({ db, scratch: folder, day: LAST_DAY }, narrowed(found, columns), {
          ...{ number, isDated: false },
        });
        return await readingOf(db, { number, name }, columns);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { rows: [], reports: error.reasons.map((reason) => `refus : ${reason}`) };
      } finally {
        for (const copy of ["utf8", "lignes"])
          rmSync(join(folder, `${number}-${copy}.csv`), { force: true });
        await db.run(
          `drop table if exists ${stagingTable({ number, name })}; delete from anomalies; delete from pas`,
        );
      }
    },
    close: () => db.close(),
  };
}

/** The input without the columns of the dataset that no test writes: typing them would be most of the time. */
function narrowed(input: InputFile, columns: readonly TestColumn[]): InputFile {
  const { dataset } = input.structure;
  const own = dataset.columns.filter(({ name }) => columns.some((column) => column.name === name));
  return { ...input, structure: { ...input.structure, dataset: { ...dataset, columns: own } } };
}

async function readingOf(
  db: Database,
  file: { readonly number: number; readonly name: string },
  columns: readonly TestColumn[],
): Promise<Reading> {
  const names = columns.map(({ name }) => `"${name}"`).join(", ");
  const rows = await db.all(`select ${names} from ${stagingTable(file)} order by rowid`);
  const anomalies = await db.all(
    `select distinct regle, ligne from anomalies where regle <> '${EXPECTED}' order by all`,
  );
  return {
    rows: rows.map((row) => columns.map(({ name }) => row[name] as Value)),
    reports: anomalies.map(({ regle, ligne }) => `${regle} ${ligne}`),
  };
}

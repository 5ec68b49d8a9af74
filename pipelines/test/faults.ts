import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Database, openWorking, type Row } from "../src/engine/index.js";
import { type Anomaly, createLedger } from "../src/load/anomalies.js";
import { loadDataset } from "../src/load/dataset.js";
import { type Declarations, declarationsOf } from "../src/load/declared.js";
import { type InputFile, takeInventory } from "../src/load/inventory.js";
import type { Observation } from "../src/load/observation.js";
import { createReference, REFERENCE_FOLDER } from "../src/load/reference.js";
import { Refusal } from "../src/load/refusal.js";
import { checksOf, correctionsOf, firstAnomalies, noticesOf } from "../src/publish/quality.js";
import type { SourceRecord } from "../src/store/manifest.js";
import type { CheckResult, Correction, Notice } from "../src/store/quality.js";
import { TODAY } from "./clock.js";

/** Folder of the faulty exports: each of its folders that has a `rapport.json` is a test. */
export const FAULTS: string = fileURLToPath(new URL("../../fixtures/faults", import.meta.url));

type Counts = Pick<SourceRecord, "lues" | "chargees" | "refusees" | "doublons" | "corrigees">;

/** `rapport.json`: how to make the folder, and what loading it must say. */
export interface FaultReport {
  /** Whether the sound files of `_base` come first, the folder's own replacing them; true by default. */
  readonly base?: boolean;
  /** Files of `_base` to take away. */
  readonly retirer?: readonly string[];
  /** ISO day of the load, where it is not {@link TODAY}. */
  readonly jour?: string;
  /** Reasons of the refusal, or null when a release is published. */
  readonly refus: readonly string[] | null;
  /** Balance of each dataset that the folder gives a file of. */
  readonly sources?: Readonly<Record<string, Counts>>;
  /** Files left out, in sentences. */
  readonly laisses?: readonly string[];
  readonly anomalies?: readonly Omit<Anomaly, "message">[];
  /** What some message must say, suggestions for instance. */
  readonly dit?: readonly string[];
  readonly notices?: readonly Omit<Notice, "message">[];
  readonly corrections?: readonly Correction[];
  /** Last day observed of each dataset, where the fault is about it, and whether it was declared. */
  readonly donnees_au?: Readonly<Record<string, Observation>>;
  /** Reporters of the nation in each quarter that is not whole, as `2026-T3 64/160`. */
  readonly partiels?: readonly string[];
  /** Checks across rows that find something. */
  readonly controles?: readonly Pick<CheckResult, "controle" | "nombre" | "constats">[];
}

/** Names of the faults, from what the folder holds. */
export const faultNames = (): string[] =>
  readdirSync(FAULTS).filter((name) => existsSync(join(FAULTS, name, "rapport.json")));

/** Reads what is expected of a fault. */
export const readFault = (name: string): FaultReport =>
  JSON.parse(readFileSync(join(FAULTS, name, "rapport.json"), "utf8")) as FaultReport;

/** Makes in `folder` the exports of a fault. */
export function layOut(name: string, report: FaultReport, folder: string): void {
  mkdirSync(folder, { recursive: true });
  if (report.base !== false) cpSync(join(FAULTS, "_base"), folder, { recursive: true });
  cpSync(join(FAULTS, name), folder, { recursive: true });
  for (const file of ["rapport.json", ...(report.retirer ?? [])]) rmSync(join(folder, file));
}

const countsOf = ({ lues, chargees, refusees, doublons, corrigees }: SourceRecord): Counts => ({
  lues,
  chargees,
  refusees,
  doublons,
  corrigees,
});

/** What loading a folder said. */
export interface Observed {
  readonly refus: readonly string[] | null;
  readonly laisses: readonly string[];
  readonly anomalies: readonly Anomaly[];
  readonly counts: Readonly<Record<string, Counts>>;
  readonly observations: Readonly<Record<string, Observation>>;
  readonly partiels: readonly string[];
  readonly notices: readonly Notice[];
  readonly corrections: readonly Correction[];
  /** Those that find something. */
  readonly controles: readonly CheckResult[];
}

const NOTHING = {
  laisses: [],
  anomalies: [],
  counts: {},
  observations: {},
  partiels: [],
  notices: [],
  corrections: [],
  controles: [],
};

/** Loads the datasets that fault `name` is about; tells what happened. */
export const observe = (name: string, folder: string, work: string): Promise<Observed> =>
  observeFolder(folder, work, readdirSync(join(FAULTS, name)), readFault(name).jour);

/** Recognises a whole folder and loads the datasets of the files named; tells what happened. */
export async function observeFolder(
  folder: string,
  work: string,
  names: readonly string[],
  day = TODAY,
): Promise<Observed> {
  try {
    const { files, leftOut, said } = await takeInventory(folder);
    const declared = declarationsOf({
      ...{ said, asked: [], today: day },
      files: files.map((file) => ({ name: file.name, dataset: file.structure.dataset })),
    });
    const touched = files.filter((file) => names.includes(file.name));
    const datasets = new Set(touched.map(({ structure }) => structure.dataset));
    const loaded = files.filter(({ structure }) => datasets.has(structure.dataset));
    const { sources, ...seen } = await load(
      { files: loaded, folder, work, day, declared },
      async (db, balance) => ({
        sources: balance,
        anomalies: await firstAnomalies(db, 100),
        partiels: await partialQuarters(db),
        notices: await noticesOf(db),
        corrections: (await correctionsOf(db)).liste,
        controles: (await checksOf(db)).filter(({ nombre }) => nombre > 0),
      }),
    );
    const counts = Object.fromEntries(sources.map((source) => [source.jeu, countsOf(source)]));
    const observations = Object.fromEntries(
      sources.map(({ jeu, donnees_au, declaree }) => [jeu, { donnees_au, declaree }]),
    );
    return { refus: null, laisses: leftOut, counts, observations, ...seen };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...NOTHING, refus: error.reasons.map((one) => one.replaceAll(folder, "DOSSIER")) };
  }
}

async function partialQuarters(db: Database): Promise<readonly string[]> {
  const rows = await db.all(
    "select trimestre || ' ' || presents || '/' || attendus as partiel from declarants where territoire = 'FR' and presents < attendus order by trimestre",
  );
  return rows.map(({ partiel }) => String(partiel));
}

/** The rows that a table holds once fault `name` is loaded, in the order of their keys. */
export async function rowsOf(name: string, table: string, work: string): Promise<Row[]> {
  const folder = join(work, "exports");
  layOut(name, readFault(name), folder);
  return loadFolder(folder, table, work);
}

/** The rows that a table holds once a folder is loaded, in the order of their keys. */
export async function loadFolder(folder: string, table: string, work: string): Promise<Row[]> {
  const { files } = await takeInventory(folder);
  const own = files.filter(({ structure }) => structure.dataset.id === table);
  return load({ files: own, folder, work, day: TODAY }, (db) =>
    db.all(`select * from ${table} order by 1, 2`),
  );
}

interface Loading {
  readonly files: readonly InputFile[];
  readonly folder: string;
  readonly work: string;
  readonly day: string;
  readonly declared?: Declarations;
}

async function load<T>(
  { files, folder, work, ...said }: Loading,
  look: (db: Database, sources: readonly SourceRecord[]) => Promise<T>,
): Promise<T> {
  const folders = [folder, ...files.map(({ path }) => dirname(path))];
  const returns = join(work, "retours");
  const stage = { db: await openStage(folders, work), scratch: work, returns, ...said };
  try {
    await createLedger(stage.db);
    await createReference(stage.db);
    const sources: SourceRecord[] = [];
    for (const dataset of new Set(files.map(({ structure }) => structure.dataset))) {
      const own = files.flatMap((input, number) =>
        input.structure.dataset === dataset ? [{ input, number }] : [],
      );
      sources.push(await loadDataset(stage, dataset, own));
    }
    return await look(stage.db, sources);
  } finally {
    stage.db.close();
  }
}

function openStage(exports_: readonly string[], work: string): Promise<Database> {
  mkdirSync(work, { recursive: true });
  const folders = [...exports_, work, REFERENCE_FOLDER];
  return openWorking({ file: ":memory:", folders, scratch: join(work, "tampon") });
}

import { execFile } from "node:child_process";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const DEMO = fileURLToPath(new URL("../../../fixtures/demo/", import.meta.url));
const FABRIQUES = fileURLToPath(new URL("../../../pipelines/bin/fabriques.js", import.meta.url));

/** Cells of a row, by header. */
export type Cells = Readonly<Record<string, string>>;

/** The day of hires, and their firms by their place in the demo. */
export interface Hiring {
  readonly day: string;
  readonly firms: readonly number[];
}

/** Exports made of rows of the demo, with some of their cells changed. */
export interface Fixture {
  /** `count` pairs more that start on a day `15/05/2020`, alike but for these cells. */
  pairs(count: number, start: string, cells: Cells): void;
  /** `count` hires more, made on a day by each of these firms of the demo in turn. */
  hires(count: number, at: Hiring, cells: Cells): void;
  /** Writes the exports and loads them; gives the data folder. */
  load(folder: string): Promise<{ readonly exports: string; readonly dataDir: string }>;
}

interface Table {
  readonly header: readonly string[];
  readonly models: readonly (readonly string[])[];
  readonly rows: string[];
}

async function readTable(file: string): Promise<Table> {
  // One byte is one character: what is not changed is written again as it was.
  const [header = "", ...lines] = (await readFile(join(DEMO, file), "latin1"))
    .split(/\r?\n/)
    .filter((line) => line !== "");
  const models = lines.map((line) => line.split(";"));
  return { header: header.split(";"), models, rows: [] };
}

/** The row of the demo that the next one is made from. */
const modelOf = ({ models, rows }: Table): readonly string[] =>
  models[(rows.length * 7) % models.length] as readonly string[];

function addRow(table: Table, cells: Cells): void {
  const { header, rows } = table;
  const bytes = (text: string): string => Buffer.from(text, "utf8").toString("latin1");
  const known = Object.entries(cells).map(([name, value]) => {
    const at = header.findIndex((label) => label === name || label === bytes(name));
    if (at < 0) throw new Error(`no column « ${name} »`);
    return [at, value] as const;
  });
  const row = modelOf(table).map((cell, i) => known.find(([at]) => at === i)?.[1] ?? cell);
  rows.push(row.join(";"));
}

/** Empty exports of pairs and hires; the other files are those of the demo. */
export async function openFixture(): Promise<Fixture> {
  const pairs = await readTable("mentorat.csv");
  const hires = await readTable("recrutements.csv");
  const sirens = [...new Set(hires.models.map((model) => model[1] ?? ""))];
  const stateAt = pairs.header.indexOf("statut");
  return {
    pairs(count, start, cells) {
      for (let i = 0; i < count; i += 1) {
        const id = `M${String(pairs.rows.length + 1).padStart(8, "0")}`;
        const isUnderWay = modelOf(pairs)[stateAt] === "en_cours";
        const end = isUnderWay ? "" : `28/12/${start.slice(6)}`;
        addRow(pairs, { ...cells, id_binome: id, date_debut: start, date_fin: end });
      }
    },
    hires(count, { day, firms }, cells) {
      for (let i = 0; i < count; i += 1) {
        const id = `R${String(hires.rows.length + 1).padStart(8, "0")}`;
        const siren = sirens[firms[i % firms.length] ?? 0] ?? "";
        const own = { "Id recrutement": id, "SIREN employeur": siren, "Date embauche": day };
        addRow(hires, { ...cells, ...own, "Date fin": "" });
      }
    },
    async load(folder) {
      const exports = join(folder, "exports");
      const dataDir = join(folder, "donnees");
      await mkdir(folder, { recursive: true });
      await cp(DEMO, exports, { recursive: true });
      for (const [file, { header, rows }] of [
        ["mentorat.csv", pairs],
        ["recrutements.csv", hires],
      ] as const) {
        const text = [header.join(";"), ...rows, ""].join("\r\n");
        await writeFile(join(exports, file), text, "latin1");
      }
      const asked = ["charger", exports, "--sortie", dataDir];
      await promisify(execFile)(process.execPath, [FABRIQUES, ...asked]);
      return { exports, dataDir };
    },
  };
}

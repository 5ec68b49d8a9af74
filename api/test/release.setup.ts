import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";

const pathOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const DEMO = pathOf("../../fixtures/demo");
const FABRIQUES = pathOf("../../pipelines/bin/fabriques.js");

declare module "vitest" {
  interface ProvidedContext {
    /** Data folder with the demo loaded; tests only read it. */
    readonly dataDir: string;
    /** The same with one contract of 2023 less, loaded after the demo. */
    readonly changedDataDir: string;
  }
}

/** Loads the demo once for all test files, then once more with a change, so that there are two real releases. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "fabriques-api-"));
  const clean = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    project.provide("dataDir", await loadDemo(folder));
    project.provide("changedDataDir", await loadChanged(folder));
  } catch (error) {
    await clean();
    throw error;
  }
  return clean;
}

async function loadDemo(folder: string): Promise<string> {
  const dataDir = join(folder, "premier");
  await load(DEMO, dataDir);
  return dataDir;
}

async function loadChanged(folder: string): Promise<string> {
  const dataDir = join(folder, "second");
  const exports = join(folder, "exports");
  await cp(join(folder, "premier"), dataDir, { recursive: true });
  await cp(DEMO, exports, { recursive: true });
  await dropOneContract(join(exports, "ctai.csv"));
  await load(exports, dataDir);
  return dataDir;
}

async function load(exports: string, dataDir: string): Promise<void> {
  await promisify(execFile)(process.execPath, [FABRIQUES, "charger", exports, "--sortie", dataDir]);
}

/** Works on bytes, since the demo's files are not all in UTF-8. */
async function dropOneContract(file: string): Promise<void> {
  const lines = (await readFile(file, "latin1")).split("\n");
  const at = lines.findLastIndex((line) => line.split(";").includes("2023"));
  if (at < 0) throw new Error("no contract of 2023 in the demo");
  lines.splice(at, 1);
  await writeFile(file, lines.join("\n"), "latin1");
}

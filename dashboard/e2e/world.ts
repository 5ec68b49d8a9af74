import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { findChromium } from "./chromium.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Origin of the running product. */
    origin: string;
    /** Path of the browser. */
    chromium: string;
  }
}

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const LOADER = join(ROOT, "pipelines/bin/fabriques.js");
const SERVER = join(ROOT, "api/dist/server.js");
const PAGE = join(ROOT, "dashboard/dist/index.html");
const STARTS_WITHIN_MS = 300_000;

/** The server's own line: `Suivi des Fabriques : http://127.0.0.1:34567`. */
const ADDRESS = /http:\/\/\S+/;

function mustExist(path: string): void {
  if (!existsSync(path)) throw new Error(`${path} manque : lancez d’abord « npm run build ».`);
}

async function addressOf(server: ChildProcess): Promise<string> {
  const said: string[] = [];
  const address = new Promise<string>((resolve, reject) => {
    server.stdout?.setEncoding("utf8").on("data", (part: string) => {
      said.push(part);
      const found = ADDRESS.exec(said.join(""));
      if (found !== null) resolve(found[0]);
    });
    server.stderr?.setEncoding("utf8").on("data", (part: string) => said.push(part));
    const refuse = (): void => reject(new Error(`Le serveur n’a pas démarré : ${said.join("")}`));
    server.once("exit", refuse);
    setTimeout(refuse, STARTS_WITHIN_MS).unref();
  });
  return await address;
}

/** Tries to load the demonstration with a file that names other columns: it must be refused, and leave the release. */
async function refuseOne(demo: string, data: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "exports-de-novembre-"));
  try {
    await cp(demo, folder, { recursive: true });
    await writeFile(join(folder, "ctai.csv"), "Contrat;Exercice\nCTAI-001;2023\n");
    const load = promisify(execFile)(process.execPath, [
      LOADER,
      "charger",
      folder,
      "--sortie",
      data,
    ]);
    const refused = await load.then(
      () => false,
      () => true,
    );
    if (!refused) throw new Error("Le chargement qui devait être refusé a été publié.");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Loads the demonstration into a release of its own, and serves it with the built dashboard on a free port. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  for (const path of [LOADER, SERVER, PAGE]) mustExist(path);
  project.provide("chromium", await findChromium());
  const data = await mkdtemp(join(tmpdir(), "fabriques-e2e-"));
  const demo = join(ROOT, "fixtures/demo");
  await promisify(execFile)(process.execPath, [LOADER, "charger", demo, "--sortie", data]);
  await refuseOne(demo, data);
  const server = spawn(process.execPath, [SERVER], {
    env: {
      ...process.env,
      ...{ PORT: "0", HOST: "127.0.0.1", DATA_DIR: data, AUDIENCE: "interne" },
      UV_THREADPOOL_SIZE: "8",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  project.provide("origin", await addressOf(server));
  return async () => {
    if (server.exitCode === null) {
      server.kill("SIGTERM");
      await once(server, "exit");
    }
    await rm(data, { recursive: true, force: true });
  };
}

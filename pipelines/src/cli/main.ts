import { readFile } from "node:fs/promises";
import { french } from "../load/french.js";
import { Refusal } from "../load/refusal.js";
import { publishFolder, STEPS } from "../publish/publish.js";
import { verifyFile } from "../publish/verify.js";
import { verifySecrecy } from "../publish/verify-secrecy.js";
import { writeSchemas } from "../schema/write.js";
import { currentId } from "../store/current.js";
import { diskReason } from "./disk.js";
import { parsed, text } from "./options.js";
import { createProgress } from "./progress.js";
import { isProven, secrecySummary } from "./secrecy.js";
import { summaryOf } from "./summary.js";
import { askedDays, atMostOneRelease, HELP, onlyFile, onlyFolder, UsageError } from "./usage.js";
import { verificationOf } from "./verification.js";

/** Where the command writes. */
export interface Io {
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
}

/** Exit codes; the help explains them. */
const EXIT = { done: 0, refused: 1, usage: 2, internal: 3 } as const;

/** Runs one command line (without `node` and the script); gives the exit code. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  try {
    await command(args, io);
    return EXIT.done;
  } catch (error) {
    if (error instanceof Refusal) {
      const reasons = error.reasons.map((reason) => `  ${reason}`).join("\n");
      io.err.write(`Chargement refusé :\n${reasons}\n`.replace(" :", "\u202f:"));
      return EXIT.refused;
    }
    if (error instanceof UsageError) {
      io.err.write(`${french(error.message)}\nfabriques --help pour l’aide.\n`);
      return EXIT.usage;
    }
    const full = diskReason(error);
    if (full !== null) {
      io.err.write(french(`Chargement refusé :\n  ${full}\n`));
      return EXIT.refused;
    }
    const detail = error instanceof Error ? error.message : String(error);
    io.err.write(french(`Erreur interne, rien n’est publié : ${detail}\n`));
    return EXIT.internal;
  }
}

async function command([name = "", ...rest]: readonly string[], io: Io): Promise<void> {
  switch (name) {
    case "charger":
      return load(rest, io);
    case "verifier":
      return verify(rest, io);
    case "verifier-secret":
      return verifySecret(rest, io);
    case "schema":
      return describe(rest, io);
    case "--version":
    case "-v":
      io.out.write(`${await version()}\n`);
      return;
    case "--help":
    case "-h":
      io.out.write(HELP);
      return;
    default:
      throw new UsageError(
        name === ""
          ? "Il manque une commande : charger, verifier, verifier-secret ou schema."
          : `Commande inconnue : « ${name} ».`,
      );
  }
}

async function load(args: string[], io: Io): Promise<void> {
  const { values, positionals } = parsed(args, {
    sortie: { type: "string", default: "data" },
    "donnees-au": { type: "string", multiple: true },
    help: { type: "boolean", short: "h" },
  });
  if (values.help) return void io.out.write(HELP);
  const folder = onlyFolder("charger", positionals);
  const asked = askedDays("donnees-au", values["donnees-au"]);
  const progress = createProgress(io.err);
  let step = 0;
  try {
    const report = await publishFolder({
      folder,
      dataDir: text(values.sortie) ?? "data",
      asked,
      now: () => new Date(),
      onStep: (label) => progress.update(step++, STEPS, label),
    });
    progress.stop();
    io.out.write(`${summaryOf(report)}\n`);
  } finally {
    progress.stop();
  }
}

async function verify(args: string[], io: Io): Promise<void> {
  const { values, positionals } = parsed(args, {
    sortie: { type: "string", default: "data" },
    help: { type: "boolean", short: "h" },
  });
  if (values.help) return void io.out.write(HELP);
  const file = onlyFile("verifier", positionals);
  const verification = await verifyFile({
    file,
    dataDir: text(values.sortie) ?? "data",
    now: () => new Date(),
  });
  io.out.write(`${verificationOf(verification)}\n`);
}

async function verifySecret(args: string[], io: Io): Promise<void> {
  const { values, positionals } = parsed(args, {
    sortie: { type: "string", default: "data" },
    help: { type: "boolean", short: "h" },
  });
  if (values.help) return void io.out.write(HELP);
  const dataDir = text(values.sortie) ?? "data";
  const release = atMostOneRelease(positionals) ?? currentId(dataDir);
  const checked = await verifySecrecy(dataDir, release);
  const summary = secrecySummary(release, checked);
  if (!isProven(checked)) throw new Refusal(summary.split("\n"));
  io.out.write(`${summary}\n`);
}

async function describe(args: string[], io: Io): Promise<void> {
  const { values, positionals } = parsed(args, { help: { type: "boolean", short: "h" } });
  if (values.help) return void io.out.write(HELP);
  const folder = onlyFolder("schema", positionals);
  const written = await writeSchemas(folder);
  io.out.write(french(`${written.length} fichiers écrits dans « ${folder} ».\n`));
}

async function version(): Promise<string> {
  const manifest = await readFile(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

import { parsed, text } from "../src/cli/options.js";
import { createProgress } from "../src/cli/progress.js";
import { UsageError } from "../src/cli/usage.js";
import { french } from "../src/load/french.js";
import { generate } from "./generate.js";

const HELP = `Écrit les neuf fichiers d’un pays synthétique, toujours les mêmes pour une graine.

  npm run generer -w @fabriques/pipelines -- <dossier> [--graine N] [--binomes N] [--recrutements N]
      --graine        nombre entier (2023 par défaut)
      --binomes       nombre de binômes de mentorat (50 000 par défaut)
      --recrutements  nombre de recrutements (15 000 par défaut)
`;

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parsed(args, {
    graine: { type: "string" },
    binomes: { type: "string" },
    recrutements: { type: "string" },
    help: { type: "boolean", short: "h" },
  });
  if (values.help) return void process.stdout.write(HELP);
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0) {
    throw new UsageError("« generer » attend un dossier, et un seul.");
  }
  const seed = wholeNumber("graine", text(values.graine));
  const pairs = wholeNumber("binomes", text(values.binomes));
  const hires = wholeNumber("recrutements", text(values.recrutements));
  const progress = createProgress(process.stderr);
  try {
    const made = await generate({
      folder,
      ...(seed === undefined ? {} : { seed }),
      ...(pairs === undefined ? {} : { pairs }),
      ...(hires === undefined ? {} : { hires }),
      onProgress: (done, total) => progress.update(done, total, "Écriture des exports"),
    });
    progress.stop();
    process.stdout.write(
      french(`${made.files.length} fichiers écrits dans « ${folder} », graine ${made.seed}.\n`),
    );
  } finally {
    progress.stop();
  }
}

function wholeNumber(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,12}$/.test(value)) return Number(value);
  throw new UsageError(`--${option} attend un nombre entier, pas « ${value} ».`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(french(`${error.message}\n\n${HELP}`));
  process.exitCode = 2;
}

import { mkdir, writeFile } from "node:fs/promises";
import { FIRST_YEAR, LAST_OBSERVED } from "./calendar.js";
import { type Demo, pathIn, type WrittenFile } from "./context.js";
import { readCountry } from "./country.js";
import { writeContracts } from "./ctai.js";
import { writeDensity } from "./density.js";
import { writeMentoring } from "./mentorat.js";
import { writePlaces } from "./places.js";
import { writeHires } from "./recrutements.js";
import { writeSteering } from "./steering.js";

/** Seed of the demo that is kept in `fixtures/demo`. */
export const DEFAULT_SEED = 2023;

/** What to make, and where. */
export interface GenerateOptions {
  /** Created if it does not exist; files of the same names are replaced. */
  readonly folder: string;
  /** Whole number; {@link DEFAULT_SEED} by default. */
  readonly seed?: number;
  /** Mentoring pairs, 50,000 by default. */
  readonly pairs?: number;
  /** Refugees hired, 15,000 by default. */
  readonly hires?: number;
  /** First year in which a pair starts or someone is hired, 2019 by default. */
  readonly since?: number;
  /** Rural centres open in 2023-T1, 118 by default: the published figure holds for that number only. */
  readonly centres?: number;
  /** Told the rows of pairs and hires written so far, and how many there will be. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What was made. */
export interface Generated {
  readonly folder: string;
  readonly seed: number;
  readonly files: readonly WrittenFile[];
}

const DEFAULTS = {
  seed: DEFAULT_SEED,
  pairs: 50_000,
  hires: 15_000,
  since: FIRST_YEAR,
  centres: 118,
};

const originOf = (seed: number): string =>
  `${JSON.stringify(
    {
      synthetique: true,
      graine: seed,
      producteur: "Suivi des Fabriques, générateur de démonstration",
      licence: "Licence Ouverte 2.0",
      mention:
        "Données de démonstration synthétiques. Seuls sont vrais les noms des collectivités et des communes, et les chiffres que le registre des chiffres publiés donne avec leur source ; tout le reste est inventé. Tous les objectifs sont illustratifs.",
      mention_en:
        "Synthetic demonstration data. Only the names of authorities and communes, and the figures that the register of published figures gives with their source, are true; all else is made up. Every target is illustrative.",
      // Contracts are signed on few days: the last one does not say up to when they were looked for.
      donnees_au: { "ctai.csv": LAST_OBSERVED },
    },
    null,
    2,
  )}\n`;

function checkCounts(counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts)) {
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new RangeError(`${name}: a whole number, zero or more, is expected (${count})`);
    }
  }
}

/**
 * Writes one coherent synthetic country as the nine CSV files and `origine.json`: the same options always give the
 * same bytes. Throws a RangeError for a count or seed that is not a whole number, and the errors of the file system.
 */
export async function generate(options: GenerateOptions): Promise<Generated> {
  const { folder, onProgress, ...asked } = options;
  const settings = { ...DEFAULTS, ...asked };
  checkCounts(settings);
  const total = settings.pairs + settings.hires;
  let done = 0;
  const wrote = (rows: number): void => {
    done += rows;
    onProgress?.(done, total);
  };
  await mkdir(folder, { recursive: true });
  const demo: Demo = { ...settings, folder, wrote, country: await readCountry() };
  const files = [
    await writeContracts(demo),
    await writeMentoring(demo),
    await writeHires(demo),
    await writePlaces(demo),
    await writeDensity(demo),
    ...(await writeSteering(demo)),
  ];
  await writeFile(pathIn(demo, "origine.json"), originOf(settings.seed));
  return { folder, seed: settings.seed, files };
}

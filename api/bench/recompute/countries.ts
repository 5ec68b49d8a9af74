import { execFile } from "node:child_process";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { pathOf } from "../server.js";
import { plantHoles } from "./holes.js";

const run = promisify(execFile);

/** A synthetic country to make. */
export interface Country {
  readonly name: string;
  readonly seed: number;
  readonly pairs: number;
  readonly hires: number;
  /** Whether cells, periods and reporters are missing, and files correct others. */
  readonly holes: boolean;
  /** Of a country with holes, the only years that have people; all of them by default. */
  readonly years?: readonly string[];
}

/** Two other seeds than the demo's, and one country that nothing is spared. */
export const COUNTRIES: readonly Country[] = [
  { name: "holes", seed: 1789, pairs: 50_000, hires: 15_000, holes: true },
  { name: "seed 7", seed: 7, pairs: 50_000, hires: 15_000, holes: false },
  { name: "seed 41", seed: 41, pairs: 50_000, hires: 15_000, holes: false },
];

const FABRIQUES = pathOf("../../pipelines/bin/fabriques.js");

/** Where the generator of demo countries is: the one place that knows. */
const [GENERATE, ...GENERATE_FIRST] = [
  process.execPath,
  ...["--import", import.meta.resolve("tsx")],
  pathOf("../../pipelines/demo/main.ts"),
] as const;

/** Writes a country's exports in a folder that ends in `/`. */
export async function makeCountry(country: Country, folder: string): Promise<URL> {
  const { seed, pairs, hires, holes, years } = country;
  const counts = ["--binomes", `${pairs}`, "--recrutements", `${hires}`];
  await run(GENERATE, [...GENERATE_FIRST, folder, "--graine", `${seed}`, ...counts]);
  const url = pathToFileURL(folder);
  if (holes) plantHoles(url, { seed, years });
  return url;
}

/** Loads a folder of exports by the product's own command; fails with what it says when the load is refused. */
export async function loadCountry(folder: string, dataDir: string): Promise<void> {
  await run(process.execPath, [FABRIQUES, "charger", folder, "--sortie", dataDir], {
    maxBuffer: 1 << 26,
  });
}

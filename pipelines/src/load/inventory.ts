import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { DATASETS } from "../catalogue/datasets/index.js";
import type { Dataset } from "../catalogue/model.js";
import { diskFault, examine } from "../folder/entry.js";
import { isLeftover } from "../folder/named.js";
import { readEntry } from "../folder/reading.js";
import { type DeclaredEncoding, identify } from "../read/encoding.js";
import type { InputFile } from "../read/recognise.js";
import type { Unreadable } from "../read/structure.js";
import type { Manifest } from "../store/manifest.js";
import { ORIGIN, type SaidByOrigin } from "./declared.js";
import { french } from "./french.js";
import { type Reason, Refusal, type SeenFile } from "./refusal.js";

export type { InputFile } from "../read/recognise.js";

/** What a folder of exports holds. */
export interface Inventory {
  /** In the order of the datasets, then of the names: a later file corrects an earlier one. */
  readonly files: readonly InputFile[];
  /** Files left out, each in a French sentence. */
  readonly leftOut: readonly string[];
  readonly origin: Manifest["origine"];
  /** What `origine.json` says of the sources, not yet checked. */
  readonly said: SaidByOrigin;
  /** SHA-256 of `origine.json`, or null without one. */
  readonly originHash: string | null;
}

const declaredSchema = z.enum(["windows-1252", "iso-8859-15"]);
const originSchema = z.object({
  synthetique: z.boolean().default(false),
  producteur: z.string().default("Non précisé"),
  licence: z.string().default("Non précisée"),
  mention: z.string().default(""),
  /** Encoding of the files whose bytes do not say it, by name. */
  encodages: z.record(z.string(), z.string().toLowerCase().pipe(declaredSchema)).default({}),
  /** Last day observed, by name of file. */
  donnees_au: z.record(z.string(), z.string()).default({}),
  /** First day observed, by name of file. */
  donnees_du: z.record(z.string(), z.string()).default({}),
  /** Periods without any row, by name of file. */
  periodes_vides: z.record(z.string(), z.array(z.string())).default({}),
  /** Centres that report no more. */
  centres_fermes: z.array(z.string()).default([]),
});

/** Lists and recognises the files of a folder; refuses it, with every reason, when it cannot make a release. */
export async function takeInventory(folder: string): Promise<Inventory> {
  const names = await listEntries(folder);
  const { declared, ...origin } = await readOrigin(folder, names);
  const leftOut: string[] = [];
  const files: InputFile[] = [];
  const faults: { readonly dataset: Dataset; readonly reason: Reason }[] = [];
  const seen: SeenFile[] = [];
  for (const name of names.filter((one) => one !== ORIGIN)) {
    const entry = { folder, name, declared: declared[name] ?? null };
    const { identity, found, told = [] } = await readEntry(entry);
    leftOut.push(...told.map(french));
    if (identity) seen.push({ name, sha256: identity.sha256, bytes: identity.bytes });
    if ("structure" in found) files.push(found);
    else if (found.dataset) faults.push({ dataset: found.dataset, reason: reasonOf(name, found) });
    else leftOut.push(french(`« ${name} » est laissé de côté : ${found.reason}`));
  }
  const findings = { files: seen, anomalies: [] };
  if (files.length === 0 && faults.length === 0) {
    throw new Refusal([nothingIn(folder), ...leftOut], findings);
  }
  const met = new Set([
    ...files.map((file) => file.structure.dataset),
    ...faults.map((f) => f.dataset),
  ]);
  const missing = missingDatasets(met);
  // What is missing may be what was left out.
  const reasons = [
    ...faults.map((fault) => fault.reason),
    ...missing,
    ...(missing.length > 0 ? leftOut : []),
  ];
  if (reasons.length > 0) throw new Refusal(reasons, findings);
  return { files: files.sort(byDatasetThenName), leftOut, ...origin };
}

/** Names of a folder, but those of what programs leave beside files. */
async function listEntries(folder: string): Promise<string[]> {
  const found = await stat(folder).catch(() => null);
  if (!found) throw new Refusal([`Le dossier « ${folder} » n’existe pas : vérifier le chemin.`]);
  if (!found.isDirectory()) {
    throw new Refusal([`« ${folder} » n’est pas un dossier : donner le dossier des exports.`]);
  }
  const names = await readdir(folder).catch((error: unknown) => {
    throw new Refusal([{ file: folder, sentence: diskFault(folder, error) }]);
  });
  return names.filter((name) => !isLeftover(name)).sort((a, b) => (a < b ? -1 : 1));
}

function reasonOf(file: string, { reason: sentence, line }: Unreadable): Reason {
  return line === undefined ? { file, sentence } : { file, sentence, line };
}

const nothingIn = (folder: string): string =>
  `Le dossier « ${folder} » ne contient aucun export reconnu : y déposer les fichiers, en CSV, .xlsx ou .ods.`;

const missingDatasets = (met: ReadonlySet<Dataset>): string[] =>
  DATASETS.filter((dataset) => dataset.required && !met.has(dataset)).map(
    ({ id }) => `Il manque le fichier obligatoire « ${id}.csv » : l’ajouter au dossier.`,
  );

/** Names in the order a person counts: `ctai`, `ctai-2`, `ctai-10`. */
const inOrder = new Intl.Collator("fr", { numeric: true });
const stem = (name: string): string => name.replace(/\.[^.]*$/, "");

function byDatasetThenName(a: InputFile, b: InputFile): number {
  const rank = ({ structure }: InputFile): number => DATASETS.indexOf(structure.dataset);
  return (
    rank(a) - rank(b) || inOrder.compare(stem(a.name), stem(b.name)) || (a.name < b.name ? -1 : 1)
  );
}

interface Origin extends Pick<Inventory, "origin" | "said" | "originHash"> {
  readonly declared: Readonly<Record<string, DeclaredEncoding>>;
}

function originOf({
  encodages,
  donnees_au: days,
  donnees_du: firstDays,
  periodes_vides: emptyPeriods,
  centres_fermes: closedCentres,
  ...origin
}: z.infer<typeof originSchema>): Omit<Origin, "originHash"> {
  return { origin, said: { days, firstDays, emptyPeriods, closedCentres }, declared: encodages };
}

async function readOrigin(folder: string, names: readonly string[]): Promise<Origin> {
  if (!names.includes(ORIGIN)) return { ...originOf(originSchema.parse({})), originHash: null };
  const path = join(folder, ORIGIN);
  const examined = await examine(path);
  if ("reason" in examined) throw new Refusal([{ file: ORIGIN, sentence: examined.reason }]);
  const { sha256 } = await identify(path);
  const origin = originSchema.safeParse(parseJson(await readFile(path, "utf8")));
  if (!origin.success)
    throw new Refusal([
      {
        file: ORIGIN,
        sentence: "ce n’est pas la description attendue : la corriger ou la retirer.",
      },
    ]);
  return { ...originOf(origin.data), originHash: sha256 };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

import { open, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { DATASETS } from "../catalogue/datasets/index.js";
import type { Dataset } from "../catalogue/model.js";
import type { Manifest } from "../release/manifest.js";
import { type FileIdentity, identify } from "./encoding.js";
import { french } from "./french.js";
import { Refusal } from "./refusal.js";
import { findStructure, type Structure, type Unreadable } from "./structure.js";
import { windows1252ToUtf8 } from "./windows1252.js";

/** A file of the folder that a dataset is read from. */
export interface InputFile {
  readonly name: string;
  readonly path: string;
  readonly identity: FileIdentity;
  readonly structure: Structure;
}

/** What a folder of exports holds. */
export interface Inventory {
  /** In the order of the datasets, then of the names: a later file corrects an earlier one. */
  readonly files: readonly InputFile[];
  /** Files left out, each in a French sentence. */
  readonly leftOut: readonly string[];
  readonly origin: Manifest["origine"];
  /** SHA-256 of `origine.json`, or null without one. */
  readonly originHash: string | null;
}

const ORIGIN = "origine.json";
const originSchema = z.object({
  synthetique: z.boolean().default(false),
  producteur: z.string().default("Non précisé"),
  licence: z.string().default("Non précisée"),
  mention: z.string().default(""),
});

/** Lists and recognises the files of a folder; refuses it, with every reason, when it cannot make a release. */
export async function takeInventory(folder: string): Promise<Inventory> {
  const names = await listFiles(folder);
  const origin = await readOrigin(folder, names);
  const tables = names.filter((name) => /\.(csv|tsv|txt)$/i.test(name));
  const leftOut = names
    .filter((name) => name !== ORIGIN && !tables.includes(name))
    .map((name) => french(`« ${name} » n’est pas un fichier CSV : il est laissé de côté.`));
  const files: InputFile[] = [];
  const faults: { readonly dataset: Dataset; readonly reason: string }[] = [];
  for (const name of tables) {
    const found = await recognise(folder, name);
    if ("structure" in found) files.push(found);
    else if (found.dataset)
      faults.push({ dataset: found.dataset, reason: `${name} : ${found.reason}` });
    else leftOut.push(french(`« ${name} » est laissé de côté : ${found.reason}`));
  }
  if (files.length === 0 && faults.length === 0) throw new Refusal([nothingIn(folder)]);
  const met = new Set([
    ...files.map((file) => file.structure.dataset),
    ...faults.map((f) => f.dataset),
  ]);
  const reasons = [...faults.map((fault) => fault.reason), ...missingDatasets(met)];
  if (reasons.length > 0) throw new Refusal(reasons);
  return { files: files.sort(byDatasetThenName), leftOut, ...origin };
}

async function listFiles(folder: string): Promise<string[]> {
  const found = await stat(folder).catch(() => null);
  if (!found) throw new Refusal([`Le dossier « ${folder} » n’existe pas : vérifier le chemin.`]);
  if (!found.isDirectory()) {
    throw new Refusal([`« ${folder} » n’est pas un dossier : donner le dossier des exports.`]);
  }
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => entry.name)
    .sort((a, b) => (a < b ? -1 : 1));
}

async function recognise(folder: string, name: string): Promise<InputFile | Unreadable> {
  const path = join(folder, name);
  const identity = await identify(path);
  const structure = findStructure(await readHead(path, identity), name);
  if (!identity.mixed)
    return "reason" in structure ? structure : { name, path, identity, structure };
  return {
    dataset: structure.dataset,
    reason: `le fichier mélange deux encodages, l’octet ${identity.mixedAt} n’est pas de l’UTF-8 : l’enregistrer de nouveau en UTF-8.`,
  };
}

const HEAD = 1 << 18;

/** First bytes of a file, in UTF-8 and without mark. */
async function readHead(path: string, identity: FileIdentity): Promise<Uint8Array> {
  const file = await open(path, "r");
  try {
    const buffer = Buffer.alloc(HEAD);
    const { bytesRead } = await file.read(buffer, 0, HEAD, identity.mark);
    const bytes = buffer.subarray(0, bytesRead);
    if (identity.encoding === "utf-8") return bytes;
    if (identity.encoding === "windows-1252") return windows1252ToUtf8(bytes).utf8;
    return new TextEncoder().encode(new TextDecoder(identity.encoding).decode(bytes));
  } finally {
    await file.close();
  }
}

const nothingIn = (folder: string): string =>
  `Le dossier « ${folder} » ne contient aucun export reconnu : y déposer les fichiers CSV.`;

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

async function readOrigin(
  folder: string,
  names: readonly string[],
): Promise<Pick<Inventory, "origin" | "originHash">> {
  if (!names.includes(ORIGIN)) return { origin: originSchema.parse({}), originHash: null };
  const path = join(folder, ORIGIN);
  const { sha256 } = await identify(path);
  const origin = originSchema.safeParse(parseJson(await readFile(path, "utf8")));
  if (!origin.success)
    throw new Refusal([
      `${ORIGIN} : ce n’est pas la description attendue : la corriger ou la retirer.`,
    ]);
  return { origin: origin.data, originHash: sha256 };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

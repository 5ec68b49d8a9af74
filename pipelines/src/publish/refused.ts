import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Reason, Refusal } from "../load/refusal.js";
import { replaceDurably } from "../store/durable.js";
import { layout } from "../store/layout.js";
import { lastRefusal, type RefusedLoad, type RefusedReason } from "../store/refusal.js";

/** A load that was tried: absolute paths, and when. */
export interface Attempt {
  readonly folder: string;
  readonly dataDir: string;
  readonly at: Date;
}

/** Writes down why a load was refused; nothing where no data folder exists, since nothing serves from there. */
export async function keepRefusal(attempt: Attempt, refusal: Refusal): Promise<void> {
  const exists = await stat(attempt.dataDir).catch(() => null);
  if (exists) await write(attempt.dataDir, refusedLoad(attempt, refusal));
}

/** Marks the last refusal as followed by a load that was published. */
export async function passRefusal({ dataDir, at }: Attempt): Promise<void> {
  // A record that cannot be read must not stop a load: the next refusal replaces it.
  const last = await lastRefusal(dataDir).catch(() => null);
  if (last === null || last.publie_depuis !== null) return;
  await write(dataDir, { ...last, publie_depuis: at.toISOString() });
}

const write = (dataDir: string, record: RefusedLoad): Promise<void> =>
  replaceDurably(layout.refusal(dataDir), `${JSON.stringify(record, null, 1)}\n`);

function refusedLoad({ folder, dataDir, at }: Attempt, refusal: Refusal): RefusedLoad {
  const { files, anomalies } = refusal.findings;
  const name = basename(folder) || folder;
  const withoutPaths = (words: string): string =>
    words.replaceAll(folder, name).replaceAll(dataDir, basename(dataDir));
  return {
    format: 1,
    refuse_le: at.toISOString(),
    publie_depuis: null,
    dossier: name,
    fichiers: files.map((file) => ({
      nom: file.name,
      sha256: file.sha256,
      octets: file.bytes,
    })),
    motifs: refusal.details.map((reason) => {
      const said = reasonOf(reason);
      return { ...said, message: withoutPaths(said.message) };
    }),
    anomalies,
  };
}

const reasonOf = ({ file, line, column, sentence }: Reason): RefusedReason => ({
  fichier: file ?? null,
  ligne: line ?? null,
  colonne: column ?? null,
  message: sentence,
});

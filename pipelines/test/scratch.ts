import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, onTestFinished, vi } from "vitest";

/** A new empty folder, removed when the test ends. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "fabriques-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new empty folder, removed when the tests of the file end; to be called outside tests. */
export function suiteFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "fabriques-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files under a folder, making the folders between. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** Makes the loads of the file keep a key and proofs of their own, as a new data folder does; to be called outside tests. */
export function keepOwnProofs(): void {
  vi.stubEnv("FABRIQUES_PREUVES", undefined);
  vi.stubEnv("FABRIQUES_CLE_SECRET", undefined);
  afterAll(() => {
    vi.unstubAllEnvs();
  });
}

const NOBODY = 65_534;

/** Rights say nothing to root: it looks on as someone else. */
export async function asNobody<T>(look: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return look();
  process.seteuid?.(NOBODY);
  try {
    return await look();
  } finally {
    process.seteuid?.(0);
  }
}

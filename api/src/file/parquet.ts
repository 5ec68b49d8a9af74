import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Outlet } from "./outlet.js";
import { readMeLines } from "./read-me-lines.js";
import type { Table } from "./table.js";

const NAME = "export.parquet";
const PART_BYTES = 256 * 1_024;

/** Sends a table as Parquet: the engine writes it in a folder of its own, which goes whatever happens. */
export async function sendParquet(table: Table, outlet: Outlet): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "fabriques-parquet-"));
  try {
    const { signal } = outlet;
    await table.parquet({ folder, name: NAME, metadata: metadataOf(table), signal });
    const file = createReadStream(join(folder, NAME), { highWaterMark: PART_BYTES });
    for await (const part of file) await outlet.write([part as Uint8Array]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The facts one by one for people, and all together for programs. */
function metadataOf({ readMe }: Table): Record<string, string> {
  const texts = new Map<string, string>([["lisez-moi", JSON.stringify(readMe)]]);
  for (const [label, fact] of readMeLines(readMe)) {
    const said = texts.get(label);
    texts.set(label, said === undefined ? fact : `${said}\n${fact}`);
  }
  return Object.fromEntries(texts);
}

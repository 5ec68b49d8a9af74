import { createHash } from "node:crypto";
import { sendArchive } from "./archive.js";
import { csvHeader, csvLines } from "./csv/csv.js";
import type { Outlet } from "./outlet.js";
import type { Table } from "./table.js";
import { tableSchema } from "./table-schema.js";
import { fileInside } from "./words.js";

/** Sends a CSV with its « Lisez-moi » (and there its SHA-256) and its Table Schema, in a zip. */
export async function sendCsvArchive(table: Table, outlet: Outlet): Promise<void> {
  const { name, words, variant, readMe, modified } = table;
  const hash = createHash("sha256");
  const file = `${name}.csv`;
  async function* csv(): AsyncGenerator<string | Uint8Array> {
    for await (const part of csvParts(table, outlet.signal)) {
      hash.update(part);
      yield part;
    }
  }
  async function* facts(): AsyncGenerator<string> {
    const known = { sha256: hash.digest("hex"), sha256_de: fileInside(file) };
    yield `${JSON.stringify({ ...readMe, ...known }, null, 2)}\n`;
  }
  async function* schema(): AsyncGenerator<string> {
    yield `${JSON.stringify(tableSchema(words, variant), null, 2)}\n`;
  }
  await sendArchive(
    [
      { name: file, content: csv },
      { name: "lisez-moi.json", content: facts },
      { name: "schema.json", content: schema },
    ],
    { outlet, modified },
  );
}

async function* csvParts(table: Table, signal: AbortSignal): AsyncGenerator<string | Uint8Array> {
  const { columns, variant } = table;
  yield csvHeader(
    columns.map(({ name }) => name),
    variant,
  );
  for await (const chunk of table.chunks(signal)) yield csvLines(chunk, variant);
}

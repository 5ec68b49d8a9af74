import type { Chunk } from "@fabriques/pipelines/release";
import type { Outlet } from "./outlet.js";
import type { Table } from "./table.js";

type Parts = readonly (Uint8Array | string)[];

/** Turns chunks into a body, part after part; `end` is called only when every row was added. */
export interface Encoder {
  start(): Parts;
  add(chunk: Chunk): Parts;
  end(): Parts;
}

/** Sends every row; throws midway rather than end a body that is not whole. */
export type TableSender = (table: Table, outlet: Outlet) => Promise<void>;

/** Sends what an encoder makes of the rows. */
export function poured(encoderOf: (table: Table) => Encoder): TableSender {
  return async (table, outlet) => {
    const encoder = encoderOf(table);
    // Only once the first rows are there: a question that fails at once is answered by a problem.
    let start: Parts | null = encoder.start();
    for await (const chunk of table.chunks(outlet.signal)) {
      await outlet.write([...(start ?? []), ...encoder.add(chunk)]);
      start = null;
    }
    await outlet.write([...(start ?? []), ...encoder.end()]);
  };
}

import type { FormatId } from "../contract/formats.js";
import { arrowEncoder } from "./arrow.js";
import { csvHeader, csvLines } from "./csv/csv.js";
import { sendCsvArchive } from "./csv-archive.js";
import { type Encoder, poured, type TableSender } from "./encoder.js";
import { fingerprinted } from "./fingerprint.js";
import { jsonEncoder } from "./json.js";
import { sendParquet } from "./parquet.js";
import type { Table } from "./table.js";
import { odsEntries } from "./workbook/ods.js";
import { xlsxEntries } from "./workbook/xlsx.js";
import { sendWorkbook } from "./workbook-file.js";

/** How a table is sent in each format of the contract. */
export const SENDERS: Readonly<Record<FormatId, TableSender>> = {
  json: (table, outlet) => {
    // The facts come last, as in a workbook: the SHA-256 is known once the rows have passed.
    const names = table.columns.map(({ name }) => name);
    const { chunks, sha256 } = fingerprinted(names, table.chunks(outlet.signal));
    const send = poured(() => jsonEncoder(table, sha256));
    return send({ ...table, chunks: () => chunks }, outlet);
  },
  csv: poured(csvEncoder),
  "csv.zip": sendCsvArchive,
  xlsx: (table, outlet) => sendWorkbook(table, { outlet, form: xlsxEntries }),
  ods: (table, outlet) => sendWorkbook(table, { outlet, form: odsEntries }),
  parquet: sendParquet,
  arrow: poured(({ columns, readMe }) => ({
    start: () => [],
    ...arrowEncoder(columns, { "lisez-moi": JSON.stringify(readMe) }),
  })),
};

function csvEncoder({ columns, variant }: Table): Encoder {
  const names = columns.map(({ name }) => name);
  return {
    start: () => [csvHeader(names, variant)],
    add: (chunk) => [csvLines(chunk, variant)],
    end: () => [],
  };
}

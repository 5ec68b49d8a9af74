import { sendArchive } from "./archive.js";
import { fingerprinted } from "./fingerprint.js";
import type { Outlet } from "./outlet.js";
import { readMeLines } from "./read-me-lines.js";
import type { Table } from "./table.js";
import { STANDARD_CSV } from "./words.js";
import { type BookForm, openBook } from "./workbook/book.js";

/** Sends a table as a workbook, row after row. */
export async function sendWorkbook(
  table: Table,
  { outlet, form }: { readonly outlet: Outlet; readonly form: BookForm },
): Promise<void> {
  const { columns, total, readMe, modified, id } = table;
  const names = columns.map((column) => column.name);
  const { chunks, sha256 } = fingerprinted(names, table.chunks(outlet.signal));
  const book = openBook({
    ...{ name: id, columns, total, chunks },
    readMe: () => readMeLines({ ...readMe, sha256: sha256(), sha256_de: STANDARD_CSV }),
  });
  try {
    await sendArchive(form(book), { outlet, modified });
  } finally {
    await book.close();
  }
}

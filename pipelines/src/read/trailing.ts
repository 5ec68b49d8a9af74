import { open } from "node:fs/promises";
import type { Layout } from "./layout.js";
import { splitRecord } from "./record.js";
import type { RecordView } from "./records.js";

/** A line of totals or a note, with its trimmed cells. */
export interface Ignored {
  readonly line: number;
  readonly cells: readonly string[];
}

const TOTALS = /^(sous[- ]?)?tota(l|ux)\b|^ensemble\b/i;
const NOTE = /^(sources?|notes?|champ|lecture|nb|n\.b\.|\*+|\(\d\))\s*:?/i;

/** Totals and notes that end the file, in its order; `last` holds its last records, the last one first. */
export async function trailingNotes(
  path: string,
  layout: Layout,
  last: readonly RecordView[],
): Promise<readonly Ignored[]> {
  const ignored: Ignored[] = [];
  for (const record of last) {
    const text = await readText(path, record);
    const cells = splitRecord(text, layout.delimiter).map((cell) => cell.trim());
    if (!isTotalsOrNote(cells, layout)) break;
    ignored.unshift({ line: record.line, cells });
  }
  return ignored;
}

function isTotalsOrNote(cells: readonly string[], layout: Layout): boolean {
  const first = cells.find((cell) => cell !== "") ?? "";
  const lacksRequired = layout.required.some((position) => !cells[position]);
  return lacksRequired && (TOTALS.test(first) || NOTE.test(first));
}

async function readText(path: string, { offset, from, stop }: RecordView): Promise<string> {
  const file = await open(path, "r");
  try {
    const buffer = Buffer.alloc(stop - from);
    await file.read(buffer, 0, buffer.length, offset);
    return buffer.toString("utf8");
  } finally {
    await file.close();
  }
}

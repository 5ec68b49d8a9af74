import { type CellReader, cellReaders } from "./cells.js";
import type { Encoder } from "./encoder.js";
import type { Table } from "./table.js";
import { STANDARD_CSV } from "./words.js";

/** The rows as objects, between the facts and « Lisez-moi »; `sha256` is asked for once they have all passed. */
export function jsonEncoder(
  { columns, words, facts, readMe }: Table,
  sha256: () => string,
): Encoder {
  const names = columns.map(({ name }) => name);
  const lists = new Set(words.filter(({ isList }) => isList).map(({ name }) => name));
  const head = JSON.stringify(facts);
  let separator = "\n";
  return {
    start: () => [`${head.slice(0, -1)},"lignes":[`],
    add(chunk) {
      const readers = cellReaders(chunk);
      const rows: string[] = [];
      for (let row = 0; row < chunk.length; row += 1) {
        rows.push(JSON.stringify(rowObject({ names, readers, lists }, row)));
      }
      const text = separator + rows.join(",\n");
      separator = ",\n";
      return [text];
    },
    end() {
      const told = { ...readMe, sha256: sha256(), sha256_de: STANDARD_CSV };
      return [`],"lisez_moi":${JSON.stringify(told)}}`];
    },
  };
}

interface RowReader {
  readonly names: readonly string[];
  readonly readers: readonly CellReader[];
  readonly lists: ReadonlySet<string>;
}

function rowObject({ names, readers, lists }: RowReader, row: number): Record<string, unknown> {
  const entries = names.map((name, i) => {
    const value = readers[i]?.(row) ?? null;
    return [name, lists.has(name) ? listOf(value) : value] as const;
  });
  return Object.fromEntries(entries);
}

function listOf(value: unknown): readonly string[] | null {
  if (typeof value !== "string") return null;
  return value === "" ? [] : value.split("|");
}

import type { DecodedFile } from "./decode.js";
import type { DoubtKind, FileIdentity } from "./encoding.js";
import { hasLostLetter } from "./lost-letters.js";
import { isMended } from "./mended.js";
import { splitRecord } from "./record.js";
import { eachRecord } from "./records.js";
import type { Structure } from "./structure.js";
import { MARRED_CELLS } from "./utf8-marred.js";

/** Cells that a doubt is about: how many, in which columns, from which physical line on. */
export interface Cells {
  readonly count: number;
  readonly columns: readonly string[];
  readonly first: number;
}

/** The cells of each doubt that is about cells. */
export type CellsOf = ReadonlyMap<DoubtKind, Cells>;

const TESTS: Readonly<Partial<Record<DoubtKind, (cell: string) => boolean>>> = {
  ...MARRED_CELLS,
  interrogation: hasLostLetter,
};

interface Read {
  readonly path: string;
  readonly identity: FileIdentity;
  readonly structure: Structure;
}

/** Counts the cells that the doubts on a file are about, as they were written; reads nothing of a file without such a doubt. */
export async function marredCells(
  { path, identity, structure }: Read,
  decoded: DecodedFile,
): Promise<CellsOf> {
  const found = new Map<DoubtKind, { count: number; columns: Set<string>; first: number }>();
  const tests = identity.doubts.flatMap(({ kind }) => {
    const test = TESTS[kind];
    return test === undefined ? [] : [{ kind, test }];
  });
  if (tests.length === 0) return new Map();
  const { layout, columns, headers } = structure;
  // What is mended is counted in the original, from its first line.
  const place = isMended(identity)
    ? { path, offset: identity.mark, line: 1 }
    : { path: decoded.path, offset: layout.offset + decoded.mark, line: layout.line };
  const { delimiter, width } = layout;
  await eachRecord({
    ...place,
    ...{ delimiter, columns: width },
    visit({ bytes, from, stop, line }) {
      if (line < layout.line) return;
      const text = Buffer.from(bytes.subarray(from, stop)).toString("utf8");
      for (const [position, cell] of splitRecord(text, delimiter).entries()) {
        for (const { kind, test } of tests) {
          if (!test(cell)) continue;
          const cells = found.get(kind) ?? { count: 0, columns: new Set(), first: line };
          cells.count += 1;
          cells.columns.add(columns[position]?.name ?? headers[position] ?? `${position + 1}`);
          found.set(kind, cells);
        }
      }
    },
  });
  return new Map(
    [...found].map(([kind, { count, columns: names, first }]) => [
      kind,
      { count, columns: [...names], first },
    ]),
  );
}

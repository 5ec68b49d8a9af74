import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { readTable, type Tools } from "./table.js";

/** What a file must hold, from another one. */
export interface Twin {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** The twin of a file: `name.json` beside it or in `../json`, or the file of the same name but for `utf8`; null without one. */
export async function readTwin(path: string, tools: Tools): Promise<Twin | null> {
  const stem = basename(path, extname(path));
  const folder = dirname(path);
  const json = [join(folder, `${stem}.json`), join(folder, "..", "json", `${stem}.json`)];
  const found = json.find((candidate) => existsSync(candidate));
  if (found !== undefined) return fromJson(found);
  const clean = basename(path).replace(/utf-?16(le|be)?(-bom)?|latin-?1|windows-?1252/i, "utf8");
  const other = join(folder, clean);
  if (clean === basename(path) || !existsSync(other)) return null;
  return { name: clean, rows: (await readTable(other, tools)).rows };
}

function fromJson(path: string): Twin | null {
  const content: unknown = JSON.parse(readFileSync(path, "utf8"));
  if (content === null || typeof content !== "object") return null;
  const list: readonly unknown[] = Array.isArray(content) ? content : [content];
  const rows = list.map((row: unknown) => Object.values(row as object).map(String));
  return { name: basename(path), rows };
}

import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import type { Room } from "./rooms.js";
import { isFile } from "./rules.js";

/** One import, or re-export, of a file. */
export interface Import {
  /** Path of the file from the root of the repository. */
  readonly file: string;
  /** Path of the file imported, or the name of a package. */
  readonly target: string;
}

/** Static imports, re-exports and `import()`, of values and of types alike. */
const IMPORTED =
  /^(?:import|export)\s[^"'`;]*?\bfrom\s*"([^"]+)"|^import\s*"([^"]+)"|\bimport\(\s*"([^"]+)"/gm;

/** Every import of the code under a folder of the repository; style sheets and pictures are not code. */
export function importsUnder(root: string, folder: string): readonly Import[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => posix.join(folder, name))
    .filter(isFile);
  return files.flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(IMPORTED)]
      .map(([, from, alone, later]) => from ?? alone ?? later ?? "")
      .map((name) => ({ file, target: targetOf(file, name) }))
      .filter(({ target }) => !/\.(css|svg|json)(\?|$)/.test(target)),
  );
}

const targetOf = (file: string, name: string): string =>
  name.startsWith(".") ? posix.join(posix.dirname(file), name).replace(/\.js$/, ".ts") : name;

/** The room that a file is in: the row with the longest path that holds it; undefined outside the table. */
export function roomOf(rooms: readonly Room[], file: string): Room | undefined {
  const bare = (path: string): string => path.replace(/\.tsx?$/, "");
  return rooms
    .filter(({ path }) => (isFile(path) ? bare(path) === bare(file) : file.startsWith(`${path}/`)))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
}

/** Whether the table allows an import. */
export function isAllowed(rooms: readonly Room[], { file, target }: Import): boolean {
  const room = roomOf(rooms, file);
  if (!room) return false;
  if (target.startsWith("node:")) return room.usesNode;
  const other = roomOf(rooms, target);
  if (other)
    return (
      [room.path, folderOf(room.path), ...room.rooms].includes(folderOf(other.path)) ||
      room.rooms.includes(other.path)
    );
  return room.packages.some(
    (name) => target === name || (!name.startsWith("@fabriques/") && target.startsWith(`${name}/`)),
  );
}

/** A file with a row of its own is in its folder's room for those who import it. */
const folderOf = (path: string): string => (isFile(path) ? posix.dirname(path) : path);

/** The floor of each room: 1 where it imports no other, else one more than the highest that it imports; throws on a ring. */
export function floorsOf(
  edges: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, number> {
  const floors = new Map<string, number>();
  const climb = (room: string, below: readonly string[]): number => {
    if (below.includes(room)) throw new Error(`ring: ${[...below, room].join(" -> ")}`);
    const known = floors.get(room);
    if (known !== undefined) return known;
    const under = [...(edges.get(room) ?? [])].map((next) => climb(next, [...below, room]));
    const floor = 1 + Math.max(0, ...under);
    floors.set(room, floor);
    return floor;
  };
  for (const room of edges.keys()) climb(room, []);
  return floors;
}

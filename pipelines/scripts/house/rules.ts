import { posix } from "node:path";
import type { Room } from "./rooms.js";

/** One override of the linter: the files that it is about, and the rules that hold there. */
export interface Override {
  readonly includes: readonly string[];
  readonly linter: { readonly rules: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
}

/** The linter's settings, as far as rooms go. */
export interface Linter {
  readonly overrides: readonly Override[];
}

/** The settings with the import rules of the rooms in the place of those that stood there; pure. */
export function linterOf<T extends Linter>(settings: T, rooms: readonly Room[]): T {
  const others = settings.overrides.filter(
    ({ linter }) => linter.rules.style?.noRestrictedImports === undefined,
  );
  return { ...settings, overrides: [...overridesOf(rooms), ...others] };
}

/** Whether a row is about one file. */
export const isFile = (path: string): boolean => /\.tsx?$/.test(path);

/** A door of another workspace is entered by its whole name. */
export const isDoor = (name: string): boolean => name.startsWith("@fabriques/");

/** A room may have folders, and these none. */
const DEEPEST = 2;

/** One override for each room and depth of its folders, since an import is written from where its file stands. */
function overridesOf(rooms: readonly Room[]): readonly Override[] {
  return rooms.flatMap((room) => {
    if (isFile(room.path)) return [overrideOf(room.path, fromFile(room, rooms))];
    const depths = Array.from({ length: DEEPEST }, (_, depth) => depth);
    return depths.map((depth) =>
      overrideOf(`${room.path}${"/*".repeat(depth)}/*.{ts,tsx}`, fromFolder(room, rooms, depth)),
    );
  });
}

function overrideOf(files: string, group: readonly string[]): Override {
  const message = "Not in the allow-list of this room: see pipelines/scripts/house/rooms.ts.";
  const options = { patterns: [{ group, message }] };
  return {
    includes: [files],
    linter: { rules: { style: { noRestrictedImports: { level: "error", options } } } },
  };
}

/** All imports are refused but those named after; the last pattern that matches decides. */
const fromFile = (room: Room, rooms: readonly Room[]): string[] => [
  "**",
  ...named(room, rooms, posix.dirname(room.path)),
];

function fromFolder(room: Room, rooms: readonly Room[], depth: number): string[] {
  const folder = `${room.path}${"/x".repeat(depth)}`;
  const own = depth === 0 ? ["!./**"] : ["!./**", "!../**"];
  const outside = `${"../".repeat(depth + 1)}**`;
  const inner = rooms.filter(({ path }) => path.startsWith(`${room.path}/`) && !isFile(path));
  const refused = inner.map(({ path }) => `${relative(folder, path)}/**`);
  // The room around is one step up, and so is all that stands beside it.
  const around = room.rooms.filter((path) => room.path.startsWith(`${path}/`));
  const up = around.flatMap((path) => [
    `!${relative(folder, path)}/**`,
    `${relative(folder, posix.dirname(path))}/**`,
  ]);
  const rest = { ...room, rooms: room.rooms.filter((path) => !around.includes(path)) };
  return ["**", ...own, outside, ...up, ...refused, ...named(rest, rooms, folder)];
}

/** What the row names, as it is written from a folder. */
function named(room: Room, rooms: readonly Room[], folder: string): string[] {
  const files = rooms.filter(({ path }) => isFile(path) && room.rooms.includes(path));
  const folders = room.rooms.filter((path) => !isFile(path));
  return [
    ...folders.map((path) => `!${relative(folder, path)}/**`),
    ...unnamedInside(folders, rooms).map((path) => `${relative(folder, path)}/**`),
    ...files.map(({ path }) => `!${relative(folder, path).replace(/\.tsx?$/, ".js")}`),
    ...room.packages.flatMap((name) => (isDoor(name) ? [`!${name}`] : [`!${name}`, `!${name}/**`])),
    ...(room.usesNode ? ["!node:*", "!node:*/**"] : []),
  ];
}

/** Rooms inside the ones that are named, but not named themselves. */
const unnamedInside = (named: readonly string[], rooms: readonly Room[]): readonly string[] =>
  rooms
    .map(({ path }) => path)
    .filter((path) => !isFile(path) && !named.includes(path))
    .filter((path) => named.some((around) => path.startsWith(`${around}/`)));

function relative(folder: string, path: string): string {
  const way = posix.relative(folder, path) || ".";
  return way.startsWith(".") ? way : `./${way}`;
}

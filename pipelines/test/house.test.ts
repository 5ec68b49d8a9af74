import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, posix, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { floorsOf, importsUnder, isAllowed } from "../scripts/house/graph.js";
import { ROOMS, type Room } from "../scripts/house/rooms.js";
import { isFile, type Linter, linterOf } from "../scripts/house/rules.js";

const root = resolve(import.meta.dirname, "../..");
const WORKSPACES = ["pipelines", "api", "dashboard"];
const settings = JSON.parse(readFileSync(join(root, ".biome.json"), "utf8")) as Linter;

/** One import planted in a room, and whether the room's row names it. */
interface Plant {
  readonly room: string;
  /** Folder that it is written from. */
  readonly folder: string;
  readonly target: string;
  readonly isAllowed: boolean;
}

const PACKAGES = [...new Set(ROOMS.flatMap(({ packages }) => packages))];
const NEVER = ["@fabriques/dashboard", "@fabriques/pipelines", "@fabriques/api", "left-pad"];
const workspaceOf = (path: string): string => path.split("/")[0] ?? "";

/** Every room of its workspace, every package of the house and some of no room, from every room. */
const PLANTS: readonly Plant[] = ROOMS.flatMap((room) =>
  foldersOf(room).flatMap((folder) => [
    ...ROOMS.filter((other) => isApart(room, other)).map(({ path }) => ({
      room: room.path,
      folder,
      target: wayTo(folder, path),
      isAllowed: room.rooms.includes(path),
    })),
    ...[...PACKAGES, ...NEVER].map((target) => ({
      room: room.path,
      folder,
      target,
      isAllowed: room.packages.includes(target),
    })),
    { room: room.path, folder, target: "node:fs", isAllowed: room.usesNode },
  ]),
);

function foldersOf({ path }: Room): readonly string[] {
  return isFile(path) ? [posix.dirname(path)] : [path, `${path}/inner`];
}

/** A file with a row of its own may do more than its folder; who imports it is another matter. */
function isApart(room: Room, { path }: Room): boolean {
  const isInside = room.path.startsWith(`${path}/`);
  const isSame = path === room.path || isFile(path);
  return !isSame && !isInside && workspaceOf(path) === workspaceOf(room.path);
}

function wayTo(folder: string, path: string): string {
  const way = posix.relative(folder, path);
  return `${way.startsWith(".") ? way : `./${way}`}/planted.js`;
}

/** The planted imports by file, one a line. */
const PLANTED: ReadonlyMap<string, readonly Plant[]> = new Map(
  [...new Set(PLANTS.map(fileOf))].map((file) => [
    file,
    PLANTS.filter((plant) => fileOf(plant) === file),
  ]),
);

function fileOf({ room, folder }: Plant): string {
  return isFile(room) ? room : `${folder}/planted.ts`;
}

describe("the linter holds the table of rooms", () => {
  const house = mkdtempSync(join(tmpdir(), "house-"));
  let wrong: readonly Plant[] = [];

  beforeAll(() => {
    cpSync(join(root, ".biome.json"), join(house, ".biome.json"));
    symlinkSync(join(root, "node_modules"), join(house, "node_modules"));
    for (const [file, plants] of PLANTED) {
      const lines = plants.map(({ target }, i) => `import { a as a${i} } from "${target}";`);
      writeIn(house, file, lines);
    }
    const refused = refusalsIn(house);
    wrong = [...PLANTED].flatMap(([file, plants]) =>
      plants.filter((plant, i) => plant.isAllowed === refused.has(`${file}:${i + 1}`)),
    );
  });

  afterAll(() => rmSync(house, { recursive: true, force: true }));

  it("is made from the table", () => {
    expect(linterOf(settings, ROOMS)).toEqual(settings);
  });

  it("refuses every import that the table does not name", () => {
    const forbidden = PLANTS.filter(({ isAllowed }) => !isAllowed);
    const pairs = new Set(forbidden.map(({ room, target }) => `${room} ${target}`));
    expect(pairs.size).toBeGreaterThan(300);
    expect(wrong.filter(({ isAllowed }) => !isAllowed)).toEqual([]);
  });

  it("lets in every import that the table names", () => {
    expect(wrong.filter(({ isAllowed }) => isAllowed)).toEqual([]);
  });

  it("refuses cycles, of types too", () => {
    const cycle = mkdtempSync(join(tmpdir(), "cycle-"));
    cpSync(join(root, ".biome.json"), join(cycle, ".biome.json"));
    writeIn(cycle, "api/src/serve/one.ts", [
      'import type { a } from "./other.js";',
      "export const b: a = 1;",
    ]);
    writeIn(cycle, "api/src/serve/other.ts", [
      'import { b } from "./one.js";',
      "export type a = typeof b;",
    ]);
    expect([...refusalsIn(cycle, "lint/suspicious/noImportCycles")]).toEqual([
      "api/src/serve/one.ts:1",
      "api/src/serve/other.ts:1",
    ]);
    rmSync(cycle, { recursive: true, force: true });
  });
});

function writeIn(house: string, file: string, lines: readonly string[]): void {
  const path = join(house, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${lines.join("\n")}\n`);
}

interface Linted {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly location: { readonly path: string; readonly start: { readonly line: number } };
  }[];
}

/** `file:line` of everything that a rule of the linter refuses in a folder. */
function refusalsIn(house: string, rule = "lint/style/noRestrictedImports"): ReadonlySet<string> {
  const { stdout } = spawnSync(
    join(root, "node_modules/.bin/biome"),
    ["lint", "--vcs-enabled=false", "--max-diagnostics=none", "--reporter=json", "."],
    { cwd: house, encoding: "utf8", maxBuffer: 1 << 28 },
  );
  const { diagnostics } = JSON.parse(stdout) as Linted;
  return new Set(
    diagnostics
      .filter(({ category }) => category === rule)
      .map(({ location }) => `${location.path}:${location.start.line}`),
  );
}

describe("the house as it stands", () => {
  const imports = WORKSPACES.flatMap((workspace) => importsUnder(root, `${workspace}/src`));

  it("holds code", () => {
    expect(imports.length).toBeGreaterThan(1000);
  });

  it("imports what the table names, re-exports too", () => {
    expect(imports.filter((one) => !isAllowed(ROOMS, one))).toEqual([]);
  });

  it.each(WORKSPACES)("has no ring of rooms in %s", (workspace) => {
    const floors = floorsOf(edgesIn(workspace));
    expect(floors.size).toBeGreaterThan(5);
    if (workspace === "api") {
      expect(floors.size).toBeLessThanOrEqual(8);
      expect(Math.max(...floors.values())).toBeLessThanOrEqual(7);
    }
  });

  function edgesIn(workspace: string): ReadonlyMap<string, ReadonlySet<string>> {
    const edges = new Map<string, Set<string>>();
    for (const { file, target } of imports.filter(({ file }) => file.startsWith(workspace))) {
      const [from, to] = [folderIn(file), target.startsWith(workspace) ? folderIn(target) : null];
      const known = edges.get(from) ?? new Set();
      if (to !== null && to !== from) known.add(to);
      edges.set(from, known);
    }
    return edges;
  }

  /** The folder under `src` that a file is in; those at the top stand for themselves. */
  const folderIn = (file: string): string => file.split("/").slice(0, 3).join("/");
});

describe("the lock file", () => {
  interface Locked {
    readonly resolved?: string;
    readonly optionalDependencies?: Readonly<Record<string, string>>;
  }
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };

  it("names the binaries of every platform, or npm ci refuses it", () => {
    const known = new Set(
      Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, "")),
    );
    const wanted = Object.values(packages).flatMap((locked) =>
      Object.keys(locked.optionalDependencies ?? {}),
    );
    expect(wanted.filter((name) => !known.has(name))).toEqual([]);
  });

  it("records no download address", () => {
    const addresses = Object.values(packages).map(({ resolved }) => resolved ?? "");
    expect(addresses.filter((address) => address.startsWith("http"))).toEqual([]);
  });
});

import { execFileSync } from "node:child_process";
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
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const biome = join(root, "node_modules/.bin/biome");

/** The import that must be refused, the file it is planted in, and the rule that must say so. */
const PLANTED: readonly (readonly [file: string, code: string, rule: string])[] = [
  ["pipelines/src/load/planted.ts", 'import { a } from "@duckdb/node-api"', "noRestrictedImports"],
  [
    "pipelines/src/engine/planted.ts",
    'import { a } from "@duckdb/node-bindings"',
    "noRestrictedImports",
  ],
  [
    "pipelines/src/load/planted.ts",
    'import { a } from "@fabriques/api/contract"',
    "noRestrictedImports",
  ],
  [
    "pipelines/src/catalogue/planted.ts",
    'import { a } from "../engine/index.js"',
    "noRestrictedImports",
  ],
  [
    "pipelines/src/catalogue/plan/planted.ts",
    'import { a } from "../../measure/rows.js"',
    "noRestrictedImports",
  ],
  ["pipelines/src/catalogue/planted.ts", 'import { a } from "node:fs"', "noNodejsModules"],
  ["api/src/planted.ts", 'import { a } from "@duckdb/node-api"', "noRestrictedImports"],
  ["api/src/planted.ts", 'import { a } from "apache-arrow"', "noRestrictedImports"],
  ["api/src/planted.ts", 'import { a } from "@fabriques/dashboard"', "noRestrictedImports"],
  ["api/src/planted.ts", 'import { a } from "left-pad"', "noUndeclaredDependencies"],
  ["api/src/contract/planted.ts", 'import { a } from "express"', "noRestrictedImports"],
  ["api/src/contract/planted.ts", 'import { a } from "node:fs"', "noNodejsModules"],
  [
    "dashboard/src/pages/planted.ts",
    'import { a } from "@fabriques/pipelines/catalogue"',
    "noRestrictedImports",
  ],
  ["dashboard/src/pages/planted.ts", 'import { a } from "recharts"', "noRestrictedImports"],
  [
    "dashboard/src/figure/planted.ts",
    'import { a } from "@tanstack/react-table"',
    "noRestrictedImports",
  ],
  ["dashboard/src/table/planted.ts", 'import { a } from "recharts"', "noRestrictedImports"],
];

/** The imports that the house is made of. */
const ALLOWED: readonly (readonly [file: string, code: string])[] = [
  ["pipelines/src/engine/duckdb.ts", 'import { a } from "@duckdb/node-api"'],
  ["api/src/allowed.ts", 'import { a } from "@fabriques/pipelines/release"'],
  ["api/src/arrow.ts", 'import { a } from "apache-arrow"'],
  ["api/src/contract/allowed.ts", 'import { a } from "@fabriques/pipelines/catalogue"'],
  ["dashboard/src/figure/allowed.ts", 'import { a } from "recharts"'],
  ["dashboard/src/table/allowed.ts", 'import { a } from "apache-arrow"'],
];

describe("the linter holds the table of rooms", () => {
  let house = "";

  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), "house-"));
    cpSync(join(root, ".biome.json"), join(house, ".biome.json"));
    writeFileSync(join(house, ".gitignore"), "node_modules\n");
    symlinkSync(join(root, "node_modules"), join(house, "node_modules"));
    for (const room of ["pipelines", "api", "dashboard"]) {
      mkdirSync(join(house, room));
      cpSync(join(root, room, "package.json"), join(house, room, "package.json"));
    }
  });

  afterAll(() => rmSync(house, { recursive: true, force: true }));

  const lint = (file: string, code: string): string => {
    const path = join(house, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${code};\nexport const b: unknown = a;\n`);
    try {
      execFileSync(biome, ["lint", "--vcs-enabled=false", file], { cwd: house, stdio: "pipe" });
      return "";
    } catch (error) {
      const { stdout, stderr } = error as { stdout: Buffer; stderr: Buffer };
      return `${stdout}${stderr}`;
    } finally {
      rmSync(path);
    }
  };

  it.each(PLANTED)("%s refuses %s", (file, code, rule) => {
    expect(lint(file, code)).toContain(rule);
  });

  it.each(ALLOWED)("%s allows %s", (file, code) => {
    expect(lint(file, code)).toBe("");
  });

  it("refuses a cycle", () => {
    const other = join(house, "api/src/other.ts");
    mkdirSync(dirname(other), { recursive: true });
    writeFileSync(other, 'import { b } from "./one.js";\nexport const a: unknown = b;\n');
    expect(lint("api/src/one.ts", 'import { a } from "./other.js"')).toContain("noImportCycles");
  });
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

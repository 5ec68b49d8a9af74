import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { codeHash, hashOfRoom } from "../src/publish/identity.js";
import { scratchFolder, writeFiles } from "./scratch.js";

/** A room whose loading imports one module, which imports another by a re-export and a third when it is asked. */
const ROOM = {
  "publish/publish.js": 'import { load } from "../load/load.js";\nload();\n',
  "load/load.js":
    'import "node:fs";\nexport { read } from "./read.js";\nawait import("./late.js");\n',
  "load/read.js": 'import { join } from "node:path";\nexport const read = join;\n',
  "load/late.js": "export const late = 1;\n",
  "cli/main.js": 'import "../publish/publish.js";\n',
  "reference/communes.csv": "code,nom\n",
};

function roomWith(changes: Readonly<Record<string, string>> = {}): Promise<string> {
  const room = scratchFolder();
  writeFiles(room, { ...ROOM, ...changes });
  return hashOfRoom(room);
}

describe("the code of a release", () => {
  test.each([
    "publish/publish.js",
    "load/load.js",
    "load/read.js",
    "load/late.js",
    "reference/communes.csv",
  ] as const)("is another one when %s changes", async (name) => {
    expect(await roomWith({ [name]: `${ROOM[name]}\n` })).not.toBe(await roomWith());
  });

  test.each([
    ["a module whose source is gone", { "publish/masks.js": "export const old = 1;\n" }],
    ["the command line", { "cli/main.js": "// other words\n" }],
    ["maps and declarations", { "load/load.d.ts": "export {};\n", "load/load.js.map": "{}" }],
  ])("is the same with %s", async (_, changes) => {
    expect(await roomWith(changes)).toBe(await roomWith());
  });

  test("cannot be told of a room that lacks a module", async () => {
    const room = scratchFolder();
    writeFiles(room, ROOM);
    rmSync(join(room, "load/read.js"));
    await expect(hashOfRoom(room)).rejects.toThrow(/read\.js/);
  });

  test("is read once: a room built again does not change the releases of a process", async () => {
    const room = scratchFolder();
    writeFiles(room, ROOM);
    const before = await codeHash(room);
    writeFiles(room, { "load/read.js": "export const read = 2;\n" });
    expect(await codeHash(room)).toBe(before);
    expect(await hashOfRoom(room)).not.toBe(before);
  });
});

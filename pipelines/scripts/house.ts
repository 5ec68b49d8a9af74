/** Writes the linter's import rules from the table of rooms: `npm run house -w @fabriques/pipelines`. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ROOMS } from "./house/rooms.js";
import { linterOf } from "./house/rules.js";

const root = resolve(import.meta.dirname, "../..");
const file = join(root, ".biome.json");
const settings = JSON.parse(readFileSync(file, "utf8")) as Parameters<typeof linterOf>[0];
writeFileSync(file, `${JSON.stringify(linterOf(settings, ROOMS), null, 2)}\n`);
execFileSync(join(root, "node_modules/.bin/biome"), ["format", "--write", file], { cwd: root });

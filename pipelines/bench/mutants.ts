/** Breaks one rule of meaning at a time in a copy of the room, and asks that a test fail: `npm run mutants -w @fabriques/pipelines`. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { MUTANTS, type Mutant } from "./mutants/mutants.js";

const room = resolve(import.meta.dirname, "..");
const copy = mkdtempSync(join(tmpdir(), "mutants-"));
const place = join(copy, "pipelines");
const COPIED = ["src", "test", "package.json", "vitest.config.ts"];

for (const name of COPIED) cpSync(join(room, name), join(place, name), { recursive: true });
symlinkSync(join(room, "../node_modules"), join(copy, "node_modules"));
symlinkSync(join(room, "dist"), join(place, "dist"));

/** Whether the test passes on the copy as it is. */
function passes({ test, name }: Pick<Mutant, "test" | "name">): boolean {
  const pattern = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const { status } = spawnSync(
    join(copy, "node_modules/.bin/vitest"),
    ["run", `test/${test}`, "-t", pattern],
    { cwd: place, stdio: "ignore" },
  );
  const report = readFileSync(join(place, "test-results/vitest.json"), "utf8");
  const { numPassedTests = 0, numFailedTests = 0 } = JSON.parse(report) as Record<string, number>;
  if (numPassedTests + numFailedTests === 0) throw new Error(`no test « ${name} » in ${test}`);
  return status === 0;
}

function isKilled(mutant: Mutant): boolean {
  const file = join(place, "src", mutant.file);
  const code = readFileSync(file, "utf8");
  if (code.split(mutant.from).length !== 2) {
    throw new Error(`${mutant.file} does not hold « ${mutant.from} » once`);
  }
  if (!passes(mutant)) throw new Error(`« ${mutant.name} » fails before anything is changed`);
  writeFileSync(
    file,
    code.replace(mutant.from, () => mutant.to),
  );
  try {
    return !passes(mutant);
  } finally {
    writeFileSync(file, code);
  }
}

try {
  const alive = MUTANTS.filter((mutant) => {
    const killed = isKilled(mutant);
    console.log(`${killed ? "killed" : "ALIVE "}  ${mutant.rule}`);
    return !killed;
  });
  console.log(`${MUTANTS.length - alive.length} of ${MUTANTS.length} mutants killed`);
  process.exitCode = alive.length === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}

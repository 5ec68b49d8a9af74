import { defineConfig } from "vitest/config";
import { shareProofs } from "../pipelines/test/shared-proofs.js";
import { slowestFirst } from "../pipelines/test/slowest-first.js";

shareProofs();

export default defineConfig({
  test: {
    name: "api",
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/release.setup.ts"],
    // The machine may have two cores, of which one is the default.
    maxWorkers: 2,
    sequence: {
      sequencer: slowestFirst([
        "attacker/demo",
        "words",
        "attacker/traps",
        "random-filters",
        "time",
      ]),
    },
    // These only end what hangs: the machine may be small and busy.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    env: { TZ: "UTC" },
    reporters: ["default", ["json", { outputFile: "test-results/vitest.json" }]],
  },
});

import { defineConfig } from "vitest/config";
import { shareProofs } from "./test/shared-proofs.js";
import { slowestFirst } from "./test/slowest-first.js";

shareProofs();

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    env: { TZ: "UTC" },
    reporters: ["default", ["json", { outputFile: "test-results/vitest.json" }]],
    // The machine may have two cores, of which one is the default.
    maxWorkers: 2,
    sequence: {
      sequencer: slowestFirst(["pollution", "crash", "publish", "faults", "cli", "served"]),
    },
    // These only end what hangs: the machine may be small and busy.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});

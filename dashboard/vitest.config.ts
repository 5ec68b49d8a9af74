import { defineConfig } from "vitest/config";
import { shareProofs } from "../pipelines/test/shared-proofs.js";
import { slowestFirst } from "../pipelines/test/slowest-first.js";

shareProofs();

// These only end what hangs: the machine may be small and busy.
const LIMITS = { testTimeout: 300_000, hookTimeout: 300_000 };

export default defineConfig({
  test: {
    // The machine may have two cores, of which one is the default.
    maxWorkers: 2,
    sequence: { sequencer: slowestFirst(["pages"]) },
    reporters: ["default", ["json", { outputFile: "test-results/vitest.json" }]],
    projects: [
      {
        test: {
          name: "dashboard",
          include: ["test/**/*.test.{ts,tsx}"],
          environment: "node",
          ...LIMITS,
          // Far from UTC on purpose: no date on screen may depend on the reader's clock.
          env: { TZ: "Pacific/Auckland" },
        },
      },
      {
        test: {
          name: "e2e",
          include: ["e2e/**/*.test.ts"],
          environment: "node",
          globalSetup: ["e2e/world.ts"],
          ...LIMITS,
          // As generous: two browsers share the machine.
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
});

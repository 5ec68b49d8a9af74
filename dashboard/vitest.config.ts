import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    reporters: ["default", ["json", { outputFile: "test-results/vitest.json" }]],
    projects: [
      {
        test: {
          name: "dashboard",
          include: ["test/**/*.test.{ts,tsx}"],
          environment: "node",
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
          // A browser opens these pages one at a time: the machine may be small.
          fileParallelism: false,
          testTimeout: 120_000,
          expect: { poll: { timeout: 10_000 } },
          hookTimeout: 180_000,
        },
      },
    ],
  },
});

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "api",
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/release.setup.ts"],
    // The first answer after a load opens a database on a machine that may be busy.
    testTimeout: 30_000,
    env: { TZ: "UTC" },
    reporters: ["default", ["json", { outputFile: "test-results/vitest.json" }]],
    hookTimeout: 60_000,
  },
});

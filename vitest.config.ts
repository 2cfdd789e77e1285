import { defineConfig } from "vitest/config";
import tsconfigPaths from "vite-tsconfig-paths";
import { characterReadings } from "./scripts/vite/character-readings.ts";

/**
 * Five projects, one glob each, so that no test is forgotten:
 * unit (pure, beside the code), components (React in jsdom, beside the code),
 * integration (a real hub over HTTP, database and sockets), candidates (what of it rests on matching once more, with the
 * candidates from the database) and e2e (a real browser). One after the other, so that
 * the slow ones do not wait for a processor that the quick ones hold. But for the browser's, the files of a project that a
 * process runs share its modules (`isolate`): reading them anew for each file took a third of the time.
 */
export default defineConfig({
  plugins: [characterReadings(), tsconfigPaths()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          sequence: { groupOrder: 0 },
          environment: "node",
          isolate: false,
          include: ["{app,server,models,scripts,tests/unit}/**/*.test.ts"],
          setupFiles: ["tests/setup/fail-on-console-error.ts"],
          maxWorkers: "100%",
        },
      },
      {
        extends: true,
        test: {
          name: "components",
          sequence: { groupOrder: 1 },
          environment: "jsdom",
          isolate: false,
          include: ["app/**/*.test.tsx"],
          setupFiles: ["tests/setup/fail-on-console-error.ts", "tests/setup/browser-stubs.ts"],
          testTimeout: 20_000,
          maxWorkers: "100%",
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          sequence: { groupOrder: 2 },
          environment: "node",
          isolate: false,
          include: ["tests/integration/**/*.test.ts"],
          setupFiles: ["tests/setup/fail-on-console-error.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: "candidates",
          sequence: { groupOrder: 3 },
          environment: "node",
          isolate: false,
          include: ["tests/integration/{matching,diagnosis,common-needs,meanings,plans,referrals}.test.ts"],
          env: { TEST_CANDIDATES: "database" },
          setupFiles: ["tests/setup/fail-on-console-error.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          sequence: { groupOrder: 4 },
          environment: "node",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/setup/load-demo-county.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});

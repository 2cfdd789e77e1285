/**
 * `npm test`: every test this machine can run, then one closing line `N passed, N failed, N skipped`.
 * Browser journeys need a Chromium; where none is found they are left out and one line says so.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";

const chromium = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  (path) => path && existsSync(path),
);
const projects = ["unit", "components", "integration", ...(chromium ? ["e2e"] : [])];
if (!chromium) console.log("browser journeys skipped: no Chromium found (set CHROMIUM to its path)");

for (const check of ["lint", "typecheck"]) {
  console.log(`> ${check}`);
  if (spawnSync("npm", ["run", "--silent", check], { stdio: "inherit" }).status !== 0) process.exit(1);
}
console.log("> build");
if (spawnSync("npm", ["run", "--silent", "build"], { stdio: "inherit" }).status !== 0) process.exit(1);

const folder = mkdtempSync(join(tmpdir(), "lianmeng-test-"));
const report = join(folder, "report.json");
const run = spawnSync(
  "npx",
  [
    "--no-install",
    "vitest",
    "run",
    ...projects.flatMap((project) => ["--project", project]),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { stdio: "inherit", env: { ...process.env, ...(chromium ? { CHROMIUM: chromium } : {}) } },
);
const counts = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : undefined;
rmSync(folder, { recursive: true });
if (!counts) {
  console.error("the test runner ended without a report");
  process.exit(1);
}
const skipped = counts.numPendingTests + counts.numTodoTests;
console.log(`${counts.numPassedTests} passed, ${counts.numFailedTests} failed, ${skipped} skipped`);
process.exit(counts.numPassedTests === 0 ? 1 : (run.status ?? 1));

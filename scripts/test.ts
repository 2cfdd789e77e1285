/**
 * `npm test`: every test this machine can run, then one closing line `N passed, N failed, N skipped`.
 * Browser journeys need a Chromium; where none is found they are left out and one line says so.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const chromium = [process.env.CHROMIUM, "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  (path) => path && existsSync(path),
);
const projects = ["unit", "components", "integration", "candidates", ...(chromium ? ["e2e"] : [])];
if (!chromium) console.log("browser journeys skipped: no Chromium found (set CHROMIUM to its path)");

/** Runs a script of the package; gives whether all is well. */
async function runScript(name: string): Promise<boolean> {
  console.log(`> ${name}`);
  const [code] = (await once(spawn("npm", ["run", "--silent", name], { stdio: "inherit" }), "exit")) as [number | null];
  return code === 0;
}

if (!(await runScript("lint"))) process.exit(1);
// Neither of the two needs more than one processor for long.
const isSound = await Promise.all([runScript("typecheck"), runScript("build")]);
if (!isSound.every(Boolean)) process.exit(1);

interface Counts {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}

const folder = mkdtempSync(join(tmpdir(), "lianmeng-test-"));

/** Runs test projects; gives what they counted, undefined when the runner ended without a report, and whether all is well. */
function runProjects(names: readonly string[], more: readonly string[], environment: NodeJS.ProcessEnv): { counts: Counts | undefined; isGood: boolean } {
  const report = join(folder, "report.json");
  rmSync(report, { force: true });
  const args = ["--no-install", "vitest", "run", ...names.flatMap((name) => ["--project", name]), "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...more, ...process.argv.slice(2)];
  const run = spawnSync("npx", args, { stdio: "inherit", env: environment });
  return { counts: existsSync(report) ? (JSON.parse(readFileSync(report, "utf8")) as Counts) : undefined, isGood: run.status === 0 };
}

const { TEST_MONGODB_URI: replicaSet, ...environment } = process.env;
const runs = [runProjects(projects, [], { ...environment, ...(chromium && { CHROMIUM: chromium }) })];
if (replicaSet) {
  console.log("> integration tests on the replica set that TEST_MONGODB_URI names");
  runs.push(runProjects(["integration"], ["--exclude", "tests/integration/embedded-store/**"], { ...environment, TEST_MONGODB_URI: replicaSet }));
} else console.log("integration tests on a MongoDB replica set skipped: TEST_MONGODB_URI names none");
rmSync(folder, { recursive: true });

if (runs.some(({ counts }) => !counts)) {
  console.error("the test runner ended without a report");
  process.exit(1);
}
const sum = (count: (counts: Counts) => number) => runs.reduce((total, { counts }) => total + count(counts!), 0);
const passed = sum(({ numPassedTests }) => numPassedTests);
console.log(`${passed} passed, ${sum(({ numFailedTests }) => numFailedTests)} failed, ${sum(({ numPendingTests, numTodoTests }) => numPendingTests + numTodoTests)} skipped`);
process.exit(passed > 0 && runs.every(({ isGood }) => isGood) ? 0 : 1);

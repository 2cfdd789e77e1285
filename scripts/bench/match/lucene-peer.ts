import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PeerFigures } from "./peers.ts";
import { percentile, rounded } from "./percentiles.ts";

/** Where Debian's `liblucene8-java` lies. */
const jars = "/usr/share/java";
const needed = ["lucene-core-8", "lucene-analyzers-common-8"];

const source = fileURLToPath(new URL("LucenePeer.java", import.meta.url));
const repeats = 10;

/** Lucene, where it and a JDK are installed: a process of its own over the same tokens, its times taken as those of the others. */
export function measureLucene(count: number, text: (number: number) => string, queries: readonly string[]): PeerFigures | { skipped: string } {
  const found = existsSync(jars) ? readdirSync(jars) : [];
  const classPath = needed.map((name) => found.find((file) => file.startsWith(name)));
  if (classPath.includes(undefined) || spawnSync("javac", ["-version"]).error) return { skipped: "needs Debian's liblucene8-java and a JDK" };
  const directory = mkdtempSync(join(tmpdir(), "bench-lucene-"));
  try {
    const [lines, asked] = [join(directory, "lines"), join(directory, "queries")];
    writeLines(lines, count, text);
    writeFileSync(asked, queries.join("\n"));
    const said = execFileSync("java", ["-cp", classPath.map((file) => join(jars, file!)).join(":"), source, join(directory, "index"), lines, asked, `${repeats}`], { encoding: "utf8" });
    const { ms, buildMs } = JSON.parse(said) as { ms: number[]; buildMs: number };
    return { items: count, queries: ms.length, p50Ms: rounded(percentile(ms, 0.5)), p99Ms: rounded(percentile(ms, 0.99)), buildMs: rounded(buildMs) };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function writeLines(path: string, count: number, text: (number: number) => string): void {
  const file = openSync(path, "w");
  for (let number = 0; number < count; number++) writeSync(file, `${text(number)}\n`);
  closeSync(file);
}

/**
 * `npm run bench -- NAME [--n N] [--seconds S] [--source database] [--json]`: measures one thing beside a peer and prints a table,
 * or with `--json` one JSON object as the last line of stdout.
 */
import { readOptions } from "./read-options.ts";

const benches = {
  match: () => import("./bench/match.ts"),
  plan: () => import("./bench/plan.ts"),
  push: () => import("./bench/push.ts"),
  http: () => import("./bench/http.ts"),
  store: () => import("./bench/store.ts"),
  lists: () => import("./bench/lists.ts"),
  intake: () => import("./bench/intake.ts"),
};

/** What each `scripts/bench/NAME.ts` exports as `run`: measures, and returns the figures of the contract. */
export interface BenchOptions {
  n?: number;
  seconds?: number;
  dimacs?: string;
  /** `match` only: "database" compares candidates from the database with those from memory. */
  source?: string;
  /** Writes a progress line for people; silent with `--json`. */
  say: (line: string) => void;
}

const { values, positionals } = readOptions("bench", {
  allowPositionals: true,
  options: { n: { type: "string" }, seconds: { type: "string" }, dimacs: { type: "string" }, source: { type: "string" }, json: { type: "boolean" } },
});
const [name = ""] = positionals;
const load = Object.hasOwn(benches, name) ? benches[name as keyof typeof benches] : undefined;
if (!load || positionals.length > 1) {
  console.error(`bench: name one of ${Object.keys(benches).join(", ")}`);
  process.exit(2);
}

function positive(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value <= 0) {
    console.error(`bench: --${option} takes a whole number above 0, not ${text}`);
    process.exit(2);
  }
  return value;
}

const { run } = await load();
try {
  const figures = await run({
    n: positive("n", values.n),
    seconds: positive("seconds", values.seconds),
    dimacs: values.dimacs,
    source: values.source,
    say: values.json ? () => {} : (line) => console.log(line),
  });
  if (values.json) console.log(JSON.stringify(figures));
  else console.log(table(figures));
} catch (error) {
  console.error(`bench: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

/** Nested figures as aligned lines `path  value`. */
function table(figures: object): string {
  const rows: [string, string][] = [];
  const walk = (value: unknown, path: string) => {
    if (value !== null && typeof value === "object") {
      for (const [key, inner] of Object.entries(value)) walk(inner, path ? `${path}.${key}` : key);
    } else rows.push([path, String(value)]);
  };
  walk(figures, "");
  const width = Math.max(...rows.map(([path]) => path.length));
  return rows.map(([path, value]) => `${path.padEnd(width)}  ${value}`).join("\n");
}

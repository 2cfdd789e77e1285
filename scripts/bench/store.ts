import type { BenchOptions } from "../bench.ts";

export function run(_options: BenchOptions): Promise<object> {
  throw new Error("not measured yet");
}

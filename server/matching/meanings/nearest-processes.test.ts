import { describe, expect, test } from "vitest";
import { nearestProcesses } from "./nearest-processes.ts";

/** `count` processes, each in a direction of its own. */
const processes = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    process: `工艺${String(at).padStart(2, "0")}`,
    vector: Float32Array.from({ length: count }, (_value, index) => (index === at ? 1 : 0)),
  }));

describe("what a text means by its vector", () => {
  test("is the process that stands out, whatever the length of the vector", () => {
    const vector = Float32Array.from({ length: 20 }, (_, at) => (at === 7 ? 9 : 0.3));
    expect(nearestProcesses(vector, processes(20))).toEqual(["工艺07"]);
  });

  test("is two processes at most, the nearer one first", () => {
    const vector = Float32Array.from({ length: 50 }, (_, at) => (at === 7 ? 8 : at === 30 ? 9 : at === 31 ? 7.5 : 0));
    expect(nearestProcesses(vector, processes(50))).toEqual(["工艺30", "工艺07"]);
  });

  test("is nothing where all are as near, where there is no process, and for a vector of zeros", () => {
    expect(nearestProcesses(new Float32Array(20).fill(1), processes(20))).toEqual([]);
    expect(nearestProcesses(new Float32Array(20), processes(20))).toEqual([]);
    expect(nearestProcesses(new Float32Array(20).fill(1), [])).toEqual([]);
  });
});

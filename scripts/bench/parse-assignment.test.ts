import { describe, expect, it } from "vitest";
import { isAssignment, parseAssignment } from "./parse-assignment.ts";
import { solveFlow } from "../../server/matching/engine/plan/flow/solve-flow.ts";

describe("parseAssignment", () => {
  it("gives each row one column at the least cost", () => {
    expect(solveFlow(parseAssignment(" 3\n 4 1 3\n 2 0 5\n 3 2 2\n"))).toMatchObject({ kind: "optimal", value: 5n, certified: true });
  });

  it("refuses what is no square matrix of whole numbers", () => {
    expect(() => parseAssignment("2 1 2 3")).toThrow("3 costs, not 2 × 2");
    expect(() => parseAssignment("1 0.5")).toThrow("no whole number");
    expect(() => parseAssignment("1 x")).toThrow("no whole number");
  });

  it("is told from a DIMACS file by its first sign", () => {
    expect(isAssignment("c a comment\np min 1 0")).toBe(false);
    expect(isAssignment("\n 100 1 2")).toBe(true);
  });
});

import { describe, expect, it } from "vitest";
import type { Market } from "./types.ts";
import { verifyCertificate } from "./verify-certificate.ts";

const market: Market = {
  needQuantity: Float64Array.of(3, 2),
  resourceCapacity: Float64Array.of(4),
  needStart: Int32Array.of(0, 1, 2),
  edgeResource: Int32Array.of(0, 0),
  edgeProfit: Float64Array.of(5, 7),
};
const proof = { edgeFlow: Float64Array.of(2, 2), needPrice: Float64Array.of(0, 2), resourcePrice: Float64Array.of(5) };

describe("verifyCertificate", () => {
  it("accepts a proof of the optimum", () => {
    expect(verifyCertificate(market, proof)).toEqual({ feasible: true, primal: 24, dual: 24 });
  });

  it("keeps apart the value of a flow and the bound of prices", () => {
    const lazy = { edgeFlow: Float64Array.of(0, 2), needPrice: Float64Array.of(5, 7), resourcePrice: Float64Array.of(0) };
    expect(verifyCertificate(market, lazy)).toEqual({ feasible: true, primal: 14, dual: 29 });
  });

  it.each([
    ["more than a need asks for", { edgeFlow: Float64Array.of(4, 0) }],
    ["more than a resource has", { edgeFlow: Float64Array.of(3, 2) }],
    ["a negative flow", { edgeFlow: Float64Array.of(-1, 2) }],
    ["half a unit", { edgeFlow: Float64Array.of(1.5, 2) }],
    ["no number", { edgeFlow: Float64Array.of(Number.NaN, 2) }],
    ["an edge that the prices do not cover", { resourcePrice: Float64Array.of(4) }],
    ["a negative price of a need", { needPrice: Float64Array.of(-1, 2), resourcePrice: Float64Array.of(6) }],
    ["a negative price of a resource", { needPrice: Float64Array.of(6, 8), resourcePrice: Float64Array.of(-1) }],
  ])("refuses %s", (_, changed) => {
    expect(verifyCertificate(market, { ...proof, ...changed }).feasible).toBe(false);
  });
});

import { describe, expect, test } from "vitest";
import { authenticatorAddress, newAuthenticatorSecret, stepOfCode } from "./authenticator.ts";

/** `12345678901234567890`, the secret of RFC 6238's examples. */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

describe("an authenticator", () => {
  test.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_234_567_890, "005924"],
    [20_000_000_000, "353130"],
  ])("knows the code of RFC 6238 at %i seconds, a step early or late, and no other", (seconds, code) => {
    const step = Math.floor(seconds / 30);
    const at = (steps: number) => stepOfCode(secret, code, new Date((seconds + steps * 30) * 1_000));
    expect([at(0), at(1), at(-1)]).toEqual([step, step, step]);
    expect([at(2), at(-2)]).toEqual([null, null]);
  });

  test.each(["", "28708", "2870822", "abcdef", "２８７０８２", "287082 "])("takes %j for no code", (code) => {
    expect(stepOfCode(secret, code, new Date(59_000))).toBeNull();
  });

  test("has a secret of 160 bits and an address that names hub and account", () => {
    const fresh = newAuthenticatorSecret();
    expect(fresh).toMatch(/^[A-Z2-7]{32}$/);
    expect(newAuthenticatorSecret()).not.toBe(fresh);
    const address = new URL(authenticatorAddress(secret, "王秘书"));
    expect(decodeURIComponent(address.pathname)).toContain("链盟:王秘书");
    expect(Object.fromEntries(address.searchParams)).toMatchObject({ issuer: "链盟", secret, digits: "6", period: "30" });
  });
});

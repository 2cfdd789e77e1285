import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safePath, signInPath } from "./safe-path.ts";

describe("safePath", () => {
  it.each([
    ["/meetings/1?tab=papers#item", "/meetings/1?tab=papers#item"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["/\t/evil.example", "/"],
    ["/%2f/evil.example", "/%2f/evil.example"],
    ["/.//evil.example", "/"],
    ["https://evil.example/", "/"],
    ["javascript:alert(1)", "/"],
    ["/sign-in?to=/x", "/"],
    ["", "/"],
    [null, "/"],
  ])("%j leads to %s", (wanted, path) => {
    expect(safePath(wanted)).toBe(path);
  });

  it("never leaves the hub, whatever is asked", () => {
    const nasty = fc.array(fc.constantFrom("/", "\\", ".", "..", "\t", "\n", "@", ":", "evil.example", "%2f", "?", "#", "x"));
    fc.assert(
      fc.property(nasty, (parts) => {
        const hub = "https://hub.example";
        expect(new URL(safePath(`/${parts.join("")}`), hub).origin).toBe(hub);
      }),
    );
  });
});

describe("signInPath", () => {
  it("remembers where one was going", () => {
    expect(signInPath({ pathname: "/meetings/1", search: "?a=b" })).toBe("/sign-in?to=%2Fmeetings%2F1%3Fa%3Db");
    expect(signInPath({ pathname: "/" })).toBe("/sign-in");
  });
});

import { describe, expect, test } from "vitest";
import { credentialsOf, isTrustedOrigin } from "./identify.ts";

const ours = new Set(["http://127.0.0.1:3000"]);

describe("isTrustedOrigin", () => {
  test.each([
    ["our own pages", { origin: "http://127.0.0.1:3000" }, true, true],
    ["another site", { origin: "https://evil.example" }, true, false],
    ["another port", { origin: "http://127.0.0.1:3001" }, true, false],
    ["the origin null", { origin: "null" }, true, false],
    ["the origin null without our cookie", { origin: "null" }, false, false],
    ["no origin but our cookie", {}, true, false],
    ["no origin, same-origin fetch", { "sec-fetch-site": "same-origin" }, true, true],
    ["no origin, cross-site fetch", { "sec-fetch-site": "cross-site" }, false, false],
    ["a script without cookie", {}, false, true],
    ["another site without cookie (login CSRF)", { origin: "https://evil.example" }, false, false],
  ] as const)("%s", (_name, headers, carriesCookie, expected) => {
    expect(isTrustedOrigin(headers, ours, carriesCookie)).toBe(expected);
  });
});

describe("credentialsOf", () => {
  test("a bearer token wins over the cookie", () => {
    expect(credentialsOf({ authorization: "Bearer lm_x", cookie: "sid=y" }, false)).toEqual({ token: "lm_x" });
  });
  test("the cookie's name depends on https", () => {
    expect(credentialsOf({ cookie: "a=b; sid=y; __Host-sid=z" }, false)).toEqual({ cookie: "y" });
    expect(credentialsOf({ cookie: "a=b; sid=y; __Host-sid=z" }, true)).toEqual({ cookie: "z" });
  });
});

import { describe, expect, test } from "vitest";
import { readEnvironment } from "./env.ts";

describe("readEnvironment", () => {
  test("fills in the defaults of the contract", () => {
    expect(readEnvironment({})).toMatchObject({ PORT: 3000, HOST: "127.0.0.1", DATA_DIR: ".data", DEMO: false, TRUST_PROXY: 0, MATCHING_CANDIDATES: "memory" });
  });

  test.each([
    ["PORT", "http"],
    ["PORT", "70000"],
    ["PORT", " "],
    ["PORT", "3e3"],
    ["PORT", "0x10"],
    ["MONGODB_URI", "postgres://db"],
    ["SESSION_SECRETS", "short"],
    ["SESSION_SECRETS", ","],
    ["LOG_LEVEL", "loud"],
    ["BASE_URL", "hub.example.gov.cn"],
    ["BASE_URL", "javascript:alert(1)"],
    ["BASE_URL", "https://hub.example.gov.cn/hub"],
    ["BASE_URL", "https://hub.example.gov.cn/?from=x"],
    ["BASE_URL", "https://user:word@hub.example.gov.cn"],
    ["DEMO", "yes"],
    ["TRUST_PROXY", "-1"],
    ["MATCHING_CANDIDATES", "mongodb"],
  ])("stops with a line that names %s when it is %s", (name, value) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(new RegExp(`^environment: ${name}: .*$`));
  });

  test("says what a variable takes", () => {
    expect(() => readEnvironment({ PORT: "http" })).toThrow("PORT: takes a whole number from 0 to 65535");
    expect(() => readEnvironment({ PORT: "80.5" })).toThrow("PORT: takes a whole number from 0 to 65535");
    expect(() => readEnvironment({ BASE_URL: "hub" })).toThrow(/^environment: BASE_URL: must be an address that begins with http:\/\/ or https:\/\/$/);
    expect(() => readEnvironment({ LOG_LEVEL: "loud" })).toThrow("LOG_LEVEL: takes one of fatal, error");
  });

  test("names every malformed variable at once, in one line", () => {
    expect(() => readEnvironment({ PORT: "x", LOG_LEVEL: "y" })).toThrow(/^environment: PORT: .*; LOG_LEVEL: .*$/);
  });

  test("refuses half of a provider, by the names that are missing", () => {
    expect(() => readEnvironment({ WECOM_CORP_ID: "ww1", WECOM_SECRET: "s" })).toThrow("environment: WECOM_AGENT_ID: needed beside WECOM_CORP_ID");
    expect(() => readEnvironment({ OIDC_CLIENT_SECRET: "s" })).toThrow(/^environment: OIDC_ISSUER: needed .*; OIDC_CLIENT_ID: needed beside OIDC_CLIENT_SECRET$/);
    expect(() => readEnvironment({ OIDC_ISSUER: "http://id.example.gov.cn", OIDC_CLIENT_ID: "a", OIDC_CLIENT_SECRET: "b" })).toThrow("OIDC_ISSUER: must begin with https://");
    expect(() => readEnvironment({ OIDC_NAME: "省统一认证" })).not.toThrow();
  });

  test("refuses demo mode where others could reach it", () => {
    expect(() => readEnvironment({ DEMO: "1", HOST: "0.0.0.0" })).toThrow(/DEMO: only on a loopback address/);
    expect(() => readEnvironment({ DEMO: "1", BASE_URL: "https://hub.example.gov.cn" })).toThrow(/DEMO: .* BASE_URL is https:/);
    expect(readEnvironment({ DEMO: "1", HOST: "127.0.0.1" }).DEMO).toBe(true);
    expect(readEnvironment({ DEMO: "1", HOST: "::1", BASE_URL: "http://[::1]:3000/" }).DEMO).toBe(true);
  });
});

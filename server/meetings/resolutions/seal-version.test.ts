import { createHash } from "node:crypto";
import { assert, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import type { ResolutionVersionRecord } from "../../../models/resolution.ts";
import { sealVersion, soundVersions, type Sealed } from "./seal-version.ts";

const of: Sealed = {
  _id: "a".repeat(24),
  alliance: "b".repeat(24),
  year: 2026,
  serial: 3,
  internal: false,
  meeting: "c".repeat(24),
  item: "d".repeat(24),
  title: "喷涂外协",
  day: "2026-11-23",
  poll: { question: "签约", majority: "half", base: "present", secret: false, tally: { yes: 4, no: 1, abstain: 0 }, outcome: { passed: true, needed: 3, base: 5 } },
};
const version = (text: string) => ({ text, reason: "", person: "e".repeat(24), name: "赵试验", at: new Date("2026-11-23T08:05:00.000Z") });

/** Versions sealed one upon the other. */
const sealedOf = (texts: string[]) =>
  texts.reduce<ResolutionVersionRecord[]>((before, text) => [...before, { ...version(text), hash: sealVersion(of, version(text), before.at(-1)?.hash ?? "") }], []);

describe("the seal of a resolution's versions", () => {
  it("is what anybody can compute from what the API answers", () => {
    const json =
      '["aaaaaaaaaaaaaaaaaaaaaaaa","bbbbbbbbbbbbbbbbbbbbbbbb",2026,3,false,"cccccccccccccccccccccccc","dddddddddddddddddddddddd","喷涂外协","2026-11-23",["签约","half","present",false,4,1,0,true,3,5],"同意签约","","赵试验","2026-11-23T08:05:00.000Z",""]';
    expect(sealVersion(of, version("同意签约"), "")).toBe(createHash("sha256").update(json).digest("hex"));
  });

  it("breaks with every part that it holds, and an earlier version breaks the later ones' chain", () => {
    const versions = sealedOf(["同意签约", "同意由联盟见证签约"]);
    expect(soundVersions({ ...of, versions })).toEqual([true, true]);
    expect(soundVersions({ ...of, serial: 4, versions })).toEqual([false, false]);
    expect(soundVersions({ ...of, poll: { ...of.poll!, tally: { yes: 5, no: 0, abstain: 0 } }, versions })).toEqual([false, false]);
    // A seal from before there were proxies holds; one with them breaks with their number.
    expect(soundVersions({ ...of, poll: { ...of.poll!, proxied: 0 }, versions })).toEqual([true, true]);
    expect(soundVersions({ ...of, poll: { ...of.poll!, proxied: 2 }, versions })).toEqual([false, false]);
    expect(soundVersions({ ...of, poll: { ...of.poll!, weights: { rule: "会费份额", yes: 60, no: 10, abstain: 0 } }, versions })).toEqual([false, false]);
    const resealed = { ...versions[0]!, text: "不同意", hash: sealVersion(of, version("不同意"), "") };
    expect(soundVersions({ ...of, versions: [resealed, versions[1]!] })).toEqual([true, false]);
  });

  it("differs for different words", () => {
    assert(
      property(string(), string(), (one, other) => {
        expect(sealVersion(of, version(one), "") === sealVersion(of, version(other), "")).toBe(one === other);
      }),
    );
  });
});

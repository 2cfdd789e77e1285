import { describe, expect, test } from "vitest";
import { referenceDirectory } from "../../reference/read-csv.ts";
import { loadWorkCalendar } from "../../reference/work-calendar.ts";
import { measureClaim, type MeasuredClaim } from "./measure-claim.ts";
import { measurePolicy, median } from "./measure-policy.ts";
import { rankPolicies } from "./rank-policies.ts";
import { paperKey } from "./held-papers.ts";

const { countWorkDays } = loadWorkCalendar(referenceDirectory());
const at = (day: string) => new Date(`${day}T02:00:00Z`);
const claim = (given: Partial<MeasuredClaim> = {}): MeasuredClaim => ({
  state: "submitted",
  submittedAt: at("2026-11-02"),
  acceptedAt: null,
  closedAt: null,
  paidOn: null,
  papers: [
    { text: "发票", held: false },
    { text: "营业执照", held: true },
  ],
  ...given,
});
const asked = (from: string, until: string | null, ...texts: string[]) => ({
  papers: texts.map((text) => ({ text, reason: null })),
  askedAt: at(from),
  askedBy: "",
  answeredAt: until ? at(until) : null,
  answeredBy: null,
  note: "",
});
const paid = { state: "paid", acceptedAt: at("2026-11-03"), closedAt: at("2026-11-20"), paidOn: "2026-11-18" } as const;
const measure = (given?: Partial<MeasuredClaim>) => measureClaim(claim(given), countWorkDays, "2026-11-30");

describe("what a claim takes", () => {
  test("under way, up to today", () => expect(measure()).toEqual({ steps: 1, papers: 1, days: 20, firmDays: 0 }));
  test("ends with the day of the payment", () => expect(measure(paid)).toEqual({ steps: 3, papers: 1, days: 12, firmDays: 0 }));
  test("is nothing for a payment dated before it was sent", () => expect(measure({ ...paid, paidOn: "2026-10-01" }).days).toBe(0));
  test("knows no papers of a claim from before they were recorded", () => expect(measure({ papers: undefined }).papers).toBeNull());

  test("has the firm's days apart, over weekends and several requests, and every paper as often as it was asked for", () => {
    const supplements = [asked("2026-11-05", "2026-11-09", "合同", "审计报告"), asked("2026-11-09", "2026-11-10", "合同")];
    expect(measure({ ...paid, supplements })).toEqual({ steps: 7, papers: 4, days: 9, firmDays: 3 });
  });

  test("counts for the firm what it left unanswered until the end, and nothing after it", () => {
    expect(measure({ ...paid, supplements: [asked("2026-11-16", null, "合同")] })).toMatchObject({ steps: 4, days: 10, firmDays: 2 });
    expect(measure({ ...paid, supplements: [asked("2026-11-19", "2026-11-20", "合同")] })).toMatchObject({ days: 12, firmDays: 0 });
  });
});

test("a policy is measured by its paid claims, and its late ones are told", () => {
  const card = { steps: ["申报", "拨付"], papers: [], days: 10 };
  const burden = measurePolicy(card, [claim(paid), claim({ ...paid, paidOn: "2026-11-04", papers: undefined }), claim()], countWorkDays, "2026-11-30");
  expect(burden).toEqual({
    promised: { steps: 2, papers: null, days: 10 },
    claims: 2,
    claimsWithPapers: 1,
    measured: { steps: 3, papers: 1, days: 7, firmDays: 0 },
    few: true,
    askedAgain: 0,
    late: 1,
  });
  expect(measurePolicy(card, [], countWorkDays, "2026-11-30")).toMatchObject({ claims: 0, measured: null, few: true, late: 0 });
  expect([median([3]), median([1, 10]), median([9, 1, 5])]).toEqual([3, 5.5, 5]);
});

test("policies are ranked by the sum of three positions; equals share a place, few claims take none", () => {
  const policy = (name: string, steps: number, papers: number | null, days: number, claims = 5, late = 0) => ({
    name,
    claims,
    claimsWithPapers: papers === null ? 0 : claims,
    measured: claims === 0 ? null : { steps, papers, days, firmDays: 0 },
    late,
  });
  const ranked = rankPolicies([
    policy("light", 3, 1, 5),
    policy("few", 9, 9, 90, 4),
    policy("many papers", 5, 9, 10),
    policy("slow", 5, 3, 40),
    policy("older", 9, null, 20),
    policy("none paid", 0, null, 0, 0, 2),
  ]);
  expect(ranked.map(({ name, place }) => [name, place])).toEqual([
    ["many papers", 1],
    ["slow", 1],
    ["light", 3],
    ["none paid", null],
    ["few", null],
    ["older", null],
  ]);
});

test("a paper is the same under another spelling, and never an empty one", () => {
  expect(paperKey("营业执照（ 副本 ）")).toBe(paperKey("营业执照(副本)"));
  expect(paperKey("ＩＳＯ９００１ 证书")).toBe(paperKey("iso9001证书"));
  expect(paperKey("发票")).not.toBe(paperKey("发票复印件"));
  expect(paperKey("……")).not.toBe(paperKey("——"));
});

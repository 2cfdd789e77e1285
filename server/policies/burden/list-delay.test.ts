import { expect, it } from "vitest";
import { delaysByOwner, listDelay } from "./list-delay.ts";

/** Every day is a work day. */
const countWorkDays = (from: string, until: string) => Math.max(0, (Date.parse(until) - Date.parse(from)) / 86_400_000);
const issued = (issuedOn: string) => ({ document: { number: "", issuedOn } });
/** Midnight in Shanghai has passed, in London it has not. */
const listed = new Date("2026-11-09T17:00:00Z");

it.each<[string, Parameters<typeof listDelay>[0], Date | null, ReturnType<typeof listDelay>]>([
  ["on the seventh day in time", issued("2026-11-03"), listed, { workDays: 7, late: false }],
  ["on the eighth late", issued("2026-11-02"), listed, { workDays: 8, late: true }],
  ["before the document at once", issued("2026-11-20"), listed, { workDays: 0, late: false }],
  ["a draft is not on it", issued("2026-11-02"), null, null],
  ["without a document nobody knows", {}, listed, null],
])("a policy comes on the list: %s", (_what, card, publishedAt, expected) => {
  expect(listDelay(card, publishedAt, countWorkDays)).toEqual(expected);
});

it("departments are counted apart, who is late most often first, then who is slowest", () => {
  const of = (owner: string, workDays: number) => ({ owner, workDays, late: workDays > 7 });
  expect(delaysByOwner([of("a", 2), of("b", 9), of("a", 7), of("c", 12), of("b", 1)])).toEqual([
    { owner: "c", policies: 1, inTime: 0, late: 1, slowest: 12 },
    { owner: "b", policies: 2, inTime: 1, late: 1, slowest: 9 },
    { owner: "a", policies: 2, inTime: 2, late: 0, slowest: 7 },
  ]);
});

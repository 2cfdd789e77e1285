import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MOST_PROXIES_HELD, type ProxyInput } from "../../../app/contracts/proxies.ts";
import { representedUnits } from "../../../app/contracts/proxy-state.ts";
import type { MeetingCommand } from "../../../app/contracts/meeting-commands.ts";
import type { MeetingRecord } from "../../../models/meeting.ts";
import { AppError } from "../../errors.ts";
import { countForQuorum, presentUnits } from "./presence.ts";
import { endProxy, giveProxy } from "./proxies.ts";
import { runStep } from "./run-step.ts";
import { buildMeeting, contextOf, itemId, START, unitId } from "./testing/build-meeting.ts";

type Move = (meeting: MeetingRecord, newId: () => string) => Partial<MeetingRecord>;

const hand = { person: "e".repeat(24), name: "王某", at: START };
const give = (giver: number, holder: number, given: Partial<ProxyInput> = {}): Move => (meeting, newId) =>
  giveProxy(meeting, { giver: unitId(giver), holder: unitId(holder), item: null, paper: false, ...given }, newId(), hand).changes;
/** Ends the newest proxy that a unit gave. */
const takeBack = (giver: number): Move => (meeting) => endProxy(meeting, meeting.proxies?.findLast((proxy) => proxy.giver === unitId(giver))?.id ?? "", "withdrawn", hand).changes;
const run = (command: MeetingCommand, unit: number | null = 0): Move => (meeting, newId) => {
  const pollId = meeting.polls.at(-1)?.id ?? "";
  return runStep(meeting, "pollId" in command ? { ...command, pollId } : command, contextOf(meeting, unit, 1, newId)).changes;
};
const poll = (given: Partial<Extract<MeetingCommand, { type: "poll-open" }>> = {}): Move =>
  run({ type: "poll-open", itemId: null, question: "同意吗", majority: "half", base: "present", secret: false, weighted: false, reason: "试", ...given });
const vote = (unit: number, choice: "yes" | "no" | "abstain", of = unit): Move => run({ type: "vote", pollId: "", choice, organization: unitId(of) }, unit);
const each = (unit: number, ...votes: [of: number, choice: "yes" | "no" | "abstain"][]): Move =>
  run({ type: "vote-each", pollId: "", votes: votes.map(([of, choice]) => ({ organization: unitId(of), choice })) }, unit);
const record = (of: number, choice: "yes" | "no" | null): Move => run({ type: "vote-record", pollId: "", votes: [{ organization: unitId(of), choice }] });
const arrive = (unit: number) => run({ type: "sign-in" }, unit);
const leave = (unit: number) => run({ type: "sign-out" }, unit);
const open = run({ type: "open" });
const close = run({ type: "poll-close", pollId: "" });

function play(meeting: MeetingRecord, ...moves: Move[]): MeetingRecord {
  let ids = meeting.polls.length + (meeting.proxies?.length ?? 0);
  return moves.reduce((now, move) => ({ ...now, ...move(now, () => (++ids).toString(16).padStart(24, "c")) }), meeting);
}
const refusal = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.reason ?? error.faults[0]?.rule ?? error.code;
    throw error;
  }
  return undefined;
};

describe("proxies", () => {
  const before = buildMeeting({ members: 6 });
  test.each<[string, Move[], Move, string | undefined]>([
    ["a unit votes for two others", [give(1, 0)], give(2, 0), undefined],
    ["and for no third", [give(1, 0), give(2, 0)], give(3, 0), "proxy_most"],
    ["of one unit, two items count once", [give(1, 0, { item: itemId(0) }), give(2, 0)], give(1, 0, { item: itemId(1) }), undefined],
    ["one that was taken back makes room", [give(1, 0), give(2, 0), takeBack(2)], give(3, 0), undefined],
    ["nothing is entrusted twice", [give(1, 0, { item: itemId(0) })], give(1, 2), "proxy_given"],
    ["who votes for others does not entrust", [give(1, 0)], give(0, 2), "proxy_holds"],
    ["who entrusts does not vote for others", [give(1, 0)], give(2, 1), "proxy_chain"],
    ["not oneself", [], give(1, 1), "proxy_self"],
    ["not a stranger", [], give(1, 9), "not_allowed"],
    ["not on an item that there is not", [], give(1, 0, { item: itemId(9) }), "not_allowed"],
    ["who is there votes itself", [open, arrive(1)], give(1, 0), "proxy_present"],
    ["who has left may entrust", [open, arrive(1), leave(1)], give(1, 0), undefined],
    ["the base does not change by hand while units vote", [open, poll()], give(1, 0), "proxy_poll_open"],
    ["but it is taken back at any time", [give(1, 0), open, poll()], takeBack(1), undefined],
    ["once", [give(1, 0), takeBack(1)], takeBack(1), "proxy_over"],
    ["not after the end", [open, run({ type: "close" })], give(1, 0), "meeting_closed"],
  ])("%s", (_, moves, last, expected) => expect(refusal(() => play(play(before, ...moves), last))).toBe(expected));

  test("a draft takes none, and nobody gives them without end", () => {
    expect(refusal(() => play(buildMeeting({ state: "draft" }), give(1, 0)))).toBe("proxy_draft");
    const often = Array.from({ length: 10 }, () => [give(1, 0), takeBack(1)]).flat();
    expect(refusal(() => play(before, ...often, give(1, 0)))).toBe("proxy_too_many");
  });

  test("they end when the unit comes, when its item is gone from what it was for, or when it is no member at the opening", () => {
    expect(play(before, give(1, 0), open, arrive(1)).proxies).toMatchObject([{ ended: { how: "arrived" } }]);
    const opened = runStep(play(before, give(1, 0), give(2, 3)), { type: "open" }, { ...contextOf(before, 0, 1, () => ""), units: before.units.filter(({ organization }) => organization !== unitId(3)) });
    expect(opened.changes.proxies).toMatchObject([{ ended: null }, { ended: { how: "void" } }]);
  });

  test("make a quorum only where the meeting says so, for all of it, and with their holder there", () => {
    const moves = [give(1, 0), give(2, 0, { item: itemId(0) }), open];
    const counting = { ...before, proxiesInQuorum: true };
    expect(countForQuorum(play(before, ...moves, arrive(0)))).toBe(1);
    expect(countForQuorum(play(counting, ...moves))).toBe(0);
    expect(countForQuorum(play(counting, ...moves, arrive(0)))).toBe(2);
    expect(countForQuorum(play(counting, ...moves, arrive(0), arrive(1)))).toBe(2);
  });
});

describe("votes by proxy", () => {
  const begun = play(buildMeeting({ members: 6 }), give(1, 0), give(2, 0), open, arrive(0), arrive(3));

  test("the holder votes for all at once or one by one; the units count as present whether their votes are cast or not", () => {
    const cast = play(begun, poll(), each(0, [0, "yes"], [1, "yes"]));
    expect(cast.polls[0]).toMatchObject({ tally: { yes: 2 }, voted: [unitId(0), unitId(1)], proxied: [{ organization: unitId(1), holder: unitId(0), name: "王某" }] });
    expect(play(cast, close).polls[0]).toMatchObject({ outcome: { passed: false, needed: 3, base: 4 }, notVoted: [unitId(3), unitId(2)] });
    expect(play(cast, vote(0, "no", 2), close).polls[0]).toMatchObject({ tally: { yes: 2, no: 1 }, outcome: { needed: 3, base: 4 }, notVoted: [unitId(3)] });
    expect(play(begun, poll(), leave(0), close).polls[0]?.outcome).toMatchObject({ base: 1 });
  });

  test("only on the item that it is for", () => {
    const some = play(buildMeeting({ members: 5 }), give(1, 0, { item: itemId(1) }), open, arrive(0));
    expect(refusal(() => play(some, poll(), each(0, [0, "yes"], [1, "yes"])))).toBe("proxy_ended");
    expect(play(some, poll(), vote(0, "yes"), close).polls[0]?.outcome).toMatchObject({ base: 1 });
    expect(play(some, poll({ itemId: itemId(1) }), each(0, [0, "yes"], [1, "yes"]), close).polls[0]?.outcome).toMatchObject({ base: 2 });
  });

  test.each<[string, Move[], Move, string | undefined, Record<string, unknown>]>([
    ["the unit's own vote stands over its proxy's", [vote(0, "yes", 1)], vote(1, "no"), undefined, { tally: { yes: 0, no: 1, abstain: 0 }, proxied: [] }],
    ["and ends it: the proxy's comes too late", [vote(1, "no")], vote(0, "yes", 1), "proxy_ended", { tally: { yes: 0, no: 1, abstain: 0 }, proxied: [] }],
    ["one late vote takes the others of the tap with it", [vote(1, "no")], each(0, [0, "yes"], [1, "yes"], [2, "yes"]), "proxy_ended", { tally: { yes: 0, no: 1, abstain: 0 } }],
    ["taken back while it votes, before", [takeBack(1)], each(0, [0, "yes"], [1, "yes"]), "proxy_ended", { voted: [] }],
    ["taken back while it votes, after: what was cast stands", [each(0, [0, "yes"], [1, "yes"])], takeBack(1), undefined, { tally: { yes: 2, no: 0, abstain: 0 }, voted: [unitId(0), unitId(1)] }],
    ["nobody votes for a unit that entrusted another one", [], vote(3, "yes", 1), "proxy_ended", { voted: [] }],
    ["a show of hands takes the holder's hand for it", [], record(1, "yes"), undefined, { proxied: [{ organization: unitId(1), holder: unitId(0) }], votes: [{ organization: unitId(1), choice: "yes", recordedBy: "王某" }] }],
    ["and the holder's own finger stands over what was recorded", [record(1, "yes")], vote(0, "no", 1), undefined, { votes: [{ organization: unitId(1), choice: "no" }] }],
    ["what was recorded of it is taken back", [record(1, "yes")], record(1, null), undefined, { voted: [], proxied: [], votes: [] }],
    ["nothing is recorded for a unit whose holder is away", [leave(0)], record(1, "yes"), "unit_absent", { voted: [] }],
  ])("%s", (_, moves, last, expected, after) => {
    let meeting = play(begun, poll(), ...moves);
    const refused = refusal(() => (meeting = play(meeting, last)));
    expect(refused).toBe(expected);
    expect(meeting.polls[0]).toMatchObject(after);
  });

  test("on a hidden item nobody votes for a unit that could not read it", () => {
    const hidden = { ...begun, agenda: begun.agenda.map((item, index) => (index === 0 ? { ...item, hidden: true } : item)) };
    expect(refusal(() => play(hidden, poll(), vote(0, "yes", 1)))).toBe("proxy_ended");
    expect(play(hidden, poll(), close).polls[0]?.outcome).toMatchObject({ base: 2 });
  });

  test("a unit that has voted, left and entrusts in a later break keeps the vote that it cast itself", () => {
    const voted = play(begun, poll(), vote(3, "no"), leave(3));
    const entrusted = { ...voted, proxies: [{ id: "d".repeat(24), giver: unitId(3), holder: unitId(4), item: null, paper: false, ...hand, ended: null }] };
    expect(refusal(() => play(entrusted, vote(4, "yes", 3)))).toBe("vote_own");
  });

  test("a secret one is kept without how, is final, and names its proxy in an order that tells nothing", () => {
    const cast = play(begun, poll({ secret: true }), each(0, [2, "no"], [1, "no"], [0, "yes"]));
    expect(cast.polls[0]).toMatchObject({ votes: [], tally: { yes: 1, no: 2 } });
    expect(refusal(() => play(cast, vote(1, "yes")))).toBe("vote_cast");
    expect(play(cast, close).polls[0]?.proxied?.map(({ organization }) => organization)).toEqual([unitId(1), unitId(2)]);
  });
});

describe("a meeting with proxies under any sequence of moves", () => {
  const unit = fc.nat({ max: 4 });
  const said = fc.constantFrom("yes" as const, "no" as const, "abstain" as const);
  const move: fc.Arbitrary<Move> = fc.oneof(
    { weight: 3, arbitrary: fc.tuple(unit, unit, fc.option(fc.nat({ max: 2 }))).map(([giver, holder, item]) => give(giver, holder, { item: item === null ? null : itemId(item) })) },
    { weight: 2, arbitrary: unit.map(takeBack) },
    { weight: 2, arbitrary: unit.map(arrive) },
    { weight: 2, arbitrary: unit.map(leave) },
    { weight: 2, arbitrary: fc.boolean().map((secret) => poll({ secret })) },
    { weight: 4, arbitrary: fc.tuple(unit, said, unit).map(([by, choice, of]) => vote(by, choice, of)) },
    { weight: 3, arbitrary: fc.tuple(unit, fc.uniqueArray(fc.tuple(unit, said), { minLength: 1, maxLength: 3, selector: ([of]) => of })).map(([by, votes]) => each(by, ...votes)) },
    { weight: 1, arbitrary: fc.tuple(unit, fc.constantFrom("yes" as const, null)).map(([of, choice]) => record(of, choice)) },
    { weight: 1, arbitrary: fc.constantFrom(close, run({ type: "next" })) },
  );

  function violations({ proxies = [], polls, ...meeting }: MeetingRecord): string[] {
    const running = proxies.filter(({ ended }) => ended === null);
    const here = new Set(presentUnits(meeting));
    const rules: Record<string, boolean> = {
      "who entrusted is not there": running.every(({ giver }) => !here.has(giver)),
      "nobody votes for more than two": running.every(({ holder }) => new Set(running.filter((other) => other.holder === holder).map(({ giver }) => giver)).size <= MOST_PROXIES_HELD),
      "nobody passes on what was entrusted": running.every(({ holder }) => !running.some(({ giver }) => giver === holder)),
      "nothing is entrusted twice": running.every((one) => running.every((other) => one === other || one.giver !== other.giver || (one.item !== null && other.item !== null && one.item !== other.item))),
      "a unit is represented once": new Set(representedUnits(proxies, here, meeting.currentItem)).size === representedUnits(proxies, here, meeting.currentItem).length,
      "one unit, one vote": polls.every(({ tally, voted }) => new Set(voted).size === voted.length && tally.yes + tally.no + tally.abstain === voted.length),
      "by proxy is voted, and once": polls.every(({ proxied = [], voted }) => proxied.every(({ organization, holder }) => voted.includes(organization) && holder !== organization) && new Set(proxied.map(({ organization }) => organization)).size === proxied.length),
      "secret votes are not kept": polls.every(({ secret, votes }) => !secret || votes.length === 0),
      "the base holds all that voted": polls.every(({ outcome, voted }) => !outcome || outcome.base >= voted.length),
    };
    return Object.keys(rules).filter((name) => !rules[name]);
  }

  test("keeps its rules, and a unit's own vote is never changed by another one", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(move, fc.boolean()), { maxLength: 50 }), (moves) => {
        let meeting = play(buildMeeting({ members: 5 }), open);
        for (const [next] of moves) {
          const own = (poll: MeetingRecord["polls"][number]) => poll.votes.filter(({ organization, recordedBy }) => recordedBy === undefined && !poll.proxied?.some((entry) => entry.organization === organization));
          const ownBefore = meeting.polls.flatMap((each) => own(each).map(({ organization }) => `${each.id}${organization}`));
          refusal(() => (meeting = play(meeting, next)));
          expect(violations(meeting)).toEqual([]);
          const ownAfter = meeting.polls.flatMap((each) => own(each).map(({ organization }) => `${each.id}${organization}`));
          expect(ownAfter).toEqual(expect.arrayContaining(ownBefore));
        }
      }),
      { numRuns: 200 },
    );
  });
});

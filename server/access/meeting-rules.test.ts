import { describe, expect, test } from "vitest";
import type { MeetingCommand } from "../../app/contracts/meeting-commands.ts";
import type { Role } from "../../app/contracts/people.ts";
import type { Actor } from "./actor.ts";
import { canCommand, canEditAgenda, canGiveProxy, canPrepare, canSeeMeeting, endingOfProxy, standsFor } from "./meeting-rules.ts";

const own = "a".repeat(24);
const other = "b".repeat(24);
const firm = "c".repeat(24);
const unit = "e".repeat(24);

function actor(...seats: { role: Role; organization?: string; alliance?: string; county?: string }[]): Actor {
  const held = seats.map(({ role, organization = null, alliance = null, county = null }, index) => ({
    id: String(index),
    role,
    organization,
    alliance,
    county,
    from: new Date(0),
    until: null,
    cause: "测试",
  }));
  return {
    person: { id: "d".repeat(24), name: "王某", account: "wang", locale: "zh-CN" },
    seats: held,
    seat: held[0] ?? null,
    session: null,
    token: null,
    validUntil: new Date(8.64e15),
  };
}

const who = {
  chair: actor({ role: "chair", alliance: own, organization: firm }),
  secretary: actor({ role: "secretary", alliance: own }),
  liaison: actor({ role: "liaison", alliance: own, organization: firm }),
  officer: actor({ role: "officer", county: "370812" }),
  administrator: actor({ role: "administrator" }),
  chairElsewhere: actor({ role: "chair", alliance: other, organization: firm }),
  liaisonElsewhere: actor({ role: "liaison", alliance: other, organization: firm }),
  officerElsewhere: actor({ role: "officer", county: "370883" }),
  formerChair: actor(),
};
type Name = keyof typeof who;
const names = Object.keys(who) as Name[];
const allowed = (rule: (actor: Actor) => boolean): Name[] => names.filter((name) => rule(who[name]));
const meeting = (state: "draft" | "scheduled" | "open" | "closed") => ({ alliance: own, county: "370812", state });
const unrelated = { organization: null, speakerOf: null, voters: [] };

describe("meeting rules", () => {
  test.each([
    ["draft", ["chair", "secretary", "officer", "administrator"]],
    ["scheduled", ["chair", "secretary", "liaison", "officer", "administrator"]],
    ["closed", ["chair", "secretary", "liaison", "officer", "administrator"]],
  ] as const)("a %s meeting is seen by %j", (state, expected) => {
    expect(allowed((actor) => canSeeMeeting(actor, meeting(state)))).toEqual(expected);
  });

  test.each([
    ["draft", ["chair", "secretary"]],
    ["scheduled", ["chair", "secretary"]],
    ["open", ["chair"]],
    ["closed", []],
  ] as const)("the agenda of a %s meeting is edited by %j", (state, expected) => {
    expect(allowed((actor) => canEditAgenda(actor, meeting(state)))).toEqual(expected);
  });

  test("papers are prepared by the chair of today and the secretary", () => {
    expect(allowed((actor) => canPrepare(actor, own))).toEqual(["chair", "secretary"]);
  });

  test.each<MeetingCommand>([
    { type: "open" },
    { type: "move", itemId: firm },
    { type: "next" },
    { type: "previous" },
    { type: "close" },
    { type: "speaker-start", speakerId: firm },
    { type: "speaker-stop" },
    { type: "poll-open", itemId: null, question: "同意吗", majority: "half", base: "present", secret: false, weighted: false },
    { type: "poll-close", pollId: firm },
  ])("$type: the chair of today alone", (command) => {
    expect(allowed((actor) => canCommand(actor, meeting("open"), command, unrelated))).toEqual(["chair"]);
  });

  test.each<MeetingCommand>([
    { type: "result-add", itemId: firm, kind: "note", text: "记录" },
    { type: "vote-record", pollId: firm, votes: [{ organization: other, choice: "yes" }] },
  ])("$type: chair and secretary", (command) => {
    expect(allowed((actor) => canCommand(actor, meeting("open"), command, unrelated))).toEqual(["chair", "secretary"]);
  });

  test("a unit's vote is cast by who stands for it in this alliance, and by nobody in its place", () => {
    const command: MeetingCommand = { type: "vote", pollId: firm, choice: "yes" };
    const about = (...voters: string[]) => ({ organization: null, speakerOf: null, voters });
    expect(allowed((actor) => canCommand(actor, meeting("open"), command, about(firm)))).toEqual(["chair", "liaison"]);
    for (const voters of [[other], [firm, other], []]) expect(allowed((actor) => canCommand(actor, meeting("open"), command, about(...voters)))).toEqual([]);
  });

  test("a vote is entrusted by who stands for the unit, from a paper by who prepares, but not for the own unit's good", () => {
    const proxy = (giver: string, holder: string, paper: boolean) => ({ giver, holder, paper });
    expect(allowed((actor) => canGiveProxy(actor, own, proxy(firm, other, false)))).toEqual(["chair", "liaison"]);
    expect(allowed((actor) => canGiveProxy(actor, own, proxy(other, firm, false)))).toEqual([]);
    expect(allowed((actor) => canGiveProxy(actor, own, proxy(other, unit, true)))).toEqual(["chair", "secretary"]);
    expect(allowed((actor) => canGiveProxy(actor, own, proxy(other, firm, true)))).toEqual(["secretary"]);
  });

  test("it is taken back by the unit, given back by who holds it, and by who prepares only where it was written down", () => {
    const ending = (giver: string, holder: string, paper: boolean) => names.flatMap((name) => endingOfProxy(who[name], own, { giver, holder, paper }) ?? []);
    expect(ending(firm, other, false)).toEqual(["withdrawn", "withdrawn"]);
    expect(ending(other, firm, false)).toEqual(["returned", "returned"]);
    expect(ending(other, unit, false)).toEqual([]);
    expect(ending(other, unit, true)).toEqual(["withdrawn", "withdrawn"]);
  });

  test.each([
    ["sign-in", ["chair", "secretary"]],
    ["sign-out", ["chair", "secretary"]],
    ["speaker-add", ["chair"]],
  ] as const)("%s: a unit for itself, and for others from the paper list %j", (type, expected) => {
    const permitted = (organization: string) => allowed((actor) => canCommand(actor, meeting("open"), { type }, { organization, speakerOf: null, voters: [] }));
    expect(permitted(other)).toEqual(expected);
    expect(permitted(firm)).toEqual([...expected, "liaison"]);
  });

  test("a request for the floor is taken back by its unit or by the chair", () => {
    const command: MeetingCommand = { type: "speaker-remove", speakerId: firm };
    const about = (speakerOf: string) => ({ organization: firm, speakerOf, voters: [] });
    expect(allowed((actor) => canCommand(actor, meeting("open"), command, about(firm)))).toEqual(["chair", "liaison"]);
    expect(allowed((actor) => canCommand(actor, meeting("open"), command, about(other)))).toEqual(["chair"]);
  });

  test("a seat of the whole hub stands for its organization in every alliance; a secretary for none", () => {
    expect(standsFor(actor({ role: "officer", organization: firm, county: "370812" }), own, firm)).toBe(true);
    expect(standsFor(actor({ role: "secretary", organization: firm, alliance: own }), own, firm)).toBe(false);
    expect(standsFor(actor({ role: "liaison", organization: firm, alliance: other }), own, firm)).toBe(false);
  });
});

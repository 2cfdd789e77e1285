import { describe, expect, test } from "vitest";
import type { Actor, ActorSeat } from "./actor.ts";
import { canBeginToFollow, canFollow, canSeeEvent } from "./stream-rules.ts";

const seat = (part: Partial<ActorSeat>): ActorSeat => ({
  id: "seat",
  role: "liaison",
  organization: null,
  alliance: null,
  county: null,
  from: new Date(0),
  until: null,
  cause: "",
  ...part,
});
const actor = (...seats: ActorSeat[]): Actor => ({
  person: { id: "me", name: "", account: "me", locale: "zh-CN" },
  seats,
  seat: null,
  session: null,
  token: null,
  validUntil: new Date(8e15),
});
const scope = { alliance: "a", county: "370812" };
const liaison = actor(seat({ organization: "o", alliance: "a", county: "370812" }));
const liaisonElsewhere = actor(seat({ organization: "p", alliance: "b", county: "370812" }));
const officer = actor(seat({ role: "officer", county: "370812" }));
const officerElsewhere = actor(seat({ role: "officer", county: "370883" }));
const administrator = actor(seat({ role: "administrator" }));

describe("canFollow", () => {
  test.each([
    ["own user stream", liaison, { kind: "user", id: "me" }, true],
    ["another's user stream", liaison, { kind: "user", id: "you" }, false],
    ["another's user stream, as administrator", administrator, { kind: "user", id: "you" }, false],
    ["own organization", liaison, { kind: "organization", id: "o" }, true],
    ["another organization of the alliance", liaison, { kind: "organization", id: "p" }, false],
    ["own alliance", liaison, { kind: "alliance", id: "a", scope }, true],
    ["another alliance of the county", liaisonElsewhere, { kind: "alliance", id: "a", scope }, false],
    ["alliance of the officer's county", officer, { kind: "alliance", id: "a", scope }, true],
    ["alliance of another county", officerElsewhere, { kind: "alliance", id: "a", scope }, false],
    ["a meeting of the own alliance", liaison, { kind: "meeting", id: "m", scope, state: "scheduled" }, true],
    ["a meeting of another alliance", liaisonElsewhere, { kind: "meeting", id: "m", scope, state: "scheduled" }, false],
    ["any alliance, as administrator", administrator, { kind: "alliance", id: "a", scope }, true],
  ] as const)("%s", (_name, who, subject, expected) => {
    expect(canFollow(who, subject)).toBe(expected);
  });
});

describe("canBeginToFollow", () => {
  test.each([
    ["a meeting that was announced", liaison, "scheduled", true],
    ["a draft", liaison, "draft", false],
    ["a draft, as officer of the county", officer, "draft", true],
    ["a meeting of another alliance", liaisonElsewhere, "open", false],
  ] as const)("%s", (_name, who, state, expected) => {
    expect(canBeginToFollow(who, { kind: "meeting", id: "m", scope, state })).toBe(expected);
  });

  test("all else as canFollow", () => {
    expect(canBeginToFollow(liaison, { kind: "alliance", id: "a", scope })).toBe(true);
    expect(canBeginToFollow(liaison, { kind: "user", id: "you" })).toBe(false);
  });
});

describe("canSeeEvent", () => {
  test.each([
    ["no audience", liaison, undefined, true],
    ["named person", liaison, { people: ["me"] }, true],
    ["another person", liaison, { people: ["you"] }, false],
    ["named organization", liaison, { organizations: ["o"] }, true],
    ["another organization", liaison, { organizations: ["p"] }, false],
    ["an organization, as administrator", administrator, { organizations: ["p"] }, false],
    ["role held in the alliance", liaison, { roles: ["liaison"] }, true],
    ["role held in another alliance", liaisonElsewhere, { roles: ["liaison"] }, false],
    ["officer of the county", officer, { roles: ["officer"] }, true],
    ["officer of another county", officerElsewhere, { roles: ["officer"] }, false],
    ["any role, as administrator", administrator, { roles: ["chair"] }, true],
    ["empty audience: nobody", administrator, {}, false],
  ] as const)("%s", (_name, who, audience, expected) => {
    expect(canSeeEvent(who, audience as never, scope)).toBe(expected);
  });
});

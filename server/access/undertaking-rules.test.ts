import { describe, expect, test } from "vitest";
import { undertakingStates, undertakingSteps } from "../../app/contracts/undertakings.ts";
import type { Role } from "../../app/contracts/people.ts";
import type { Actor } from "./actor.ts";
import { canReadMessages, isStepOf, stepsOf, undertakingTable, type UndertakingSubject } from "./undertaking-rules.ts";

const alliance = "a".repeat(24);
const county = "370812";
const [helpedUnit, otherUnit, department] = ["1", "2", "3"].map((digit) => digit.repeat(24)) as [string, string, string];

function actor(id: string, seats: { role: Role; organization?: string | null; within?: "alliance" | "county" | "elsewhere" }[]): Actor {
  return {
    person: { id, name: id, account: id, locale: "zh-CN" },
    seats: seats.map(({ role, organization = null, within = "alliance" }) => ({
      id: `seat of ${id}`,
      role,
      organization,
      alliance: within === "alliance" ? alliance : null,
      county: within === "elsewhere" ? "370883" : county,
      from: new Date(0),
      until: null,
      cause: "",
    })),
    seat: null,
    session: null,
    token: null,
    validUntil: new Date(0),
  };
}

const people = {
  owner: actor("owner", [{ role: "officer", organization: department, within: "county" }]),
  newcomer: actor("newcomer", [{ role: "service", organization: otherUnit }]),
  assistant: actor("assistant", [{ role: "liaison", organization: otherUnit }]),
  helped: actor("helped", [{ role: "liaison", organization: helpedUnit }]),
  chair: actor("chair", [{ role: "chair", organization: otherUnit }]),
  secretary: actor("secretary", [{ role: "secretary" }]),
  officer: actor("officer", [{ role: "officer", organization: department, within: "county" }]),
  member: actor("member", [{ role: "liaison", organization: otherUnit }]),
  administrator: actor("administrator", [{ role: "administrator", within: "elsewhere" }]),
};

const person = (id: string) => ({ person: id, name: id, post: "副部长", organization: null });
const subject = (given: Partial<UndertakingSubject>): UndertakingSubject => ({
  alliance,
  county,
  state: "running",
  owner: person("owner"),
  assistant: { person: "assistant", name: "assistant" },
  handOn: null,
  extension: null,
  helped: helpedUnit,
  helpers: [],
  ...given,
});
const handOn = { ...person("newcomer"), reason: "分工调整", by: "owner", at: new Date(0) };
const extension = { due: "2027-01-01", reason: "设备未到", at: new Date(0) };

/** Who may take which steps; whoever is not named may take none. */
const table: [string, Partial<UndertakingSubject>, Partial<Record<keyof typeof people, string>>][] = [
  ["proposed", { state: "proposed", assistant: null }, { owner: "accept decline ask_again", chair: "ask_again", secretary: "ask_again", officer: "ask_again stop" }],
  ["declined", { state: "declined", assistant: null }, { owner: "ask_again stop", chair: "ask_again", secretary: "ask_again", officer: "ask_again stop" }],
  ["running", {}, { owner: "line assistant hand_on ask_time finish write", assistant: "line", helped: "write", officer: "hand_on stop" }],
  [
    "to be handed on",
    { handOn },
    { owner: "line assistant recall ask_time write", assistant: "line", newcomer: "take_on refuse", helped: "write", officer: "recall stop" },
  ],
  ["asked for time", { extension }, { owner: "line assistant hand_on finish write", assistant: "line", helped: "write", officer: "hand_on grant_time deny_time stop" }],
  ["done", { state: "done" }, { owner: "write", helped: "confirm not_solved write", officer: "stop" }],
  ["confirmed", { state: "confirmed" }, {}],
  ["stopped", { state: "stopped" }, {}],
];

describe("the steps of a leader's problem", () => {
  test.each(table)("%s", (_name, given, expected) => {
    const may = Object.fromEntries(Object.entries(people).map(([name, who]) => [name, stepsOf(who, subject(given)).join(" ")]));
    expect(may).toEqual({ ...Object.fromEntries(Object.keys(people).map((name) => [name, ""])), ...expected });
  });

  test("every step has its place in the table, and every state but the last ones a way on", () => {
    expect(Object.keys(undertakingTable).toSorted()).toEqual([...undertakingSteps].toSorted());
    const left = new Set(Object.values(undertakingTable).flatMap(({ from, to }) => (to ? from : [])));
    expect(undertakingStates.filter((state) => !left.has(state))).toEqual(["confirmed", "stopped"]);
  });

  test("nobody confirms, prolongs or ends their own, whatever other seats they have", () => {
    const both = actor("owner", [{ role: "officer", organization: department, within: "county" }, { role: "liaison", organization: helpedUnit }]);
    expect(stepsOf(both, subject({ state: "done" }))).toEqual(["write"]);
    expect(stepsOf(both, subject({ extension })).filter((step) => step.endsWith("_time") || step === "stop")).toEqual([]);
  });

  test("who is named and has no seat in the alliance or its county any more has no part in it", () => {
    const gone = actor("owner", [{ role: "officer", within: "elsewhere" }]);
    expect(stepsOf(gone, subject({}))).toEqual([]);
    expect(isStepOf(gone, subject({}), "line")).toBe(false);
  });

  test("what unit and owner write to each other is for both, the assistant and who keeps the alliance", () => {
    const readers = Object.entries(people).flatMap(([name, who]) => (canReadMessages(who, subject({})) ? [name] : []));
    expect(readers).toEqual(["owner", "assistant", "helped", "secretary", "officer", "administrator"]);
  });
});

import { describe, expect, it, test } from "vitest";
import { consultationStates, consultationSteps, type ConsultationState } from "../../app/contracts/consultations.ts";
import type { Role } from "../../app/contracts/people.ts";
import type { Actor } from "./actor.ts";
import { afterAnswers, afterClosing, canReadCommenter, canSeeConsultation, commentingSeats, consultationStepsOf, consultationTable, takesComments, type ConsultationSubject } from "./consultation-rules.ts";

const county = "370812";
const actorWith = (role: Role, organization: string | null, alliance: string | null): Actor => {
  const seat = { id: "s", role, organization, alliance, county: role === "officer" ? county : null, from: new Date(0), until: null, cause: "" };
  return { person: { id: "p", name: "赵", account: "zhao", locale: "zh-CN" }, seats: [seat], seat, session: null, token: null, validUntil: new Date(8.64e15) };
};
const people = {
  department: actorWith("officer", "bureau", null),
  otherDepartment: actorWith("officer", "other", null),
  asked: actorWith("liaison", "firm", "A"),
  chair: actorWith("chair", "chairFirm", "A"),
  service: actorWith("service", "bank", "A"),
  secretary: actorWith("secretary", null, "A"),
  notAsked: actorWith("liaison", "far", "B"),
  administrator: actorWith("administrator", null, null),
};
type Person = keyof typeof people;
const all = Object.keys(people) as Person[];
const subject = (given: Partial<ConsultationSubject> = {}): ConsultationSubject => ({ county, department: "bureau", alliances: ["A"], state: "open", from: "2026-12-01", ...given });
const who = (holds: (actor: Actor) => boolean): Person[] => all.filter((person) => holds(people[person]));

describe("a draft on which enterprises are asked", () => {
  test.each<[ConsultationState, string[]]>([
    ["draft", ["edit", "open", "drop"]],
    ["open", ["correct", "drop"]],
    ["closed", ["answer", "drop", "again"]],
    ["answered", ["answer", "publish", "drop", "again"]],
    ["published", []],
    ["dropped", ["again"]],
  ])("in %s its department may %j, and nobody else anything", (state, steps) => {
    const one = subject({ state, from: state === "draft" ? null : "2026-12-01" });
    expect(consultationStepsOf(people.department, one)).toEqual(steps);
    expect(who((actor) => consultationStepsOf(actor, one).length > 0)).toEqual(steps.length > 0 ? ["department"] : []);
  });

  it("has a step out of every state but the last two, and none into one that the clock alone decides", () => {
    const left = new Set(consultationSteps.filter((step) => consultationTable[step].to).flatMap((step) => consultationTable[step].from));
    // What is open is closed by the clock, what is closed is answered by its last answer.
    expect(consultationStates.filter((state) => !left.has(state))).toEqual(["published", "dropped"]);
    expect(consultationSteps.map((step) => consultationTable[step].to)).not.toContain("closed");
    expect(consultationSteps.map((step) => consultationTable[step].to)).not.toContain("answered");
  });

  it("is closed by the clock and answered by the last answer", () => {
    expect([afterClosing({ owed: 2 }), afterClosing({ owed: 0 })]).toEqual(["closed", "answered"]);
    expect([afterAnswers("closed", { owed: 1 }), afterAnswers("closed", { owed: 0 }), afterAnswers("open", { owed: 0 })]).toEqual(["closed", "answered", "open"]);
  });

  it("is seen by its audience and the county once it was opened, before only by its department", () => {
    const draft = subject({ state: "draft", from: null });
    expect(who((actor) => canSeeConsultation(actor, draft))).toEqual(["department"]);
    expect(who((actor) => canSeeConsultation(actor, { ...draft, state: "dropped" }))).toEqual(["department"]);
    expect(who((actor) => canSeeConsultation(actor, subject({ state: "dropped" })))).toEqual(all.filter((person) => person !== "notAsked"));
  });

  it("is commented on by units of the audience only, never by the department", () => {
    expect(who((actor) => commentingSeats(actor, subject()).length > 0)).toEqual(["asked", "chair", "service"]);
    expect(commentingSeats(people.asked, subject({ department: "firm" }))).toEqual([]);
  });

  it("takes comments up to its last day, also where the clock is late", () => {
    const open = { state: "open" as const, until: "2026-12-10" };
    expect([takesComments(open, "2026-12-10"), takesComments(open, "2026-12-11"), takesComments({ ...open, state: "closed" }, "2026-12-10")]).toEqual([true, false, false]);
  });

  it("tells whose a comment is to the department and the unit alone, where the unit asked for that", () => {
    expect(who((actor) => canReadCommenter(actor, subject(), { organization: "firm", named: false }))).toEqual(["department", "asked"]);
    expect(who((actor) => canReadCommenter(actor, subject(), { organization: "firm", named: true }))).toEqual(all);
  });
});

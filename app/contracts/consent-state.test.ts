import { describe, expect, test } from "vitest";
import { consentStateOf, isConsentSettled, missingConsents, type ConsentFacts } from "./consent-state.ts";

const deadline = new Date("2026-11-23T06:30:00.000Z");
const before = new Date("2026-11-23T06:29:59.999Z");
type Kind = ConsentFacts["entries"][number]["kind"];
const consentOf = (kinds: Kind[], silence: ConsentFacts["silence"] = "none", until: ConsentFacts["deadline"] = deadline) => ({
  silence,
  deadline: until,
  entries: kinds.map((kind) => ({ kind, organization: "a" })),
});

describe("how the consent of a unit stands", () => {
  test.each<[Kind[], Date, string]>([
    [[], before, "waiting"],
    [[], deadline, "silent"],
    [["consent"], before, "consented"],
    [["consent"], deadline, "consented"],
    [["objection"], deadline, "objected"],
    [["objection", "consent"], before, "consented"],
    [["consent", "objection"], before, "objected"],
    [["objection", "overruling"], before, "overruled"],
    [["objection", "overruling", "objection"], before, "overruled"],
    [["objection", "overruling", "consent"], before, "consented"],
    [["objection", "overruling", "consent", "objection"], before, "objected"],
    [["overruling"], deadline, "overruled"],
    [["overruling", "objection"], deadline, "objected"],
    [["overruling", "objection", "overruling", "objection"], deadline, "overruled"],
  ])("%j at %s is %s", (kinds, at, state) => {
    expect(consentStateOf(consentOf(kinds), "a", at)).toBe(state);
    expect(consentStateOf(consentOf(kinds), "b", at)).toBe(at === before ? "waiting" : "silent");
  });

  test("nobody is silent who was not asked yet; a deadline is read from the wire, too", () => {
    expect(consentStateOf(consentOf([], "consent", null), "a", deadline)).toBe("waiting");
    expect(consentStateOf(consentOf([], "consent", deadline.toISOString()), "a", deadline)).toBe("silent");
  });

  test("silence settles by the rule alone, and only after the deadline", () => {
    const units = ["a", "b", "c"];
    const itself = (unit: string) => unit;
    expect(missingConsents({ ...consentOf(["consent"]), units }, itself, deadline)).toEqual(["b", "c"]);
    expect(missingConsents({ ...consentOf(["objection"], "consent"), units }, itself, before)).toEqual(["a", "b", "c"]);
    expect(missingConsents({ ...consentOf(["objection"], "consent"), units }, itself, deadline)).toEqual(["a"]);
    expect(["waiting", "objected"].some((state) => isConsentSettled(state as "waiting", "consent"))).toBe(false);
  });
});

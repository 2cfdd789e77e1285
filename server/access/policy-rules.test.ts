import { describe, expect, it } from "vitest";
import { claimStates, type ClaimState } from "../../app/contracts/policies.ts";
import type { Role } from "../../app/contracts/people.ts";
import type { Actor } from "./actor.ts";
import { canCheckFor, canReadClaim, claimMoves } from "./policy-rules.ts";

const actorWith = (role: Role, organization: string | null, alliance: string | null = "A"): Actor => {
  const seat = { id: "s", role, organization, alliance, county: role === "administrator" ? null : "370812", from: new Date(0), until: null, cause: "" };
  return {
    person: { id: "p", name: "赵", account: "zhao", locale: "zh-CN" },
    seats: [seat],
    seat,
    session: null,
    token: null,
    validUntil: new Date(8.64e15),
  };
};

const claim = { organization: "firm", policyOwner: "bureau", scope: { alliance: "A", county: "370812" } };
const firm = actorWith("liaison", "firm");
const department = actorWith("officer", "bureau", null);
const bank = actorWith("service", "bank");
const administrator = actorWith("administrator", null, null);

describe("claims", () => {
  it.each<[ClaimState, string[], string[]]>([
    ["submitted", ["withdrawn"], ["accepted", "declined"]],
    ["accepted", ["withdrawn"], ["declined", "paid"]],
    ["paid", [], []],
    ["declined", [], []],
    ["withdrawn", [], []],
  ])("%s can be moved by the firm to %j and by the department to %j", (state, byFirm, byDepartment) => {
    expect(claimMoves(firm, { ...claim, state }).toSorted()).toEqual(byFirm);
    expect(claimMoves(department, { ...claim, state }).toSorted()).toEqual(byDepartment);
    expect(claimMoves(bank, { ...claim, state })).toEqual([]);
  });

  it("are taken back on the firm's behalf by who keeps the alliance, unless they decide on them", () => {
    expect(claimMoves(actorWith("secretary", null), { ...claim, state: "submitted" })).toEqual(["withdrawn"]);
    expect(claimMoves(actorWith("officer", "other", null), { ...claim, state: "submitted" })).toEqual(["withdrawn"]);
  });

  it("are paid by nobody but the department that owns the policy", () => {
    for (const state of claimStates) expect(claimMoves(administrator, { ...claim, state })).not.toContain("paid");
    expect(claimMoves(actorWith("officer", "other", null), { ...claim, state: "accepted" })).not.toContain("paid");
  });

  it("are read by both sides and the keepers, not by other members", () => {
    expect([firm, department, administrator, bank].map((actor) => canReadClaim(actor, claim))).toEqual([true, true, true, false]);
    expect(canCheckFor(bank, "firm", claim.scope)).toBe(false);
  });
});

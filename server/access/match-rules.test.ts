import { describe, expect, it } from "vitest";
import type { Role } from "../../app/contracts/people.ts";
import type { Actor } from "./actor.ts";
import { canSeeDeal, partiesActedFor } from "./match-rules.ts";
import { readableDeals } from "./readable-deals.ts";

const deal = { parties: ["buyer", "supplier"], alliances: ["own"], counties: ["370812"] };

function actor(role: Role, seat: { organization?: string; alliance?: string; county?: string }): Actor {
  const held = { id: "s", role, organization: null, alliance: null, county: "370812", from: new Date(0), until: null, cause: "", ...seat };
  return {
    person: { id: "p", name: "赵", account: "zhao", locale: "zh-CN" },
    seats: [held],
    seat: held,
    session: null,
    token: null,
    validUntil: new Date(0),
  };
}

/** The query that a list sends, asked of one record. */
function isReadable(who: Actor): boolean {
  const fits = (way: Record<string, unknown>) =>
    Object.entries(way).every(([field, wanted]) => deal[field as "parties"].some((each) => (wanted as { $in: string[] }).$in.includes(each)));
  const query = readableDeals(who) as { $or?: Record<string, unknown>[] };
  return query.$or ? query.$or.some(fits) : fits(query as Record<string, unknown>);
}

describe("who sees a suggestion or cooperation, and for whom one acts", () => {
  it.each<[string, Actor, boolean, string[]]>([
    ["liaison of a party", actor("liaison", { organization: "buyer", alliance: "own" }), true, ["buyer"]],
    ["liaison of another member", actor("liaison", { organization: "other", alliance: "own" }), false, []],
    ["chair of the alliance", actor("chair", { organization: "other", alliance: "own" }), true, []],
    ["chair of another alliance", actor("chair", { organization: "other", alliance: "else" }), false, []],
    ["secretary", actor("secretary", { alliance: "own" }), true, []],
    ["secretary of another alliance", actor("secretary", { alliance: "else" }), false, []],
    ["officer of the county", actor("officer", { organization: "bureau" }), true, []],
    ["officer of another county", actor("officer", { organization: "bureau", county: "370883" }), false, []],
    ["service unit that is a party", actor("service", { organization: "supplier", alliance: "own" }), true, ["supplier"]],
    ["administrator", actor("administrator", {}), true, []],
  ])("%s", (_name, who, sees, parties) => {
    expect(canSeeDeal(who, deal)).toBe(sees);
    expect(isReadable(who)).toBe(sees);
    expect(partiesActedFor(who, deal)).toEqual(parties);
  });
});

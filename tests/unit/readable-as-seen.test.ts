import { serialize } from "bson";
import { describe, expect, it } from "vitest";
import { exampleAudiences, exampleStates } from "../../app/contracts/examples.ts";
import { roles, type Role } from "../../app/contracts/people.ts";
import { canSeeAction, readableActions } from "../../server/access/action-rules.ts";
import type { Actor } from "../../server/access/actor.ts";
import { canSeeCase, readableCases } from "../../server/access/case-rules.ts";
import { canSeeConsultation, readableConsultations } from "../../server/access/consultation-rules.ts";
import { canSeeExample, readableExamples } from "../../server/access/example-rules.ts";
import { canSeeSuggestion, readableSuggestions } from "../../server/access/suggestion-rules.ts";
import { canSeeUrgent, readableUrgent } from "../../server/access/urgent-rules.ts";
import { canSeeUndertaking, readableUndertakings } from "../../server/access/undertaking-rules.ts";
import { readBson } from "../../server/database/embedded/bson/read-bson.ts";
import { matches, parseFilter } from "../../server/database/embedded/match/parse-filter.ts";

const alliances = [null, "own", "else"];
const counties = [null, "370812", "370883"];
const units = [null, "buyer", "supplier"];

/** Everybody with one seat, possible or not: a filter must not be wider than its rule for a seat that nobody foresaw. */
const actors: Actor[] = roles.flatMap((role) =>
  alliances.flatMap((alliance) => counties.flatMap((county) => units.map((organization) => actorWith({ role, alliance, county, organization })))),
);

function actorWith(seat: { role: Role; alliance: string | null; county: string | null; organization: string | null }): Actor {
  return {
    person: { id: "somebody", name: "赵", account: "zhao", locale: "zh-CN" },
    seats: [{ id: "seat", ...seat, from: new Date(0), until: null, cause: "" }],
    seat: null,
    session: null,
    token: null,
    validUntil: new Date(0),
  };
}

const toDoc = (value: object) => readBson(Buffer.from(serialize(value)));

const concerned = { alliance: "own", county: "370812" };
const helped = ["buyer", "supplier"];
const drafts = [null, "2026-11-20"].flatMap((from) => helped.map((department) => ({ county: concerned.county, department, alliances: ["own"], state: "open", from })));
const cases = [true, false].flatMap((confidential) =>
  [true, false].flatMap((onBehalf) =>
    ["somebody", "another"].flatMap((person) =>
      units.flatMap((organization) => [null, "supplier"].map((unit) => ({ ...concerned, confidential, onBehalf, person, organization, unit }))),
    ),
  ),
);

const modelCases = exampleStates.flatMap((state) =>
  exampleAudiences.flatMap((audience) => helped.map((organization) => ({ ...concerned, state, audience, units: [{ organization: "third", answer: "agreed" }, { organization, answer: "asked" }] }))),
);

describe("a ledger has just the rows that open", () => {
  it.each<[string, object[], (actor: Actor, record: never) => boolean, (actor: Actor) => Record<string, unknown>]>([
    ["tasks", helped.map((lead) => ({ ...concerned, lead, helpers: [{ organization: "third" }, { organization: "supplier" }] })), canSeeAction, readableActions],
    ["suggestions", units.map((unit) => ({ ...concerned, unit })), canSeeSuggestion, readableSuggestions],
    ["cases", cases, canSeeCase, readableCases],
    ["drafts of policies", drafts, canSeeConsultation, readableConsultations],
    ["urgent matters", [concerned], canSeeUrgent, readableUrgent],
    ["model cases", modelCases, canSeeExample, readableExamples],
    ["hard problems", helped.map((unit) => ({ ...concerned, helped: unit, helpers: ["third", "supplier"] })), canSeeUndertaking, readableUndertakings],
  ])("of %s", (_ledger, records, canSee, readable) => {
    const seats = ({ seats: [seat] }: Actor) => `${seat!.role} ${seat!.alliance} ${seat!.county} ${seat!.organization}`;
    const pairs = (isIn: (actor: Actor, record: object) => boolean) =>
      actors.flatMap((actor) => records.filter((record) => isIn(actor, record)).map((record) => `${seats(actor)}: ${JSON.stringify(record)}`));
    const seen = pairs((actor, record) => canSee(actor, record as never));
    expect(seen.length).toBeGreaterThan(10);
    expect(pairs((actor, record) => matches(parseFilter(toDoc(readable(actor))), toDoc(record)))).toEqual(seen);
  });
});

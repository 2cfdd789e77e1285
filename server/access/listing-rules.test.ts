import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listingStates } from "../../app/contracts/listings.ts";
import { roles } from "../../app/contracts/people.ts";
import type { Actor, ActorSeat } from "./actor.ts";
import { audienceToReach, canReadListing, canSeePrice, canWriteListing, isReader, readersOf, showsListingTo, type ListingSubject } from "./listing-rules.ts";

const county = "370812";
const seat = (given: Partial<ActorSeat>): ActorSeat => ({
  id: "seat",
  role: "liaison",
  organization: null,
  alliance: null,
  county,
  from: new Date(0),
  until: null,
  cause: "",
  ...given,
});

const actorWith = (...seats: ActorSeat[]): Actor => ({
  person: { id: "p", name: "赵", account: "zhao", locale: "zh-CN" },
  seats,
  seat: seats[0] ?? null,
  session: null,
  token: null,
  validUntil: new Date(8.64e15),
});

const people = {
  ownLiaison: actorWith(seat({ organization: "own", alliance: "A" })),
  member: actorWith(seat({ organization: "other", alliance: "A" })),
  neighbour: actorWith(seat({ organization: "third", alliance: "B" })),
  stranger: actorWith(seat({ organization: "fourth", alliance: "C", county: "370883" })),
  secretary: actorWith(seat({ role: "secretary", alliance: "A" })),
  otherSecretary: actorWith(seat({ role: "secretary", alliance: "B" })),
  officer: actorWith(seat({ role: "officer", organization: "bureau" })),
  otherOfficer: actorWith(seat({ role: "officer", organization: "bureau2", county: "370883" })),
  administrator: actorWith(seat({ role: "administrator", county: null })),
  nobody: actorWith(),
};
type Person = keyof typeof people;

const listing = (given: Partial<ListingSubject>): ListingSubject => ({
  alliance: "A",
  county,
  owner: "own",
  state: "published",
  publishedAt: new Date(0),
  audience: { scope: "alliance" },
  allianceCounties: [],
  ...given,
});

const insiders: Person[] = ["ownLiaison", "member", "secretary", "officer", "administrator"];

describe("who may read a listing", () => {
  it.each<[string, Partial<ListingSubject>, Person[]]>([
    ["a draft", { state: "draft" }, ["ownLiaison", "secretary", "officer", "administrator"]],
    ["a draft that was withdrawn", { state: "withdrawn", publishedAt: null }, ["ownLiaison", "secretary", "officer", "administrator"]],
    ["its alliance", {}, insiders],
    ["a withdrawn one", { state: "withdrawn" }, insiders],
    [
      "a named alliance of another county",
      { audience: { scope: "alliances", alliances: ["C"] }, allianceCounties: ["370883"] },
      [...insiders, "stranger", "otherOfficer"],
    ],
    ["the county", { audience: { scope: "county" } }, [...insiders, "neighbour", "otherSecretary"]],
    ["everybody", { audience: { scope: "public" } }, Object.keys(people) as Person[]],
    ["a draft for everybody", { state: "draft", audience: { scope: "public" } }, ["ownLiaison", "secretary", "officer", "administrator"]],
  ])("%s", (_what, given, readers) => {
    const allowed = (Object.keys(people) as Person[]).filter((person) => canReadListing(people[person], listing(given)));
    expect(allowed.toSorted()).toEqual(readers.toSorted());
  });

  it("is the same asked by rule, by key and by query, for any seats and any audience", () => {
    const alliance = fc.constantFrom("A", "B", "C");
    const where = fc.constantFrom("370812", "370883");
    const organization = fc.constantFrom("own", "other", "third");
    const anySeat = fc
      .record({
        role: fc.constantFrom(...roles),
        organization: fc.option(organization),
        alliance: fc.option(alliance),
        county: fc.option(where),
      })
      .map((given) => seat(given));
    const anyListing = fc
      .record({
        alliance,
        county: where,
        owner: organization,
        state: fc.constantFrom(...listingStates),
        publishedAt: fc.constantFrom(null, new Date(0)),
        scope: fc.constantFrom("alliance", "alliances", "county", "public"),
        named: fc.uniqueArray(alliance, { minLength: 1 }),
        allianceCounties: fc.uniqueArray(where),
      })
      .map(({ scope, named, allianceCounties, ...given }): ListingSubject => ({
        ...given,
        audience: scope === "alliances" ? { scope, alliances: named } : { scope: scope as "alliance" },
        allianceCounties: scope === "alliances" ? allianceCounties : [],
      }));
    fc.assert(
      fc.property(fc.array(anySeat, { maxLength: 3 }), anyListing, (seats, subject) => {
        const actor = actorWith(...seats);
        expect(isReader(actor, { readers: readersOf(subject) })).toBe(canReadListing(actor, subject));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("who may write a listing", () => {
  it("is who acts for the owner and who keeps the alliance", () => {
    const allowed = (Object.keys(people) as Person[]).filter((person) => canWriteListing(people[person], listing({})));
    expect(allowed.toSorted()).toEqual(["administrator", "officer", "ownLiaison", "secretary"]);
  });

  it("is not the chair of the own organization by that seat alone", () => {
    expect(canWriteListing(actorWith(seat({ role: "chair", organization: "own", alliance: "B" })), listing({}))).toBe(false);
  });
});

describe("who may see a price for the parties", () => {
  it("is the owner's side, who promised a part, and who keeps the alliance", () => {
    const subject = { ...listing({}), priceAudience: "parties" as const, parties: ["third"] };
    const allowed = (Object.keys(people) as Person[]).filter((person) => canSeePrice(people[person], subject));
    expect(allowed.toSorted()).toEqual(["administrator", "neighbour", "officer", "ownLiaison", "secretary"]);
    expect(canSeePrice(people.member, { ...subject, priceAudience: "audience" })).toBe(true);
  });
});

describe("who reads a listing as party of a suggestion", () => {
  it("is who speaks for a party of one that waits or was agreed to; a secretary or officer by that alone is not", () => {
    expect(showsListingTo(people.neighbour, "L")).toEqual({ listings: "L", state: { $in: ["suggested", "agreed"] }, parties: { $in: ["third"] } });
    for (const person of [people.secretary, people.administrator, people.nobody]) expect(showsListingTo(person, "L").parties.$in).toEqual([]);
  });
});

describe("the audience that would reach an organization", () => {
  const listing: ListingSubject = { alliance: "own", county, owner: "o", state: "published", publishedAt: new Date(0), audience: { scope: "alliance" }, allianceCounties: [] };
  const reach = (audience: ListingSubject["audience"], keys: string[]) => audienceToReach({ readers: readersOf({ ...listing, audience }), county }, keys);

  it("is none where it reads the listing already, the county where it belongs to that, else the public", () => {
    expect(reach({ scope: "alliance" }, ["owner:x", "alliance:own", "public"])).toBeNull();
    expect(reach({ scope: "alliance" }, ["owner:x", "alliance:other", `county:${county}`, "public"])).toBe("county");
    expect(reach({ scope: "county" }, ["owner:x", `county:${county}`, "public"])).toBeNull();
    expect(reach({ scope: "county" }, ["owner:x", "county:370100", "public"])).toBe("public");
    expect(reach({ scope: "public" }, ["owner:x", "county:370100", "public"])).toBeNull();
  });
});

import type { Audience, ListingState } from "../../app/contracts/listings.ts";
import type { MatchState } from "../../app/contracts/matches.ts";
import type { Actor } from "./actor.ts";
import { actsFor, countiesOf, isAdministrator, keepsAlliance, organizationsOf, speaksFor, type AllianceScope } from "./scope.ts";

/**
 * What the rules ask of a listing. `publishedAt`: null when it never stood in a list; `allianceCounties`: counties of the
 * alliances that its audience names.
 */
export interface ListingSubject {
  alliance: string;
  county: string;
  owner: string;
  state: ListingState;
  publishedAt: Date | null;
  audience: Audience;
  allianceCounties: string[];
}

const scopeOf = (listing: Pick<ListingSubject, "alliance" | "county">): AllianceScope => ({
  alliance: listing.alliance,
  county: listing.county,
});

/** Whether it never stood in a list: a draft, also one that was withdrawn. Pure. */
export const isPrivate = ({ state, publishedAt }: Pick<ListingSubject, "state" | "publishedAt">): boolean => state === "draft" || publishedAt === null;

/**
 * Who may read a listing. Pure.
 * A draft, also one that was withdrawn: who speaks for its owner, and who keeps its alliance.
 * Anything else: these, and its audience. The alliance: who has a seat in it. Named alliances: who has a seat in
 * one of them, and the officers of their counties. The county: who has a seat that belongs to the county.
 * Public: everybody who is signed in.
 */
export function canReadListing(actor: Actor, listing: ListingSubject): boolean {
  if (speaksFor(actor, listing.owner) || keepsAlliance(actor, scopeOf(listing))) return true;
  if (isPrivate(listing)) return false;
  const hasSeatIn = (alliance: string) => actor.seats.some((seat) => seat.alliance === alliance);
  if (hasSeatIn(listing.alliance)) return true;
  switch (listing.audience.scope) {
    case "alliance":
      return false;
    case "alliances":
      return (
        (listing.audience.alliances ?? []).some(hasSeatIn) ||
        listing.allianceCounties.some((county) => countiesOf(actor).includes(county))
      );
    case "county":
      return actor.seats.some((seat) => seat.county === listing.county);
    case "public":
      return true;
  }
}

/** Key of the group that keeps an alliance: on every listing of the alliance, and on no other. Pure. */
export const keeperKey = (alliance: string): string => `keeper:${alliance}`;

/** Keys of the groups that may read a listing: the same rule as `canReadListing`, in the form that a query asks for. Pure. */
export function readersOf(listing: ListingSubject): string[] {
  const always = ["*", `owner:${listing.owner}`, keeperKey(listing.alliance), `officer:${listing.county}`];
  if (isPrivate(listing)) return always;
  const { scope, alliances = [] } = listing.audience;
  return [
    ...new Set([
      ...always,
      `alliance:${listing.alliance}`,
      ...(scope === "alliances" ? alliances.map((alliance) => `alliance:${alliance}`) : []),
      ...(scope === "alliances" ? listing.allianceCounties.map((county) => `officer:${county}`) : []),
      ...(scope === "county" ? [`county:${listing.county}`] : []),
      ...(scope === "public" ? ["public"] : []),
    ]),
  ];
}

/** Keys of the groups that a person belongs to; an administrator needs only the one that every listing has. Pure. */
export function readerKeysOf(actor: Actor): string[] {
  if (isAdministrator(actor)) return ["*"];
  const keys = actor.seats.flatMap((seat) => [
    ...(seat.alliance ? [`alliance:${seat.alliance}`] : []),
    ...(seat.alliance && seat.role === "secretary" ? [keeperKey(seat.alliance)] : []),
    ...(seat.county ? [`county:${seat.county}`] : []),
  ]);
  return [
    ...new Set([
      ...keys,
      ...organizationsOf(actor).map((organization) => `owner:${organization}`),
      ...countiesOf(actor).map((county) => `officer:${county}`),
      "public",
    ]),
  ];
}

/** Who may read a stored listing, by the keys stored with it. Pure. */
export const isReader = (actor: Actor, listing: { readers: readonly string[] }): boolean =>
  readerKeysOf(actor).some((key) => listing.readers.includes(key));

/**
 * The audience that a listing would need so that who belongs to some groups can read it; null where they read it
 * already. Its county where they belong to that, else everybody. Pure.
 * @param keys groups of an organization as `readersOf` names them
 */
export function audienceToReach(listing: { readers: readonly string[]; county: string }, keys: readonly string[]): "county" | "public" | null {
  if (listing.readers.some((reader) => keys.includes(reader))) return null;
  return keys.includes(`county:${listing.county}`) ? "county" : "public";
}

/** Restricts a query on listings to what a person may read. Pure. */
export const readableListings = (actor: Actor): { readers: { $in: string[] } } => ({ readers: { $in: readerKeysOf(actor) } });

/** States of a suggestion in which it shows its listings to its parties: it waits for answers, or it was agreed to. */
const showingStates: MatchState[] = ["suggested", "agreed"];

/**
 * Who reads a listing without being among its readers: who speaks for a party of a suggestion that holds it and waits for
 * answers or was agreed to, for a department may have introduced the two across audiences. As what a query on suggestions
 * asks for. Pure.
 */
export const showsListingTo = (actor: Actor, listing: string) => ({
  listings: listing,
  state: { $in: showingStates },
  parties: { $in: organizationsOf(actor) },
});

/**
 * Who may write a listing in the owner's name, change it, withdraw and renew it. Pure.
 * Who acts for the owner (its liaison, service unit or officer), and who keeps the alliance. Whether the owner
 * belongs to the alliance is asked when the listing is made.
 */
export const canWriteListing = (actor: Actor, listing: Pick<ListingSubject, "alliance" | "county" | "owner">): boolean =>
  actsFor(actor, listing.owner) || keepsAlliance(actor, scopeOf(listing));

/**
 * Who may see the price of a listing that he may read. Pure.
 * With `audience`: everybody. With `parties`: who speaks for the owner or for an organization that promised a part
 * of it, and who may change it.
 */
export const canSeePrice = (
  actor: Actor,
  listing: Pick<ListingSubject, "alliance" | "county" | "owner"> & { priceAudience: "audience" | "parties"; parties: string[] },
): boolean =>
  listing.priceAudience === "audience" ||
  speaksFor(actor, listing.owner) ||
  listing.parties.some((party) => speaksFor(actor, party)) ||
  canWriteListing(actor, listing);

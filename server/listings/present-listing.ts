import type { ListingKind, ListingView } from "../../app/contracts/listings.ts";
import type { ListingRecord, StoredQuantity } from "../../models/listing.ts";
import type { Actor } from "../access/actor.ts";
import { canSeePrice, canWriteListing } from "../access/listing-rules.ts";
import { writeMilli } from "./amounts.ts";
import { isOpen } from "./derive-listing.ts";
import type { ListingDependencies } from "./listing-dependencies.ts";

/** Names that listings are presented with, by id. */
interface Names {
  organizations: Map<string, string>;
  alliances: Map<string, string>;
  people: Map<string, string>;
}

const quantityView = (quantity: StoredQuantity | null) =>
  quantity && { value: writeMilli(quantity.milli), unit: quantity.unit };

/** What is not promised, in the unit of its quantity; null without one. Pure. */
export const remainingView = ({ quantity, remainingMilli }: Pick<ListingRecord, "quantity" | "remainingMilli">): ListingView["remaining"] =>
  quantity && remainingMilli !== null ? { value: writeMilli(remainingMilli), unit: quantity.unit } : null;

const moneyView = (fen: number | null) => (fen === null ? null : { amount: fen, currency: "CNY" as const });

/** A line without these is "to be specified" and never matched as certain. */
const expected: Record<ListingKind, ListingView["missing"]> = {
  need: ["quantity", "dueDate", "category", "place"],
  resource: ["quantity", "window", "category", "place"],
  policy: [],
};

/** Terms that a listing still lacks. Pure. */
export const missingOf = (listing: Pick<ListingRecord, "kind" | "quantity" | "dueDate" | "window" | "category" | "place">) =>
  expected[listing.kind].filter((name) => listing[name] === null);

/** Listings as the actor may see them, with names looked up once for all. */
export async function presentListings(
  dependencies: ListingDependencies,
  actor: Actor,
  listings: readonly ListingRecord[],
): Promise<ListingView[]> {
  const names = await readNames(dependencies, listings);
  return listings.map((listing) => presentListing(dependencies, actor, listing, names));
}

/** One listing as the actor may see it. */
export const presentOne = async (dependencies: ListingDependencies, actor: Actor, listing: ListingRecord): Promise<ListingView> =>
  (await presentListings(dependencies, actor, [listing]))[0]!;

async function readNames({ models }: ListingDependencies, listings: readonly ListingRecord[]): Promise<Names> {
  const ids = (of: (listing: ListingRecord) => string[]) => ({ _id: { $in: [...new Set(listings.flatMap(of))] } });
  const [organizations, alliances, people] = await Promise.all([
    models.organizations.find(ids((listing) => [listing.owner]), { shortName: 1 }).lean(),
    models.alliances.find(ids((listing) => [listing.alliance, ...(listing.audience.alliances ?? [])]), { name: 1 }).lean(),
    models.people.find(ids((listing) => [listing.typedBy]), { name: 1 }).lean(),
  ]);
  const byId = (records: { _id: string; name: string }[]) => new Map(records.map(({ _id, name }) => [_id, name]));
  const organizationNames = organizations.map(({ _id, shortName }) => ({ _id, name: shortName }));
  return { organizations: byId(organizationNames), alliances: byId(alliances), people: byId(people) };
}

function presentListing(
  { reference }: ListingDependencies,
  actor: Actor,
  listing: ListingRecord,
  names: Names,
): ListingView {
  const named = (of: Map<string, string>, id: string) => ({ id, name: of.get(id) ?? "" });
  const seesPrice = canSeePrice(actor, listing);
  const writes = canWriteListing(actor, listing);
  const { category, quantity, price, state } = listing;
  const closed = state === "withdrawn" || state === "expired";
  return {
    id: listing._id,
    kind: listing.kind,
    state,
    revision: listing.revision,
    termsRevision: listing.termsRevision,
    alliance: named(names.alliances, listing.alliance),
    owner: named(names.organizations, listing.owner),
    title: listing.title,
    text: listing.text,
    category: category === null ? null : { code: category, name: reference.categoryName(category, actor.person.locale) },
    quantity: quantityView(quantity),
    remaining: remainingView(listing),
    minLot: quantityView(listing.minLot),
    ratePerDay: quantityView(listing.ratePerDay),
    window: listing.window && { from: listing.window.from, until: listing.window.until },
    dueDate: listing.dueDate,
    place: listing.place === null ? null : { code: listing.place, name: reference.placeName(listing.place) },
    maxDistanceKm: listing.maxDistanceKm,
    price: price && seesPrice ? { amount: price.fen, currency: "CNY", per: price.per } : null,
    amount: seesPrice ? moneyView(listing.amountFen) : null,
    priceHidden: !seesPrice && (price !== null || listing.amountFen !== null),
    qualifications: listing.qualifications.map(({ code, hard }) => ({ code, hard })),
    stake: moneyView(listing.stakeFen),
    stakeNote: listing.stakeNote,
    audience: {
      scope: listing.audience.scope,
      alliances: (listing.audience.alliances ?? []).map((alliance) => named(names.alliances, alliance)),
    },
    priceAudience: listing.priceAudience,
    expiresOn: listing.expiresOn,
    standing: listing.standing,
    conditions: listing.conditions ?? [],
    policy: listing.policy,
    missing: missingOf(listing),
    typedBy: named(names.people, listing.typedBy),
    withdrawnReason: writes ? listing.withdrawnReason : null,
    createdAt: listing.createdAt.toISOString(),
    changedAt: listing.changedAt.toISOString(),
    publishedAt: listing.publishedAt?.toISOString() ?? null,
    may: {
      change: writes && !closed,
      withdraw: writes && (isOpen(state) || state === "draft"),
      renew: writes && (isOpen(state) || closed),
    },
  };
}

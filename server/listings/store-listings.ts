import type { ListingInput } from "../../app/contracts/listings.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { OrganizationRecord } from "../../models/organization.ts";
import type { Actor } from "../access/actor.ts";
import { canWriteListing } from "../access/listing-rules.ts";
import { isInsider, type AllianceScope } from "../access/scope.ts";
import { addDays, dayAt } from "../clock.ts";
import { AppError, badField, forbidden } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { announceListing } from "./announce-listing.ts";
import { deriveListing, usualExpiry } from "./derive-listing.ts";
import type { ListingDependencies } from "./listing-dependencies.ts";
import { requireDatesAhead, storeTerms } from "./listing-terms.ts";

/** What new listings are judged by, read at once for all of them. */
interface Surroundings {
  /** Counties of the alliances that are named, by id. */
  counties: ReadonlyMap<string, string>;
  organizations: ReadonlyMap<string, Pick<OrganizationRecord, "kind" | "county" | "name">>;
  /** Pairs of alliance and member. */
  members: ReadonlySet<string>;
}

/**
 * Writes listings down for the transaction's actor, as drafts or published at once; the answer to each in their order: its record, or why it
 * was refused (bad_input, forbidden). Emits `listing.published` (a policy: `policy.published`), or for a draft `listing.changed` on the
 * owner's stream alone. As many messages to the database for many as for one.
 */
export async function storeListings(dependencies: ListingDependencies, transaction: Transaction, inputs: readonly ListingInput[]): Promise<(ListingRecord | AppError)[]> {
  const actor = transaction.actor!;
  const owned = inputs.map((input) => ({ ...input, owner: input.owner ?? actor.seat?.organization ?? undefined }));
  const surroundings = await readSurroundings(dependencies, transaction, owned);
  const answers = owned.map((input) => {
    try {
      return newListing(dependencies, transaction, input, surroundings);
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
  });
  const records = answers.filter((answer): answer is ListingRecord => !(answer instanceof AppError));
  if (records.length > 0) await dependencies.models.listings.insertMany(records, { session: transaction.session });
  for (const record of records) {
    transaction.audit({
      action: record.state === "draft" ? "listing.draft" : "listing.publish",
      subject: { kind: "listing", id: record._id },
      alliance: record.alliance,
      county: record.county,
      after: { title: record.title, owner: record.owner, kind: record.kind },
    });
    await announceListing(dependencies, transaction, publishEvent(record), record);
  }
  return answers;
}

/** What the streams are told when a line becomes visible. Pure. */
export const publishEvent = (listing: Pick<ListingRecord, "kind" | "state">) =>
  listing.state === "draft" ? "listing.changed" : listing.kind === "policy" ? "policy.published" : "listing.published";

async function readSurroundings({ models }: ListingDependencies, { session }: Transaction, inputs: readonly ListingInput[]): Promise<Surroundings> {
  const ids = (of: (input: ListingInput) => readonly string[]) => [...new Set(inputs.flatMap(of))];
  const owners = ids(({ owner }) => (owner ? [owner] : []));
  const alliances = ids(({ alliance }) => [alliance]);
  const named = ids(({ alliance, audience }) => [alliance, ...(audience.alliances ?? [])]);
  // One after another: a transaction does one thing at a time.
  const found = await models.alliances.find({ _id: { $in: named } }, { county: 1 }, { session }).lean();
  const organizations = await models.organizations.find({ _id: { $in: owners } }, { kind: 1, county: 1, name: 1 }, { session }).lean();
  const memberships = await models.memberships.find({ alliance: { $in: alliances }, organization: { $in: owners }, leftAt: null }, { alliance: 1, organization: 1 }, { session }).lean();
  return {
    counties: new Map(found.map(({ _id, county }) => [_id, county])),
    organizations: new Map(organizations.map((organization) => [organization._id, organization])),
    members: new Set(memberships.map(({ alliance, organization }) => `${alliance} ${organization}`)),
  };
}

/**
 * A new record with what is derived from it. Judges fields, rights, membership and audience.
 * @throws bad_input on the field that is wrong, on `alliance` or `owner` when they do not go together; forbidden
 */
function newListing(dependencies: ListingDependencies, { at, actor }: Transaction, input: ListingInput, surroundings: Surroundings): ListingRecord {
  const { clock, ids, reference } = dependencies;
  const today = dayAt(clock.now());
  const terms = storeTerms(reference, input);
  requireDatesAhead(terms, today);
  const { owner, kind, state } = input;
  const county = surroundings.counties.get(input.alliance);
  const scope = county === undefined ? null : { alliance: input.alliance, county };
  if (!scope || !isInsider(actor!, scope)) throw badField("alliance", "alliance_unknown");
  if (!owner) throw badField("owner", "required");
  if (!canWriteListing(actor!, { ...scope, owner })) throw forbidden();
  requireMayList(actor!, scope, owner, kind, surroundings);
  const named = input.audience.alliances ?? [];
  requireKnown(named, surroundings.counties);
  const publishes = state === "published";
  const record = {
    ...terms,
    _id: ids.next(),
    kind,
    ...scope,
    owner,
    expiresOn: terms.expiresOn ?? (publishes ? usualExpiry({ ...terms, kind }, today, addDays) : null),
    state,
    remainingMilli: terms.quantity?.milli ?? null,
    parties: [],
    revision: 0,
    termsRevision: 0,
    typedBy: actor!.person.id,
    createdAt: at,
    changedAt: at,
    publishedAt: publishes ? at : null,
    withdrawnReason: null,
    warned: { week: null, day: null },
  };
  const allianceCounties = [...new Set(named.map((alliance) => surroundings.counties.get(alliance)!))];
  return { ...record, ...deriveListing(record, dependencies, { ownerName: surroundings.organizations.get(owner)?.name ?? "", allianceCounties }) };
}

/**
 * The owner is a member of the alliance, has a seat in it, or (policies) is a department or bank of its county.
 * A policy is never a firm's.
 */
function requireMayList(actor: Actor, scope: AllianceScope, owner: string, kind: ListingRecord["kind"], { organizations, members }: Surroundings): void {
  const organization = organizations.get(owner);
  if (kind === "policy" && organization?.kind === "enterprise") throw badField("owner", "policy_owner");
  if (members.has(`${scope.alliance} ${owner}`)) return;
  if (actor.seats.some((seat) => seat.organization === owner && seat.alliance === scope.alliance)) return;
  if (kind === "policy" && organization?.county === scope.county) return;
  throw badField("owner", "not_a_member");
}

/**
 * Alliances named in an audience exist.
 * @throws bad_input on those that do not
 */
export function requireKnown(alliances: readonly string[], known: { has(id: string): boolean }): void {
  const faults = alliances.flatMap((alliance, at) => (known.has(alliance) ? [] : [{ path: `audience.alliances.${at}`, rule: "alliance_unknown" }]));
  if (faults.length > 0) throw new AppError("bad_input", { faults });
}

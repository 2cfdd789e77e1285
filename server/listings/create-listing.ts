import type { ListingInput, ListingView, PolicyInput } from "../../app/contracts/listings.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { Actor } from "../access/actor.ts";
import { canWriteListing } from "../access/listing-rules.ts";
import { isInsider, type AllianceScope } from "../access/scope.ts";
import { addDays, dayAt } from "../clock.ts";
import { AppError, badField, forbidden } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { announceListing } from "./announce-listing.ts";
import { usualExpiry } from "./derive-listing.ts";
import type { ListingDependencies } from "./listing-dependencies.ts";
import { requireDatesAhead, storeTerms } from "./listing-terms.ts";
import { presentOne } from "./present-listing.ts";
import { withDerived } from "./write-listing.ts";

/**
 * Writes a listing down, as a draft or published at once. Emits `listing.published` (a policy: `policy.published`),
 * or for a draft `listing.changed` on the owner's stream alone.
 * @throws bad_input on a field that is wrong, on `alliance` or `owner` when they do not go together; forbidden
 */
export async function createListing(
  dependencies: ListingDependencies,
  actor: Actor,
  input: ListingInput,
): Promise<ListingView> {
  const { models, inTransaction, clock, ids, reference } = dependencies;
  const terms = storeTerms(reference, input);
  const today = dayAt(clock.now());
  requireDatesAhead(terms, today);
  const listing = await inTransaction(actor, async (transaction) => {
    const scope = await requireAlliance(dependencies, transaction, actor, input.alliance);
    const owner = input.owner ?? actor.seat?.organization;
    if (!owner) throw badField("owner", "required");
    if (!canWriteListing(actor, { ...scope, owner })) throw forbidden();
    await requireMayList(dependencies, transaction, actor, scope, owner, input.kind);
    await requireAudience(dependencies, transaction, input.audience.alliances);
    const publishes = input.state === "published";
    const record = await withDerived(dependencies, transaction, {
      ...terms,
      _id: ids.next(),
      kind: input.kind,
      alliance: scope.alliance,
      county: scope.county,
      owner,
      expiresOn: terms.expiresOn ?? (publishes ? usualExpiry({ ...terms, kind: input.kind }, today, addDays) : null),
      state: input.state,
      remainingMilli: terms.quantity?.milli ?? null,
      parties: [],
      revision: 0,
      termsRevision: 0,
      typedBy: actor.person.id,
      createdAt: transaction.at,
      changedAt: transaction.at,
      publishedAt: publishes ? transaction.at : null,
      withdrawnReason: null,
      warned: { week: null, day: null },
    });
    await models.listings.create([record], { session: transaction.session });
    transaction.audit({
      action: publishes ? "listing.publish" : "listing.draft",
      subject: { kind: "listing", id: record._id },
      alliance: scope.alliance,
      county: scope.county,
      after: { title: record.title, owner, kind: record.kind },
    });
    await announceListing(dependencies, transaction, publishEvent(record), record);
    return record;
  });
  return presentOne(dependencies, actor, listing);
}

/** The same for a policy. */
export const createPolicy = (dependencies: ListingDependencies, actor: Actor, input: PolicyInput): Promise<ListingView> =>
  createListing(dependencies, actor, { ...input, kind: "policy" });

/** What the streams are told when a line becomes visible. Pure. */
export const publishEvent = (listing: Pick<ListingRecord, "kind" | "state">) =>
  listing.state === "draft" ? "listing.changed" : listing.kind === "policy" ? "policy.published" : "listing.published";

async function requireAlliance(
  { models }: ListingDependencies,
  { session }: Transaction,
  actor: Actor,
  id: string,
): Promise<AllianceScope> {
  const alliance = await models.alliances.findOne({ _id: id }, { county: 1 }, { session }).lean();
  const scope = alliance && { alliance: id, county: alliance.county };
  if (!scope || !isInsider(actor, scope)) throw badField("alliance", "alliance_unknown");
  return scope;
}

/**
 * The owner is a member of the alliance, has a seat in it, or (policies) is a department or bank of its county.
 * A policy is never a firm's.
 */
async function requireMayList(
  { models }: ListingDependencies,
  { session }: Transaction,
  actor: Actor,
  scope: AllianceScope,
  owner: string,
  kind: ListingRecord["kind"],
): Promise<void> {
  const organization = await models.organizations.findOne({ _id: owner }, { kind: 1, county: 1 }, { session }).lean();
  if (kind === "policy" && organization?.kind === "enterprise") throw badField("owner", "policy_owner");
  const member = await models.memberships
    .findOne({ alliance: scope.alliance, organization: owner, leftAt: null }, { _id: 1 }, { session })
    .lean();
  if (member) return;
  if (actor.seats.some((seat) => seat.organization === owner && seat.alliance === scope.alliance)) return;
  if (kind === "policy" && organization?.county === scope.county) return;
  throw badField("owner", "not_a_member");
}

/**
 * Alliances named in an audience exist.
 * @throws bad_input on the one that does not
 */
export async function requireAudience(
  { models }: ListingDependencies,
  { session }: Transaction,
  alliances: readonly string[] = [],
): Promise<void> {
  if (alliances.length === 0) return;
  const found = await models.alliances.find({ _id: { $in: alliances } }, { _id: 1 }, { session }).lean();
  const known = new Set(found.map(({ _id }) => _id));
  const faults = alliances.flatMap((alliance, at) =>
    known.has(alliance) ? [] : [{ path: `audience.alliances.${at}`, rule: "alliance_unknown" }],
  );
  if (faults.length > 0) throw new AppError("bad_input", { faults });
}

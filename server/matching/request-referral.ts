import type { ReferralInput, ReferralView } from "../../app/contracts/referrals.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { ReferralRecord } from "../../models/referral.ts";
import type { Actor } from "../access/actor.ts";
import { canWriteListing } from "../access/listing-rules.ts";
import { isTaken } from "../database/is-taken.ts";
import { conflict, forbidden } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { emitReferral } from "./emit-referral.ts";
import { findOutside } from "./find-outside.ts";
import type { MatchingDependencies } from "./ports.ts";
import { presentReferral } from "./present-referral.ts";

/**
 * Asks the alliance's lead department to introduce the owner of a listing to counterparts that it may not see. Tells the
 * department's officers. A listing has one open request: asking again gives that one.
 * Writes the request, an audit record and `referral.changed`.
 * @throws not_found, forbidden, conflict `listing_closed`, conflict `nothing_outside` when there is nobody to introduce
 */
export async function requestReferral(
  dependencies: MatchingDependencies,
  actor: Actor,
  id: string,
  input: ReferralInput,
): Promise<ReferralView> {
  const { models, inTransaction } = dependencies;
  const listing = await dependencies.requireListing(actor, id);
  if (!canWriteListing(actor, listing)) throw forbidden();
  if (!listing.open || listing.kind === "policy") throw conflict("listing_closed");
  const outside = await findOutside(dependencies, listing);
  const standing = () => models.referrals.findOne({ slot: id }).lean();
  const known = await standing();
  if (known) return presentReferral(dependencies, actor, known);
  if (outside.length === 0) throw conflict("nothing_outside");
  try {
    const referral = await inTransaction(actor, (transaction) => store(dependencies, transaction, listing, outside.length, input));
    return presentReferral(dependencies, actor, referral);
  } catch (error) {
    const other = isTaken(error) ? await standing() : null;
    if (!other) throw error;
    return presentReferral(dependencies, actor, other);
  }
}

async function store(
  { models, ids, notify }: MatchingDependencies,
  transaction: Transaction,
  listing: ListingRecord,
  outside: number,
  { note }: ReferralInput,
): Promise<ReferralRecord> {
  const { session, at } = transaction;
  const actor = transaction.actor!;
  const alliance = await models.alliances.findOne({ _id: listing.alliance }, { leadDepartment: 1 }, { session }).lean();
  const referral: ReferralRecord = {
    _id: ids.next(),
    listing: listing._id,
    owner: listing.owner,
    alliance: listing.alliance,
    county: listing.county,
    department: alliance!.leadDepartment,
    state: "open",
    slot: listing._id,
    note,
    outside,
    askedBy: { person: actor.person.id, name: actor.person.name },
    askedAt: at,
    answeredBy: null,
    answeredAt: null,
    reason: null,
    matches: [],
    revision: 0,
  };
  await models.referrals.create([referral], { session });
  transaction.audit({
    action: "referral.ask",
    subject: { kind: "listing", id: listing._id },
    alliance: listing.alliance,
    county: listing.county,
    after: { referral: referral._id, outside },
  });
  emitReferral(transaction, referral);
  const owner = await models.organizations.findOne({ _id: listing.owner }, { shortName: 1 }, { session }).lean();
  await notify(transaction, await officersAsked(models, transaction, referral), {
    key: `referral:${referral._id}`,
    kind: "referral_asked",
    facts: { organization: owner?.shortName ?? "", title: listing.title, count: outside },
    href: `/referrals/${referral._id}`,
  });
  return referral;
}

/** Officers of the lead department; where it has none, those of the county. */
async function officersAsked(
  models: MatchingDependencies["models"],
  { session, at }: Transaction,
  { department, county }: ReferralRecord,
): Promise<string[]> {
  const seats = await models.seats.find({ county, role: "officer" }, null, { session }).lean();
  const now = seats.filter(({ from, until }) => from <= at && (until === null || at < until));
  const own = now.filter(({ organization }) => organization === department);
  return (own.length > 0 ? own : now).map(({ person }) => person);
}

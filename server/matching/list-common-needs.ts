import type { ClientSession } from "mongoose";
import type { ApartInput, CommonNeedQuery, CommonNeedView } from "../../app/contracts/common-needs.ts";
import type { Page } from "../../app/contracts/common.ts";
import type { CommonNeedRecord } from "../../models/common-need.ts";
import type { Actor } from "../access/actor.ts";
import { canChangeCommonNeed, canReadCommonNeed, listableCommonNeeds } from "../access/common-need-rules.ts";
import { readableListings } from "../access/listing-rules.ts";
import { readCursor, writeCursor } from "../database/cursor.ts";
import { badField, forbidden, notFound } from "../errors.ts";
import { requireRevision } from "../require-revision.ts";
import { contentOf } from "./common-need.ts";
import { tell } from "./group-need.ts";
import type { MatchingDependencies } from "./ports.ts";
import { presentListings } from "./present-listings.ts";

/**
 * Needs that several organizations of the actor's alliances or counties have, those of most organizations first.
 * Nobody but who keeps or chairs an alliance, or oversees a county, finds any.
 */
export async function listCommonNeeds(dependencies: MatchingDependencies, actor: Actor, query: CommonNeedQuery): Promise<Page<CommonNeedView>> {
  const listable = listableCommonNeeds(actor);
  if (listable === null) return { items: [], nextCursor: null };
  const after = readCursor(query.cursor, 2);
  const beyond = after && {
    $or: [{ organizations: { $lt: Number(after[0]) } }, { organizations: Number(after[0]), _id: { $gt: String(after[1]) } }],
  };
  const found = await dependencies.models.commonNeeds
    .find({ $and: [listable, { open: true, ...(query.alliance && { alliances: query.alliance }) }, ...(beyond ? [beyond] : [])] })
    .sort({ organizations: -1, _id: 1 })
    .limit(query.limit + 1)
    .lean();
  const items = found.slice(0, query.limit);
  const last = items.at(-1);
  return {
    items: await present(dependencies, actor, items),
    nextCursor: found.length > query.limit && last ? writeCursor([last.organizations, last._id]) : null,
  };
}

/** One of them, also for members of its alliances. @throws not_found */
export async function getCommonNeed(dependencies: MatchingDependencies, actor: Actor, id: string): Promise<CommonNeedView> {
  const group = await requireCommonNeed(dependencies, actor, id);
  return (await present(dependencies, actor, [group]))[0]!;
}

/**
 * Takes a need out that is not the same after all; it does not come back. Writes the common need, an audit record and
 * `common-need.changed`.
 * @throws not_found, forbidden, bad_input on `listing` when it is no member, conflict `stale_revision`
 */
export async function takeApart(dependencies: MatchingDependencies, actor: Actor, id: string, { listing, revision }: ApartInput): Promise<CommonNeedView> {
  const { models, inTransaction } = dependencies;
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    // Read within: what the hub groups meanwhile is no reason to refuse who named no revision.
    const group = await requireCommonNeed(dependencies, actor, id, session);
    if (!canChangeCommonNeed(actor, group)) throw forbidden();
    if (!group.listings.includes(listing)) throw badField("listing", "not_allowed");
    requireRevision(revision, group);
    const left = group.listings.filter((each) => each !== listing);
    const content = contentOf(await models.listings.find({ _id: { $in: left } }, null, { session }).lean());
    const changes = { ...content, apart: [...group.apart, listing], changedAt: at, revision: group.revision + 1 };
    await models.commonNeeds.updateOne({ _id: id }, { $set: changes }, { session });
    transaction.audit({ action: "common_need.apart", subject: { kind: "listing", id: listing }, after: { commonNeed: id } });
    tell(transaction, { ...group, ...changes, alliances: group.alliances });
  });
  // What one sees of it does not hang on what was just taken out.
  const after = await models.commonNeeds.findOne({ _id: id }).lean();
  return (await present(dependencies, actor, [after!]))[0]!;
}

async function requireCommonNeed({ models }: MatchingDependencies, actor: Actor, id: string, session: ClientSession | null = null): Promise<CommonNeedRecord> {
  const group = await models.commonNeeds.findOne({ _id: id }, null, { session }).lean();
  if (!group || !canReadCommonNeed(actor, group)) throw notFound();
  return group;
}

async function present(dependencies: MatchingDependencies, actor: Actor, groups: readonly CommonNeedRecord[]): Promise<CommonNeedView[]> {
  const ids = groups.flatMap(({ listings }) => listings);
  const readable = await dependencies.models.listings.find({ _id: { $in: ids }, ...readableListings(actor) }, { _id: 1 }).lean();
  const listings = await presentListings(dependencies, readable.map(({ _id }) => _id));
  return groups.map((group) => {
    const members = group.listings.flatMap((listing) => listings.get(listing) ?? []);
    return {
      id: group._id,
      // In the words of the oldest member that the reader may read.
      title: members[0]?.title ?? "",
      organizations: group.organizations,
      alliances: group.alliances.length,
      open: group.open,
      members,
      hidden: group.listings.length - members.length,
      changedAt: group.changedAt.toISOString(),
      revision: group.revision,
      may: { change: canChangeCommonNeed(actor, group) },
    };
  });
}

import type { AuditVerb } from "../../app/contracts/audit-verbs.ts";
import type { CooperationRecord, TimelineRecord } from "../../models/cooperation.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { Actor } from "../access/actor.ts";
import { canSeeDeal, partiesActedFor } from "../access/match-rules.ts";
import { conflict, forbidden, notFound } from "../errors.ts";
import { emitDeal } from "../outbox/emit-deal.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { CooperationDependencies } from "./cooperation-dependencies.ts";
import { isConfirmedByAll, smallestValue, stateOf } from "./ledger.ts";

/** A cooperation under change: what it was, in whose name the actor acts, and the author for new entries. */
export interface Change {
  cooperation: CooperationRecord;
  /** Parties in whose name the actor acts, at least one. */
  mine: string[];
  author(organization: string): { person: string; name: string; organization: string };
}

/** What is to be done, and what the reader had seen. */
export interface ChangeRequest {
  action: AuditVerb;
  revision: number | undefined;
  /** True for what another party may have done since without making this stale; absent: nothing. */
  standsBeside?(kind: TimelineRecord["kind"]): boolean;
}

/**
 * Whether a change still means what its author saw: nothing has happened since, or only what stands beside it, done by
 * others than those in whose name he acts. Every revision after the first has one entry in the timeline. Pure.
 */
export function isFresh(
  { revision, timeline }: Pick<CooperationRecord, "revision" | "timeline">,
  mine: readonly string[],
  { revision: seen, standsBeside }: Pick<ChangeRequest, "revision" | "standsBeside">,
): boolean {
  if (seen === undefined || seen === revision) return true;
  if (seen > revision || standsBeside === undefined) return false;
  const since = timeline.slice(timeline.length - (revision - seen));
  return since.every(({ kind, by }) => standsBeside(kind) && by !== null && by.organization !== null && !mine.includes(by.organization));
}

/**
 * Changes a cooperation within one transaction: reads it, checks who asks, lets `work` say what is new, derives the
 * state from the ledger and stores it. Writes an audit record and emits `cooperation.changed`.
 *
 * @throws not_found unseen, forbidden for who acts for no party, conflict `stale_revision`
 */
export async function changeCooperation(
  { models, inTransaction }: CooperationDependencies,
  actor: Actor,
  id: string,
  request: ChangeRequest,
  work: (transaction: Transaction, change: Change) => Promise<Partial<CooperationRecord> & { entry: Omit<TimelineRecord, "at"> }>,
): Promise<CooperationRecord> {
  return inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const cooperation = await models.cooperations.findOne({ _id: id }, null, { session }).lean();
    if (!cooperation || !canSeeDeal(actor, cooperation)) throw notFound();
    const mine = partiesActedFor(actor, cooperation);
    if (mine.length === 0) throw forbidden();
    if (!isFresh(cooperation, mine, request)) throw conflict("stale_revision");
    const { id: person, name } = actor.person;
    const { entry, ...fields } = await work(transaction, {
      cooperation,
      mine,
      author: (organization) => ({ person, name, organization }),
    });
    const next: CooperationRecord = {
      ...cooperation,
      ...fields,
      timeline: [...cooperation.timeline, { at, ...entry }],
      changedAt: at,
      revision: cooperation.revision + 1,
    };
    next.state = stateOf(next);
    next.confirmedFen = isConfirmedByAll(next) ? smallestValue(next) : null;
    const saved = await models.cooperations.replaceOne({ _id: id, revision: cooperation.revision }, next, { session });
    if (saved.modifiedCount === 0) throw conflict("stale_revision");
    transaction.audit({
      action: request.action,
      subject: { kind: "cooperation", id },
      alliance: next.alliances[0] ?? null,
      county: next.counties[0] ?? null,
      before: { state: cooperation.state },
      after: { state: next.state, entry },
    });
    emitDeal(transaction, next, "cooperation.changed", {
      cooperation: id,
      state: next.state,
      listings: next.listings,
      revision: next.revision,
    });
    return next;
  });
}

/** The listings of a cooperation by id, as the transaction sees them. */
export async function readListings(
  { models }: CooperationDependencies,
  { session }: Transaction,
  cooperation: CooperationRecord,
): Promise<Map<string, ListingRecord>> {
  const records = await models.listings.find({ _id: { $in: cooperation.listings } }, null, { session }).lean();
  return new Map(records.map((record) => [record._id, record]));
}

/**
 * The party to act for: the one asked for, or that of the seat in force, or the only one.
 * @throws forbidden when the actor does not act for it
 */
export function chooseParty(actor: Actor, mine: readonly string[], wanted?: string): string {
  if (wanted !== undefined && !mine.includes(wanted)) throw forbidden();
  return wanted ?? mine.find((party) => party === actor.seat?.organization) ?? mine[0]!;
}

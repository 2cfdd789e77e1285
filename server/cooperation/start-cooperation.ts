import type { CommitmentRecord, CooperationRecord } from "../../models/cooperation.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { MatchRecord } from "../../models/match.ts";
import { emitDeal } from "../outbox/emit-deal.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { CooperationDependencies } from "./cooperation-dependencies.ts";
import { stateOf } from "./ledger.ts";
import { reservePromise } from "./reserve-promise.ts";

/**
 * Turns an agreed suggestion into a cooperation, within the transaction of the last acceptance: promises in the
 * quantities suggested, each reserved on the need and on its resource; in contact where a quantity is not said.
 * Writes the cooperation and an audit record, emits `cooperation.changed`.
 *
 * @param listings all listings of the suggestion, as this transaction sees them
 * @returns the cooperation's id
 * @throws conflict `capacity_gone` when one of them has less left
 */
export async function startCooperation(
  dependencies: CooperationDependencies,
  transaction: Transaction,
  match: MatchRecord,
  listings: readonly ListingRecord[],
): Promise<string> {
  const { models, ids } = dependencies;
  const { at, session } = transaction;
  const { id: person, name } = transaction.actor!.person;
  const byId = new Map(listings.map((listing) => [listing._id, listing]));
  const need = byId.get(match.need);
  const commitments: CommitmentRecord[] = [];
  for (const part of match.parts) {
    if (part.milli === null || match.unit === null) continue;
    await reservePromise(dependencies, transaction, match, part.resource, byId, part.milli, match.unit);
    // Whoever accepted for the supplier promised, not who happened to accept last.
    const said = match.answers.find(({ organization }) => organization === part.owner)?.by;
    const by = { person, name, ...said, organization: part.owner };
    commitments.push({ id: ids.next(), resource: part.resource, owner: part.owner, milli: part.milli, releasedMilli: 0, at, by, note: "" });
  }
  const accepted = match.answers.map((answer) => ({
    at: answer.at ?? at,
    kind: "accepted" as const,
    by: answer.by && { ...answer.by, organization: answer.organization },
    milli: null,
    valueFen: null,
    note: "",
  }));
  accepted.sort((a, b) => a.at.getTime() - b.at.getTime());
  const cooperation: CooperationRecord = {
    _id: ids.next(),
    match: match._id,
    need: match.need,
    needOwner: match.needOwner,
    resources: match.parts.map(({ resource, owner }) => ({ resource, owner })),
    parties: match.parties,
    listings: match.listings,
    alliances: match.alliances,
    counties: match.counties,
    unit: match.unit,
    due: need?.dueDate ?? null,
    commitments,
    deliveries: [],
    values: [],
    state: "contact",
    broken: null,
    confirmedFen: null,
    timeline: [
      { at: match.suggestedAt, kind: "suggested", by: null, milli: null, valueFen: null, note: "" },
      ...accepted,
      ...commitments.map(({ by, milli }) => ({ at, kind: "committed" as const, by, milli, valueFen: null, note: "" })),
    ],
    startedAt: at,
    changedAt: at,
    revision: 0,
  };
  cooperation.state = stateOf(cooperation);
  await models.cooperations.create([cooperation], { session });
  transaction.audit({
    action: "cooperation.start",
    subject: { kind: "cooperation", id: cooperation._id },
    alliance: match.alliances[0] ?? null,
    county: match.counties[0] ?? null,
    after: { match: match._id, state: cooperation.state, commitments: commitments.map(({ resource, milli }) => ({ resource, milli })) },
  });
  emitDeal(transaction, cooperation, "cooperation.changed", {
    cooperation: cooperation._id,
    state: cooperation.state,
    listings: cooperation.listings,
    revision: 0,
  });
  return cooperation._id;
}

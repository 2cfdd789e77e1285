import type { NamedRef } from "../../app/contracts/common.ts";
import type { CooperationSummary, CooperationView } from "../../app/contracts/cooperations.ts";
import type { MatchedListing } from "../../app/contracts/matches.ts";
import { writeMilli, writeQuantity } from "../../app/contracts/milli.ts";
import type { CooperationRecord } from "../../models/cooperation.ts";
import type { Actor } from "../access/actor.ts";
import { partiesActedFor } from "../access/match-rules.ts";
import { nameIn, readNames } from "../database/read-names.ts";
import type { CooperationDependencies } from "./cooperation-dependencies.ts";
import { confirmersOf, deliveredMilli, largestStated, promisedMilli, remainingMilli, statedValues, valueDifference } from "./ledger.ts";

const cny = (amount: number) => ({ amount, currency: "CNY" as const });
const fenOrNull = (amount: number | null) => (amount === null ? null : cny(amount));

/** Cooperations as lines of a list, in the order given; those whose need is gone are left out. */
export async function presentSummaries(
  dependencies: Pick<CooperationDependencies, "models" | "presentListings">,
  cooperations: readonly CooperationRecord[],
): Promise<CooperationSummary[]> {
  const listings = await dependencies.presentListings(cooperations.map((cooperation) => cooperation.need));
  const names = await readNames(dependencies.models, { organizations: cooperations.flatMap((cooperation) => cooperation.parties) });
  return cooperations.flatMap((cooperation) => {
    const need = listings.get(cooperation.need);
    return need ? [summaryOf(cooperation, need, names)] : [];
  });
}

function summaryOf(cooperation: CooperationRecord, need: MatchedListing, names: ReadonlyMap<string, NamedRef>): CooperationSummary {
  const { unit, commitments, deliveries } = cooperation;
  const rest = commitments.reduce((sum, commitment) => sum + remainingMilli(commitment, deliveries), 0);
  const told = (milli: number) => (commitments.length === 0 ? null : writeQuantity(milli, unit));
  return {
    id: cooperation._id,
    state: cooperation.state,
    need,
    parties: cooperation.parties.map((party) => nameIn(names, party)),
    committed: told(promisedMilli(commitments)),
    delivered: told(deliveredMilli(deliveries)),
    remaining: told(rest),
    due: cooperation.due,
    statedValue: fenOrNull(largestStated(cooperation)),
    confirmedValue: fenOrNull(cooperation.confirmedFen),
    startedAt: cooperation.startedAt.toISOString(),
    changedAt: cooperation.changedAt.toISOString(),
    revision: cooperation.revision,
  };
}

/** A cooperation with its ledger, values and timeline, and what the reader may do with it. */
export async function presentCooperation(
  dependencies: Pick<CooperationDependencies, "models" | "presentListings">,
  actor: Actor,
  cooperation: CooperationRecord,
): Promise<CooperationView> {
  const { unit, commitments, deliveries, broken } = cooperation;
  const listings = await dependencies.presentListings(cooperation.listings);
  const names = await readNames(dependencies.models, { organizations: cooperation.parties });
  const named = (id: string | null | undefined) => (id ? nameIn(names, id) : null);
  const ownerOf = new Map(commitments.map((commitment) => [commitment.id, commitment.owner]));
  const stated = statedValues(cooperation);
  const difference = valueDifference(cooperation);
  return {
    ...summaryOf(cooperation, listings.get(cooperation.need)!, names),
    match: cooperation.match,
    commitments: commitments.map((commitment) => ({
      id: commitment.id,
      resource: listings.get(commitment.resource)!,
      quantity: writeQuantity(commitment.milli - commitment.releasedMilli, unit)!,
      delivered: writeMilli(deliveredMilli(deliveries, commitment.id)),
      remaining: writeMilli(remainingMilli(commitment, deliveries)),
      at: commitment.at.toISOString(),
      by: commitment.by.name,
      note: commitment.note,
    })),
    deliveries: deliveries.map((delivery) => ({
      id: delivery.id,
      commitment: delivery.commitment,
      owner: nameIn(names, ownerOf.get(delivery.commitment) ?? ""),
      quantity: writeQuantity(Math.abs(delivery.milli), unit)!,
      correction: delivery.milli < 0,
      day: delivery.day,
      note: delivery.note,
      at: delivery.at.toISOString(),
      by: delivery.by.name,
    })),
    values: confirmersOf(cooperation).map((party) => {
      const statement = stated.get(party);
      return {
        organization: nameIn(names, party),
        value: typeof statement?.valueFen === "number" ? cny(statement.valueFen) : null,
        note: statement?.note ?? "",
        confirmedAt: statement?.confirms ? statement.at.toISOString() : null,
        by: statement?.by.name ?? null,
      };
    }),
    difference: fenOrNull(difference),
    broken: broken && {
      code: broken.code,
      reason: broken.reason,
      organization: named(broken.by.organization),
      by: broken.by.name,
      at: broken.at.toISOString(),
    },
    timeline: cooperation.timeline.map((entry) => ({
      at: entry.at.toISOString(),
      kind: entry.kind,
      by: entry.by?.name ?? null,
      organization: named(entry.by?.organization),
      quantity: entry.milli === null ? null : writeQuantity(Math.abs(entry.milli), unit),
      value: entry.valueFen === null ? null : cny(entry.valueFen),
      note: entry.note,
    })),
    can: abilitiesOf(actor, cooperation),
  };
}

/** What the actor may do now with a cooperation. Pure. */
export function abilitiesOf(actor: Actor, cooperation: CooperationRecord): CooperationView["can"] {
  const mine = partiesActedFor(actor, cooperation);
  const { state, commitments, deliveries, needOwner } = cooperation;
  const closed = state === "broken" || state === "confirmed";
  const open = mine.length > 0 && !closed;
  const own = open ? commitments.filter((commitment) => mine.includes(needOwner) || mine.includes(commitment.owner)) : [];
  return {
    commit: open && state === "contact",
    deliver: own.filter((commitment) => remainingMilli(commitment, deliveries) > 0).map(({ id }) => id),
    correct: own.filter(({ id }) => deliveredMilli(deliveries, id) > 0).map(({ id }) => id),
    confirm: confirmersOf(cooperation).some((party) => mine.includes(party)),
    break: open,
  };
}

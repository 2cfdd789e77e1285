import type { CooperationState } from "../../app/contracts/cooperations.ts";
import type { CommitmentRecord, CooperationRecord, DeliveryRecord } from "../../models/cooperation.ts";

/** The parts of a cooperation from which its figures follow. */
export type Ledger = Pick<CooperationRecord, "commitments" | "deliveries" | "values" | "parties" | "needOwner" | "broken">;

/** Promised less what was released again, in thousandths. Pure. */
export const promisedMilli = (commitments: readonly CommitmentRecord[]): number =>
  commitments.reduce((sum, commitment) => sum + commitment.milli - commitment.releasedMilli, 0);

/** Delivered, corrections taken off, in thousandths. Pure. */
export const deliveredMilli = (deliveries: readonly DeliveryRecord[], commitment?: string): number =>
  deliveries.reduce(
    (sum, delivery) => sum + (commitment === undefined || delivery.commitment === commitment ? delivery.milli : 0),
    0,
  );

/** What is still to be delivered of one promise, in thousandths; never negative. Pure. */
export function remainingMilli(commitment: CommitmentRecord, deliveries: readonly DeliveryRecord[]): number {
  return Math.max(0, commitment.milli - commitment.releasedMilli - deliveredMilli(deliveries, commitment.id));
}

/** Each party's newest statement of value. Pure. */
export function statedValues(ledger: Pick<Ledger, "values">): Map<string, CooperationRecord["values"][number]> {
  const newest = new Map<string, CooperationRecord["values"][number]>();
  for (const statement of ledger.values) newest.set(statement.organization, statement);
  return newest;
}

/** The largest of the parties' newest statements in fen, null where none named a value. Pure. */
export function largestStated(ledger: Pick<Ledger, "values">): number | null {
  const values = [...statedValues(ledger).values()].flatMap(({ valueFen }) => valueFen ?? []);
  return values.length === 0 ? null : Math.max(...values);
}

/**
 * Whose word counts at the end. Pure.
 * The need's owner and every supplier with something left of its promises; a supplier that took back all of them has no
 * say. All parties while nothing is promised.
 */
export function confirmersOf(ledger: Ledger): string[] {
  if (ledger.commitments.length === 0) return [...ledger.parties];
  const suppliers = ledger.commitments.filter(({ milli, releasedMilli }) => milli > releasedMilli).map(({ owner }) => owner);
  return ledger.parties.filter((party) => party === ledger.needOwner || suppliers.includes(party));
}

/** Whether every party whose word counts has confirmed. Pure. */
export function isConfirmedByAll(ledger: Ledger): boolean {
  const confirmed = new Set(ledger.values.filter((statement) => statement.confirms).map((statement) => statement.organization));
  return confirmersOf(ledger).every((party) => confirmed.has(party));
}

/**
 * Where a cooperation stands, from its ledger alone. Pure.
 * Broken once somebody broke it; in contact while nothing is promised; agreed until the first delivery; delivered when
 * nothing is left of any promise; confirmed when all parties have confirmed what was delivered.
 */
export function stateOf(ledger: Ledger): CooperationState {
  if (ledger.broken) return "broken";
  if (ledger.commitments.length === 0) return isConfirmedByAll(ledger) ? "confirmed" : "contact";
  const open = ledger.commitments.some((commitment) => remainingMilli(commitment, ledger.deliveries) > 0);
  if (!open) return isConfirmedByAll(ledger) ? "confirmed" : "delivered";
  return deliveredMilli(ledger.deliveries) > 0 ? "delivering" : "agreed";
}

/**
 * Largest less smallest stated value in fen, or null until every party has stated one. Pure.
 */
export function valueDifference(ledger: Ledger): number | null {
  const values = statedFen(ledger);
  return values && Math.max(...values) - Math.min(...values);
}

/** What counts as confirmed: the smallest stated value, in fen; null until every party has stated one. Pure. */
export function smallestValue(ledger: Ledger): number | null {
  const values = statedFen(ledger);
  return values && Math.min(...values);
}

function statedFen(ledger: Ledger): number[] | null {
  const stated = statedValues(ledger);
  const values = confirmersOf(ledger).map((party) => stated.get(party)?.valueFen ?? null);
  return values.every((value) => value !== null) ? values : null;
}

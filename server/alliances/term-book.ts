import type { TermRecord } from "../../models/term.ts";
import type { AllianceRecord } from "../../models/alliance.ts";
import { startOfDay } from "../clock.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { continueSlots, type RotationRule, type Slot } from "./rotation.ts";

/** The terms of an alliance that are not over: the one that runs, if any, and those to come, in order of time. */
export interface OpenTerms {
  present: TermRecord | null;
  future: TermRecord[];
}

/** Reads the open terms of an alliance at the transaction's instant. */
export async function readOpenTerms({ models }: Dependencies, { session, at }: Transaction, alliance: string): Promise<OpenTerms> {
  const terms = await models.terms.find({ alliance, until: { $gt: at } }, null, { session }).sort({ from: 1 }).lean();
  const present = terms[0] && terms[0].from <= at ? terms[0] : null;
  return { present, future: present ? terms.slice(1) : terms };
}

/** The rule by which an alliance's terms follow one another, or null while its rotation does not run. Pure. */
export function ruleOf({ rotation }: AllianceRecord): RotationRule | null {
  if (rotation.anchor === null || rotation.order.length === 0) return null;
  return { termMonths: rotation.termMonths, order: rotation.order, anchor: rotation.anchor };
}

/**
 * Makes the future terms of an alliance be these slots: terms of the same period keep their id, a term whose member
 * changes loses its person and deputy (the rotation is settled afterwards), all others are replaced.
 */
export async function saveSlots(
  { models, ids }: Dependencies,
  { session }: Transaction,
  alliance: string,
  future: TermRecord[],
  slots: Slot[],
): Promise<void> {
  const fits = (slot: Slot, term: TermRecord | undefined) =>
    term !== undefined && slot.from.getTime() === term.from.getTime() && slot.until.getTime() === term.until.getTime();
  const aligned = slots.findIndex((slot, index) => !fits(slot, future[index]));
  const kept = aligned === -1 ? slots.length : aligned;
  const outdated = future.slice(kept).map((term) => term._id);
  if (outdated.length > 0) await models.terms.deleteMany({ _id: { $in: outdated } }, { session });
  for (const [index, slot] of slots.slice(0, kept).entries()) {
    const term = future[index]!;
    const { organization, turn, cause } = slot;
    if (organization === term.organization && turn === term.turn && cause === term.cause) continue;
    const vacated = organization === term.organization ? {} : { person: null, personNamed: false, deputy: null, acting: null };
    await models.terms.updateOne({ _id: term._id }, { $set: { organization, turn, cause, ...vacated } }, { session });
  }
  const added = slots.slice(kept).map((slot) => termOf(ids.next(), alliance, slot));
  if (added.length > 0) await models.terms.insertMany(added, { session });
}

/** A slot as a term whose person is still to be found. Pure. */
export const termOf = (id: string, alliance: string, slot: Slot): TermRecord => ({
  _id: id,
  alliance,
  ...slot,
  person: null,
  personNamed: false,
  deputy: null,
  acting: null,
});

/** Extends the future terms to one whole round of the order. Writes only what is missing. */
export async function extendTerms(
  { models, ids }: Dependencies,
  { session, at }: Transaction,
  alliance: AllianceRecord,
): Promise<void> {
  const rule = ruleOf(alliance);
  if (!rule) return;
  const last = await models.terms.findOne({ alliance: alliance._id }, null, { session, sort: { from: -1 } }).lean();
  const ahead = await models.terms.find({ alliance: alliance._id, from: { $gt: at } }, { _id: 1 }, { session }).lean();
  const added: TermRecord[] = [];
  // A rotation that was stopped and started again goes on from its new beginning.
  const begins = startOfDay(rule.anchor);
  let previous: Pick<Slot, "until" | "turn"> | null = last && { turn: last.turn, until: last.until > begins ? last.until : begins };
  let count = ahead.length;
  while (count < rule.order.length) {
    const [slot] = continueSlots(rule, previous, 1);
    added.push(termOf(ids.next(), alliance._id, slot!));
    previous = slot!;
    if (slot!.from > at) count += 1;
  }
  if (added.length > 0) await models.terms.insertMany(added, { session });
}

import type { UrgentMatterRecord } from "../../../models/urgent-matter.ts";
import type { Dependencies } from "../../dependencies.ts";
import type { Transaction } from "../../outbox/transaction.ts";

/** Tells everybody with a seat in the alliance or as an officer of its county, but not who did it; emits `urgent.changed` on the alliance's stream. */
export async function tellUrgent(
  { models, notify }: Pick<Dependencies, "models" | "notify">,
  transaction: Transaction,
  matter: UrgentMatterRecord,
  { kind, facts }: { kind: string; facts: Record<string, string> },
): Promise<void> {
  const { session, at, actor } = transaction;
  const { _id, alliance, county, number, title, state } = matter;
  const seats = await models.seats
    .find({ $and: [{ $or: [{ alliance }, { county, role: "officer" }] }, { $or: [{ until: null }, { until: { $gt: at } }] }], from: { $lte: at } }, { person: 1 }, { session })
    .lean();
  const people = [...new Set(seats.map(({ person }) => person))].filter((person) => person !== actor?.person.id);
  await notify(transaction, people, { key: `${kind}:${_id}`, kind, facts: { number, title, ...facts }, href: `/urgent/${_id}` });
  transaction.emit(`alliance:${alliance}`, "urgent.changed", { urgent: _id, number, state });
}

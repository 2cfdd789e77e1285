import type { HandOverRecord } from "../../../models/hand-over.ts";
import { addDays, dayAt, lastDayOf, startOfDay } from "../../clock.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import type { AllianceDependencies } from "../alliance-dependencies.ts";
import { organizationRefs } from "../names.ts";
import { newHandOver } from "./command-hand-over.ts";
import { peopleOfSide, readIncoming } from "./read-sides.ts";
import { pageOfTerm } from "./tell-hand-over.ts";

/** So long before a term ends both sides are told, and so long after its end who keeps the alliance that nothing was handed over. */
const HAND_OVER_DAYS = 14;
const LATE_DAYS = 3;
/** A hub that was away at the end of a term, or is newer than it, still asks for its hand-over for so long. */
const CAUGHT_UP_DAYS = 7;
const MOST = 500;

/**
 * What the clock does: tells both sides of a term that ends within two weeks to prepare and expect the hand-over, and them and who keeps the
 * alliance of one that was not taken over three days after the end. Idempotent: each is told once.
 */
export async function keepHandOvers(dependencies: AllianceDependencies): Promise<void> {
  const { models, clock, inTransaction } = dependencies;
  const now = clock.now();
  const ahead = (days: number) => startOfDay(addDays(dayAt(now), days));
  const ending = await models.terms.find({ until: { $gt: ahead(-CAUGHT_UP_DAYS), $lte: ahead(HAND_OVER_DAYS) }, from: { $lte: now } }, { _id: 1 }).sort({ until: 1 }).limit(MOST).lean();
  const known = await models.handOvers.find({ _id: { $in: ending.map(({ _id }) => _id) }, told: { $ne: "none" } }, { _id: 1 }).lean();
  const begun = new Set(known.map(({ _id }) => _id));
  for (const { _id } of ending) if (!begun.has(_id)) await inTransaction(null, (transaction) => begin(dependencies, transaction, _id));

  const waiting = await models.handOvers.find({ state: { $in: ["open", "handed"] }, told: { $ne: "late" } }, { _id: 1 }).limit(MOST).lean();
  const late = await models.terms.find({ _id: { $in: waiting.map(({ _id }) => _id) }, until: { $lte: ahead(-LATE_DAYS + 1) } }, { _id: 1 }).lean();
  for (const { _id } of late) await inTransaction(null, (transaction) => tellLate(dependencies, transaction, _id));
}

async function begin(dependencies: AllianceDependencies, transaction: Transaction, termId: string): Promise<void> {
  const { models, notify } = dependencies;
  const { session, at } = transaction;
  const term = await models.terms.findOne({ _id: termId }, null, { session }).lean();
  const alliance = term && (await models.alliances.findOne({ _id: term.alliance }, { name: 1, county: 1 }, { session }).lean());
  const incoming = term && (await readIncoming(models, term, session));
  if (!alliance || !incoming) return;
  const record = await models.handOvers.findOne({ _id: termId }, null, { session }).lean();
  if (record && record.told !== "none") return;
  if (record) await models.handOvers.updateOne({ _id: termId }, { $set: { told: "begun" } }, { session });
  else await models.handOvers.create([{ ...newHandOver(term, alliance.county, at), told: "begun" }], { session });
  const name = await organizationRefs(models, [term.organization, incoming.organization], session);
  const facts = { alliance: alliance.name, day: lastDayOf(term.until) };
  const href = pageOfTerm(alliance._id, termId);
  const sides = [
    { kind: "hand_over_due", side: { organization: term.organization, person: term.person }, other: incoming },
    { kind: "hand_over_expected", side: incoming, other: term },
  ];
  for (const { kind, side, other } of sides) {
    const people = await peopleOfSide(models, transaction, alliance._id, side);
    await notify(transaction, people, { key: `${kind}:${termId}`, kind, facts: { ...facts, unit: name(other.organization).name }, href });
  }
}

async function tellLate({ models, notify, keepersOf }: AllianceDependencies, transaction: Transaction, termId: string): Promise<void> {
  const { session } = transaction;
  const waiting = { _id: termId, state: { $in: ["open", "handed"] as HandOverRecord["state"][] }, told: { $ne: "late" as const } };
  const record = await models.handOvers.findOneAndUpdate(waiting, { $set: { told: "late" } }, { session }).lean();
  const term = record && (await models.terms.findOne({ _id: termId }, null, { session }).lean());
  const alliance = record && (await models.alliances.findOne({ _id: record.alliance }, { name: 1, county: 1 }, { session }).lean());
  const incoming = term && (await readIncoming(models, term, session));
  if (!term || !alliance || !incoming) return;
  const missing = record.state === "open" ? { organization: term.organization, person: term.person } : incoming;
  const name = await organizationRefs(models, [missing.organization], session);
  const people = [...(await peopleOfSide(models, transaction, alliance._id, missing)), ...(await keepersOf(transaction, { alliance: alliance._id, county: alliance.county }))];
  await notify(transaction, people, {
    key: `hand_over_late:${termId}`,
    kind: "hand_over_late",
    facts: { alliance: alliance.name, unit: name(missing.organization).name, day: lastDayOf(term.until) },
    href: pageOfTerm(alliance._id, termId),
  });
}

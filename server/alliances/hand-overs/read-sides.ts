import type { ClientSession } from "mongoose";
import type { HandOverRecord } from "../../../models/hand-over.ts";
import type { TermRecord } from "../../../models/term.ts";
import type { ChairSide, HandOverSubject } from "../../access/hand-over-rules.ts";
import type { AllianceScope } from "../../access/scope.ts";
import type { Models } from "../../database/models.ts";
import type { Transaction } from "../../outbox/transaction.ts";

/** Who takes the chair after a term; null where no term follows, or the same unit goes on. */
export async function readIncoming(models: Models, { alliance, until, organization }: TermRecord, session: ClientSession | null = null): Promise<ChairSide | null> {
  const next = await models.terms.findOne({ alliance, from: { $gte: until } }, { organization: 1, person: 1 }, { session }).sort({ from: 1 }).lean();
  return next && next.organization !== organization ? { organization: next.organization, person: next.person } : null;
}

/** The hand-over at the end of a term as the access rules look at it. Pure. */
export const subjectOf = (scope: AllianceScope, term: TermRecord, incoming: ChairSide | null, record: HandOverRecord | null, now: Date): HandOverSubject => ({
  ...scope,
  outgoing: { organization: term.organization, person: term.person },
  incoming,
  state: record?.state ?? "open",
  over: term.until <= now,
});

/** Whom to tell of what concerns a side: its liaisons in the alliance, and the person named for the term. */
export async function peopleOfSide(models: Models, { session, at }: Transaction, alliance: string, { organization, person }: ChairSide): Promise<string[]> {
  const seats = await models.seats.find({ alliance, organization, role: { $in: ["liaison", "service"] } }, null, { session }).limit(50).lean();
  const acting = seats.filter(({ from, until }) => from <= at && (until === null || until > at)).map((seat) => seat.person);
  return [...new Set(person === null ? acting : [person, ...acting])];
}

import type { Actor } from "../access/actor.ts";
import { canGiveSeat } from "../access/people-rules.ts";
import { isAdministrator, isInsider, isOfficerOfCounty } from "../access/scope.ts";
import type { Dependencies } from "../dependencies.ts";
import { conflict, forbidden, notFound } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { PeopleDependencies } from "./people-dependencies.ts";

/**
 * Ends a seat now; one that was to begin later never does. What it gave ends with it, on open sockets too:
 * emits `seat.changed` to the person, and settles the rotation of its alliance.
 * @throws not_found, forbidden, conflict (`seat_over`, `last_administrator`)
 */
export async function endSeat(dependencies: PeopleDependencies, actor: Actor, id: string, cause?: string): Promise<void> {
  const { models, inTransaction, settleRotation } = dependencies;
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const seat = await models.seats.findOne({ _id: id }, null, { session }).lean();
    if (!seat) throw notFound();
    if (!canGiveSeat(actor, seat)) throw maySee(actor, seat) ? forbidden() : notFound();
    if (seat.until !== null && seat.until <= at) throw conflict("seat_over");
    if (seat.role === "administrator") await requireAnotherAdministrator(dependencies, transaction, seat.person);
    const until = seat.from > at ? seat.from : at;
    await models.seats.updateOne({ _id: id }, { $set: { until } }, { session });
    const { role, alliance, organization, county } = seat;
    transaction.emit(`user:${seat.person}`, "seat.changed", { seat: id, role, alliance, organization });
    if (alliance) await settleRotation(transaction, alliance);
    transaction.audit({
      action: "seat.end",
      subject: { kind: "person", id: seat.person },
      alliance,
      county,
      before: { role, alliance, organization },
      ...(cause && { after: { cause } }),
    });
  });
}

/** Seats of an alliance are known to its insiders, one's own to oneself, a county's to its officers. */
const maySee = (actor: Actor, seat: { person: string; alliance: string | null; county: string | null }): boolean =>
  isAdministrator(actor) ||
  seat.person === actor.person.id ||
  (seat.county !== null && isOfficerOfCounty(actor, seat.county)) ||
  (seat.alliance !== null && isInsider(actor, { alliance: seat.alliance, county: seat.county ?? "" }));

/**
 * Keeps the hub from being without an administrator.
 * @throws conflict `last_administrator` when nobody else holds such a seat now with a live account
 */
export async function requireAnotherAdministrator(
  { models }: Dependencies,
  { session, at }: Transaction,
  person: string,
): Promise<void> {
  const others = await models.seats
    .find(
      { role: "administrator", person: { $ne: person }, from: { $lte: at }, $or: [{ until: null }, { until: { $gt: at } }] },
      { person: 1 },
      { session },
    )
    .lean();
  const live = await models.people
    .findOne({ _id: { $in: others.map((seat) => seat.person) }, disabledAt: { $exists: false } }, { _id: 1 }, { session })
    .lean();
  if (!live) throw conflict("last_administrator");
}

import { writeCause } from "../../app/contracts/causes.ts";
import type { AllianceRecord } from "../../models/alliance.ts";
import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import { notFound } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { requireRevision } from "../require-revision.ts";
import { requireKeptAlliance } from "./require-alliance.ts";
import { skipSlot, withoutMember, type Slot } from "./rotation.ts";
import { settleRotation } from "./settle-rotation.ts";
import { readOpenTerms, ruleOf, saveSlots, termOf } from "./term-book.ts";

/**
 * Ends a membership with all that it gave: the organization's seats in the alliance end now, its turns of the chair go
 * to those behind it; when it holds the chair, the next one takes over the rest of the term at once.
 * Emits `alliance.changed`, and `seat.changed` to everybody whose seat ends.
 * @param revision of the alliance, where the caller names the one that it is based on
 * @throws not_found when it is no member, forbidden, conflict `stale_revision`
 */
export async function removeMember(
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  organization: string,
  cause = "退出联盟",
  revision?: number,
): Promise<void> {
  const { models, inTransaction } = dependencies;
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const alliance = await requireKeptAlliance(dependencies, actor, id, session);
    requireRevision(revision, alliance);
    const member = await models.memberships.findOneAndUpdate(
      { alliance: id, organization, leftAt: null },
      { $set: { leftAt: at, leftCause: cause } },
      { session },
    );
    if (!member) throw notFound();
    await endSeats(dependencies, transaction, id, organization);
    await passOnTurns(dependencies, transaction, alliance, organization);
    await settleRotation(dependencies, transaction, id);
    transaction.emit(`alliance:${id}`, "alliance.changed", { alliance: id, what: "members", organization });
    transaction.audit({
      action: "member.remove",
      subject: { kind: "organization", id: organization },
      alliance: id,
      county: alliance.county,
      before: { links: member.links, leading: member.leading },
      after: { cause },
    });
  });
}

async function endSeats({ models }: Dependencies, transaction: Transaction, alliance: string, organization: string): Promise<void> {
  const { session, at } = transaction;
  const seats = await models.seats
    .find({ alliance, organization, $or: [{ until: null }, { until: { $gt: at } }] }, null, { session })
    .lean();
  for (const seat of seats) {
    // A seat that was to begin later never does.
    const until = seat.from > at ? seat.from : at;
    await models.seats.updateOne({ _id: seat._id }, { $set: { until } }, { session });
    transaction.emit(`user:${seat.person}`, "seat.changed", { seat: seat._id, role: seat.role, alliance, organization });
  }
}

async function passOnTurns(
  dependencies: Dependencies,
  transaction: Transaction,
  alliance: AllianceRecord,
  organization: string,
): Promise<void> {
  const { models, ids } = dependencies;
  const { session, at } = transaction;
  const { present, future } = await readOpenTerms(dependencies, transaction, alliance._id);
  const holds = present?.organization === organization;
  const rule = ruleOf(alliance);
  const rest: Slot[] = holds ? [{ from: at, until: present.until, organization, turn: present.turn, cause: present.cause }] : [];
  if (rule && (holds || rule.order.includes(organization))) {
    const slots = rule.order.includes(organization)
      ? withoutMember(rule, [...rest, ...future], organization)
      : skipSlot(rule, [...rest, ...future], 0, present!.cause);
    await saveSlots(dependencies, transaction, alliance._id, future, slots.slice(rest.length));
    const successor = slots[0];
    if (holds && successor) {
      await models.terms.create([termOf(ids.next(), alliance._id, { ...successor, cause: writeCause("succeeded") })], { session });
    }
  }
  if (holds) await models.terms.updateOne({ _id: present._id }, { $set: { until: at } }, { session });
  const order = alliance.rotation.order.filter((member) => member !== organization);
  const anchor = order.length > 0 ? alliance.rotation.anchor : null;
  await models.alliances.updateOne(
    { _id: alliance._id },
    { $set: { "rotation.order": order, "rotation.anchor": anchor }, $inc: { revision: 1 } },
    { session },
  );
}

import type { AllianceRecord } from "../../models/alliance.ts";
import type { SeatRecord } from "../../models/seat.ts";
import type { TermRecord } from "../../models/term.ts";
import { chairOf } from "../access/chair-of.ts";
import { lastDayOf } from "../clock.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { extendTerms, readOpenTerms } from "./term-book.ts";

/**
 * Brings a rotation in step with the clock, the seats and the order, after any change and by the clock: one round of
 * terms ahead, a person for every term, and the chair of this instant announced once (`chair.changed` on the
 * alliance, `seat.changed` to those who win or lose the chair, a notice to the new one). Changes nothing when all of
 * that holds already.
 */
export async function settleRotation(dependencies: Dependencies, transaction: Transaction, id: string): Promise<void> {
  const { models, notify } = dependencies;
  const { session, at } = transaction;
  const alliance = await models.alliances.findOne({ _id: id }, null, { session }).lean();
  if (!alliance) return;
  await extendTerms(dependencies, transaction, alliance);
  const { present, future } = await readOpenTerms(dependencies, transaction, id);
  const open = present ? [present, ...future] : future;
  const { concerned, boundaries } = await fillPersons(dependencies, transaction, id, open);

  const chair = chairOf(present, at);
  const told = chair && [chair.term, chair.person ?? "", chair.acting ? "acting" : "term"].join(":");
  if (told !== alliance.chairTold) {
    transaction.emit(`alliance:${id}`, "chair.changed", {
      alliance: id,
      chair: chair && { ...chair, until: chair.until.toISOString() },
    });
    const previous = alliance.chairTold?.split(":")[1];
    if (previous) concerned.add(previous);
    if (chair?.person) {
      concerned.add(chair.person);
      await notify(transaction, [chair.person], {
        key: `chair:${told}`,
        kind: chair.acting ? "chair_acting" : "chair_began",
        facts: { alliance: alliance.name, day: lastDayOf(chair.until) },
        href: "/alliance",
      });
    }
  }
  for (const person of concerned) transaction.emit(`user:${person}`, "seat.changed", { alliance: id, role: "chair" });
  await models.alliances.updateOne({ _id: id }, { $set: { chairTold: told, chairCheckAt: nextLook(open, boundaries, at) } }, { session });
}

/** The next instant at which the chair may change hands: a term, an acting time or a seat begins or ends. Pure. */
function nextLook(open: TermRecord[], seats: (Date | null)[], now: Date): AllianceRecord["chairCheckAt"] {
  const terms = open.slice(0, 2).flatMap(({ from, until, acting }) => [from, until, acting?.from ?? null, acting?.until ?? null]);
  const instants = [...terms, ...seats]
    .filter((instant): instant is Date => instant !== null)
    .filter((instant) => instant > now)
    .map((instant) => instant.getTime());
  return instants.length > 0 ? new Date(Math.min(...instants)) : null;
}

/**
 * Gives each open term the person who holds it: the one named, while they have a seat of the member, else the member's
 * liaison of longest standing, else nobody. A deputy who lost their seat stands in no longer.
 * Returns the people whose chair's seat changed, and when seats that matter here begin or end.
 */
async function fillPersons(
  { models }: Dependencies,
  { session, at }: Transaction,
  alliance: string,
  open: TermRecord[],
): Promise<{ concerned: Set<string>; boundaries: (Date | null)[] }> {
  const organizations = [...new Set(open.flatMap((term) => [term.organization, ...(term.deputy ? [term.deputy.organization] : [])]))];
  const known = await models.seats
    .find({ organization: { $in: organizations }, $or: [{ until: null }, { until: { $gt: at } }] }, null, { session })
    .sort({ from: 1, _id: 1 })
    .lean();
  const seats = known.filter((seat) => seat.from <= at);
  const sits = (person: string, organization: string) =>
    seats.some((seat) => seat.person === person && seat.organization === organization);
  const changed = new Set<string>();
  for (const term of open) {
    const person = term.personNamed && term.person && sits(term.person, term.organization) ? term.person : liaisonOf(seats, alliance, term);
    const deputy = term.deputy && sits(term.deputy.person, term.deputy.organization) ? term.deputy : null;
    const acting = deputy ? term.acting : null;
    if (person === term.person && deputy === term.deputy && acting === term.acting) continue;
    for (const concerned of [term.person, person, term.deputy?.person]) if (concerned) changed.add(concerned);
    const personNamed = term.personNamed && person === term.person;
    await models.terms.updateOne({ _id: term._id }, { $set: { person, personNamed, deputy, acting } }, { session });
    Object.assign(term, { person, personNamed, deputy, acting });
  }
  return { concerned: changed, boundaries: known.flatMap(({ from, until }) => [from, until]) };
}

function liaisonOf(seats: SeatRecord[], alliance: string, term: TermRecord): string | null {
  const liaison = seats.find(
    (seat) => seat.role === "liaison" && seat.organization === term.organization && seat.alliance === alliance,
  );
  return liaison?.person ?? null;
}

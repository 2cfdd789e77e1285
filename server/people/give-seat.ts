import type { SeatInput, SeatView } from "../../app/contracts/people.ts";
import type { SeatRecord } from "../../models/seat.ts";
import type { Actor } from "../access/actor.ts";
import { canGiveSeat, canSeeAccount } from "../access/people-rules.ts";
import { badField, conflict, forbidden } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { PeopleDependencies } from "./people-dependencies.ts";
import { presentSeats } from "./present-me.ts";

/** How much earlier than now a seat may begin: what was typed a moment ago. */
const GRACE_MS = 60_000;

/**
 * Gives a person a seat. What a role needs: liaison - a member organization of an alliance; secretary - an alliance;
 * officer - a county; service unit - a bank or service organization and an alliance or county; administrator - nothing.
 * Emits `seat.changed` to the person.
 * @throws forbidden, bad_input on the field that does not fit, conflict `person_disabled`
 */
export async function giveSeat(dependencies: PeopleDependencies, actor: Actor, input: SeatInput): Promise<SeatView> {
  const { models, inTransaction, ids, settleRotation } = dependencies;
  const seat = await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const place = await placeOf(dependencies, transaction, input);
    if (!canGiveSeat(actor, { role: input.role, ...place })) throw forbidden();
    const person = await models.people.findOne({ _id: input.person }, null, { session }).lean();
    if (!person || !canSeeAccount(actor, person.county ?? null)) throw badField("person", "unknown_record");
    if (person.disabledAt) throw conflict("person_disabled");
    const from = input.from === undefined ? at : new Date(input.from);
    if (from.getTime() < at.getTime() - GRACE_MS) throw badField("from", "in_the_past");
    const until = input.until === null ? null : new Date(input.until);
    if (until && until <= from) throw badField("until", "range_order");
    const record: SeatRecord = { _id: ids.next(), person: person._id, role: input.role, ...place, from, until, cause: input.cause };
    await models.seats.create([record], { session });
    transaction.emit(`user:${person._id}`, "seat.changed", { seat: record._id, role: record.role, ...place });
    if (record.alliance) await settleRotation(transaction, record.alliance);
    transaction.audit({
      action: "seat.give",
      subject: { kind: "person", id: person._id },
      alliance: place.alliance,
      county: place.county,
      after: { ...place, role: record.role, until: until?.toISOString() ?? null, cause: record.cause },
    });
    return record;
  });
  const { _id, ...rest } = seat;
  const [view] = await presentSeats(dependencies, [{ id: _id, ...rest }]);
  return view!;
}

/** Where a seat stands, by what its role needs. */
async function placeOf(
  { models, divisionName }: PeopleDependencies,
  { session }: Transaction,
  { role, ...input }: SeatInput,
): Promise<Pick<SeatRecord, "organization" | "alliance" | "county">> {
  if (role === "administrator") return { organization: null, alliance: null, county: null };
  const needs = (field: string) => badField(field, "required");
  const alliance = input.alliance ? await models.alliances.findOne({ _id: input.alliance }, { county: 1 }, { session }).lean() : null;
  if (input.alliance && !alliance) throw badField("alliance", "unknown_record");
  const organization = input.organization
    ? await models.organizations.findOne({ _id: input.organization }, { county: 1, kind: 1 }, { session }).lean()
    : null;
  if (input.organization && !organization) throw badField("organization", "unknown_record");
  if (input.county && divisionName(input.county) === null) throw badField("county", "division");
  const place = {
    organization: organization?._id ?? null,
    alliance: alliance?._id ?? null,
    county: alliance?.county ?? input.county ?? organization?.county ?? null,
  };
  switch (role) {
    case "liaison": {
      if (!organization) throw needs("organization");
      if (!alliance) throw needs("alliance");
      const member = await models.memberships
        .findOne({ alliance: alliance._id, organization: organization._id, leftAt: null }, { _id: 1 }, { session })
        .lean();
      if (!member) throw badField("organization", "not_a_member");
      return place;
    }
    case "secretary":
      if (!alliance) throw needs("alliance");
      return place;
    case "officer":
      if (!place.county) throw needs("county");
      if (organization && organization.kind !== "department") throw badField("organization", "not_allowed");
      // An officer sees every alliance of the county; one named would only narrow what the seat is shown as.
      return { ...place, alliance: null };
    case "service":
      if (!organization) throw needs("organization");
      if (organization.kind !== "bank" && organization.kind !== "service") throw badField("organization", "not_allowed");
      return place;
  }
}

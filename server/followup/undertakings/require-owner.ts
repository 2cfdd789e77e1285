import type { OwnerCandidate } from "../../../app/contracts/undertakings.ts";
import type { OwnerRecord } from "../../../models/undertaking.ts";
import type { SeatRecord } from "../../../models/seat.ts";
import type { Actor } from "../../access/actor.ts";
import { chairOf } from "../../access/chair-of.ts";
import { isInsider, type AllianceScope } from "../../access/scope.ts";
import { nameIn, readNames } from "../../database/read-names.ts";
import type { Dependencies } from "../../dependencies.ts";
import { badField, notFound } from "../../errors.ts";
import type { Transaction } from "../../outbox/transaction.ts";

/** Most seats that are looked at. */
const MOST = 1_000;

type Moment = Pick<Transaction, "at"> & { session: Transaction["session"] | null };

/** A seat that makes somebody eligible: of the alliance, an officer's of its county, or the chair's of today. */
type Place = Pick<SeatRecord, "person" | "organization">;

async function placesIn({ models }: Pick<Dependencies, "models">, { alliance, county }: AllianceScope, { session, at }: Moment, person?: string): Promise<Place[]> {
  const [seats, term] = await Promise.all([
    models.seats
      .find({ ...(person && { person }), $or: [{ alliance }, { county, role: "officer" }], from: { $lte: at } }, { person: 1, organization: 1, until: 1 }, { session })
      .limit(MOST)
      .lean(),
    models.terms.findOne({ alliance, from: { $lte: at }, until: { $gt: at } }, null, { session }).lean(),
  ]);
  const chair = chairOf(term, at);
  return [
    ...(chair?.person && (person === undefined || chair.person === person) ? [{ person: chair.person, organization: chair.organization }] : []),
    ...seats.filter(({ until }) => until === null || until > at),
  ];
}

/**
 * The person named as owner, with name and unit as they are now.
 * @throws bad_input on `PATH.person` of who has no seat in the alliance or its county, or is of the unit that is to be helped
 */
export async function requireOwner(
  { models }: Pick<Dependencies, "models">,
  scope: AllianceScope & { helped: string },
  given: { person: string; post: string },
  path: string,
  transaction: Transaction,
): Promise<OwnerRecord> {
  const places = await placesIn({ models }, scope, transaction, given.person);
  const person = await models.people.findOne({ _id: given.person }, { name: 1, disabledAt: 1 }, { session: transaction.session }).lean();
  if (places.length === 0 || !person || person.disabledAt) throw badField(`${path}person`, "owner_outside");
  // Whoever is of the helped unit could confirm their own work.
  if (places.some(({ organization }) => organization === scope.helped)) throw badField(`${path}person`, "owner_of_helped");
  return { person: person._id, name: person.name, post: given.post, organization: places.find(({ organization }) => organization !== null)?.organization ?? null };
}

/** @throws bad_input on `person` of who has no seat in the alliance or its county, or is of the helped unit, which is to judge what is written */
export async function requireAssistant({ models }: Pick<Dependencies, "models">, scope: AllianceScope & { helped: string }, id: string, transaction: Transaction): Promise<{ person: string; name: string }> {
  const [places, person] = await Promise.all([
    placesIn({ models }, scope, transaction, id),
    models.people.findOne({ _id: id }, { name: 1, disabledAt: 1 }, { session: transaction.session }).lean(),
  ]);
  if (places.length === 0 || !person || person.disabledAt) throw badField("person", "owner_outside");
  if (places.some(({ organization }) => organization === scope.helped)) throw badField("person", "owner_of_helped");
  return { person: person._id, name: person.name };
}

/**
 * Everybody who can be asked in an alliance, each once, by name of unit and person. Reads only.
 * @throws not_found for an alliance that is not the actor's to read
 */
export async function listOwnerCandidates({ models, clock }: Pick<Dependencies, "models" | "clock">, actor: Actor, alliance: string): Promise<OwnerCandidate[]> {
  const known = await models.alliances.findOne({ _id: alliance }, { county: 1 }).lean();
  const scope = { alliance, county: known?.county ?? "" };
  if (!known || !isInsider(actor, scope)) throw notFound();
  const places = await placesIn({ models }, scope, { session: null, at: clock.now() });
  const byPerson = new Map(places.toReversed().map((place) => [place.person, place]));
  const [people, names] = await Promise.all([
    models.people.find({ _id: { $in: [...byPerson.keys()] }, disabledAt: null }, { name: 1 }).lean(),
    readNames(models, { organizations: places.flatMap(({ organization }) => organization ?? []) }),
  ]);
  const candidates = people.map(({ _id, name }) => {
    const organization = byPerson.get(_id)?.organization ?? null;
    return { id: _id, name, organization: organization === null ? "" : nameIn(names, organization).name };
  });
  const orderOf = ({ organization, name }: OwnerCandidate) => `${organization}\u0000${name}`;
  return candidates.toSorted((a, b) => orderOf(a).localeCompare(orderOf(b), "zh-CN"));
}

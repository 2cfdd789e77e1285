import type { Role } from "../../app/contracts/people.ts";
import { seatsInForce, type Actor, type ActorSeat } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import { hashSecret } from "../secrets.ts";
import { findSession } from "./sessions.ts";
import { seatsOfTerm } from "./seats-of-term.ts";

/** What a request or a socket shows to say who it is. */
export interface Credentials {
  cookie?: string | undefined;
  token?: string | undefined;
}

/** Which seat stands in the header when nothing was chosen. */
const precedence: Role[] = ["chair", "liaison", "service", "secretary", "officer", "administrator"];

/**
 * Finds who the credentials belong to, with every seat in force now. Null when they are missing, wrong, ended or
 * the person is disabled. Writes only when a session or token was last seen.
 */
export async function resolveActor(dependencies: Dependencies, credentials: Credentials): Promise<Actor | null> {
  const { models, clock } = dependencies;
  const now = clock.now();
  if (credentials.token !== undefined) {
    const token = await models.tokens.findOne({ hash: hashSecret(credentials.token) }).lean();
    if (!token || token.expiresAt <= now) return null;
    if (!token.lastUsedAt || now.getTime() - token.lastUsedAt.getTime() > 60_000) {
      await models.tokens.updateOne({ _id: token._id }, { $set: { lastUsedAt: now } });
    }
    return actorOf(dependencies, { person: token.person, session: null, token: token._id, expiresAt: token.expiresAt });
  }
  if (credentials.cookie === undefined) return null;
  const session = await findSession(dependencies, credentials.cookie);
  if (!session) return null;
  return actorOf(dependencies, { person: session.person, session: session.publicId, token: null, expiresAt: session.expiresAt });
}

/** A person as it would act now, without a session: for what is done in its name by the clock. Null when disabled. */
export const findActor = (dependencies: Dependencies, person: string): Promise<Actor | null> =>
  actorOf(dependencies, { person, session: null, token: null, expiresAt: dependencies.clock.now() });

async function actorOf(
  dependencies: Dependencies,
  entry: { person: string; session: string | null; token: string | null; expiresAt: Date },
): Promise<Actor | null> {
  const person = await dependencies.models.people.findOne({ _id: entry.person }).lean();
  if (!person || person.disabledAt) return null;
  const { seats, nextBoundary } = await personSeats(dependencies, person._id);
  return {
    person: { id: person._id, name: person.name, account: person.account, locale: person.locale },
    seats,
    seat: seats.find((seat) => seat.id === person.seat) ?? firstSeat(seats),
    session: entry.session,
    token: entry.token,
    validUntil: nextBoundary && nextBoundary < entry.expiresAt ? nextBoundary : entry.expiresAt,
  };
}

/** A person's seats in force now, the chair's among them, and the next instant at which one begins or ends. */
export async function personSeats(
  { models, clock }: Dependencies,
  person: string,
): Promise<{ seats: ActorSeat[]; nextBoundary: Date | null }> {
  const now = clock.now();
  const [stored, terms] = await Promise.all([
    models.seats
      .find({ person: person, $or: [{ until: null }, { until: { $gt: now } }] })
      .sort({ from: 1 })
      .limit(200)
      .lean(),
    models.terms
      .find({ $or: [{ person: person }, { "deputy.person": person }], until: { $gt: now } })
      .sort({ from: 1 })
      .limit(50)
      .lean(),
  ]);
  const ids = [...new Set(terms.map((term) => term.alliance))];
  // Most people have no term, and every request comes through here: no round trip for nothing.
  const alliances = ids.length === 0 ? [] : await models.alliances.find({ _id: { $in: ids } }, { county: 1 }).lean();
  const countyOf = new Map(alliances.map((alliance) => [alliance._id, alliance.county]));
  const all: ActorSeat[] = [
    ...stored.map(({ _id, role, organization, alliance, county, from, until, cause }) => ({
      id: _id,
      role,
      organization,
      alliance,
      county,
      from,
      until,
      cause,
    })),
    ...terms.flatMap((term) => seatsOfTerm(term, person, countyOf.get(term.alliance) ?? null)),
  ];
  const boundaries = all
    .flatMap((seat) => [seat.from, seat.until])
    .filter((instant): instant is Date => instant !== null && instant > now)
    .map((instant) => instant.getTime());
  return {
    seats: seatsInForce(all, now),
    nextBoundary: boundaries.length > 0 ? new Date(Math.min(...boundaries)) : null,
  };
}

function firstSeat(seats: ActorSeat[]): ActorSeat | null {
  for (const role of precedence) {
    const seat = seats.find((candidate) => candidate.role === role);
    if (seat) return seat;
  }
  return null;
}

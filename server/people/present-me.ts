import type { MeView, SeatView } from "../../app/contracts/people.ts";
import type { StreamName } from "../../app/contracts/streams.ts";
import { alliancesOf, organizationsOf } from "../access/scope.ts";
import type { Actor, ActorSeat } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import { presentCause } from "../present-cause.ts";

/** Who the actor is, as what, and which streams tell of changes, each with its newest number. */
export async function presentMe(dependencies: Dependencies, actor: Actor): Promise<MeView> {
  const { models } = dependencies;
  const seats = await presentSeats(dependencies, actor.seats);
  const names: StreamName[] = [
    `user:${actor.person.id}`,
    ...organizationsOf(actor).map((id): StreamName => `organization:${id}`),
    ...alliancesOf(actor).map((id): StreamName => `alliance:${id}`),
  ];
  const counters = await models.counters.find({ _id: { $in: names } }).lean();
  const newest = new Map(counters.map((counter) => [counter._id, counter.value]));
  return {
    person: actor.person,
    seats,
    seat: actor.seat?.id ?? null,
    streams: names.map((stream) => ({ stream, seq: newest.get(stream) ?? 0 })),
    unreadNotices: await models.notices.countDocuments({ person: actor.person.id, readAt: null }).limit(100),
  };
}

/** Seats with the names of their organization and alliance. */
export async function presentSeats(
  { models }: Dependencies,
  seats: ActorSeat[],
): Promise<SeatView[]> {
  const ids = (key: "organization" | "alliance") => [...new Set(seats.flatMap((seat) => seat[key] ?? []))];
  const [organizations, alliances] = await Promise.all([
    models.organizations.find({ _id: { $in: ids("organization") } }, { shortName: 1 }).lean(),
    models.alliances.find({ _id: { $in: ids("alliance") } }, { name: 1 }).lean(),
  ]);
  const organizationName = new Map(organizations.map((record) => [record._id, record.shortName]));
  const allianceName = new Map(alliances.map((record) => [record._id, record.name]));
  const named = (id: string | null, names: Map<string, string>) => (id ? { id, name: names.get(id) ?? "" } : null);
  return seats.map((seat) => ({
    id: seat.id,
    role: seat.role,
    organization: named(seat.organization, organizationName),
    alliance: named(seat.alliance, allianceName),
    county: seat.county,
    from: seat.from.toISOString(),
    until: seat.until?.toISOString() ?? null,
    cause: presentCause(seat.cause),
  }));
}

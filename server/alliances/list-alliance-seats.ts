import type { AllianceSeatView } from "../../app/contracts/alliances.ts";
import type { Actor } from "../access/actor.ts";
import { chairOf } from "../access/chair-of.ts";
import type { Dependencies } from "../dependencies.ts";
import { presentCause } from "../present-cause.ts";
import { organizationRefs, personRefs } from "./names.ts";
import { requireAlliance } from "./require-alliance.ts";

/** Most seats that are listed; an alliance has some two per member. */
const MOST_SEATS = 1_000;

/**
 * The seats of an alliance in force or to come, the chair's of today first.
 * @throws not_found when the alliance is not the actor's to read
 */
export async function listAllianceSeats(dependencies: Dependencies, actor: Actor, id: string): Promise<AllianceSeatView[]> {
  const { models, clock } = dependencies;
  await requireAlliance(dependencies, actor, id);
  const now = clock.now();
  const [seats, present] = await Promise.all([
    models.seats
      .find({ alliance: id, $or: [{ until: null }, { until: { $gt: now } }] })
      .sort({ role: 1 })
      .limit(MOST_SEATS)
      .lean(),
    models.terms.findOne({ alliance: id, from: { $lte: now }, until: { $gt: now } }).lean(),
  ]);
  const chair = chairOf(present, now);
  const organization = await organizationRefs(models, [
    ...seats.flatMap((seat) => seat.organization ?? []),
    ...(chair ? [chair.organization] : []),
  ]);
  const person = await personRefs(models, [...seats.map((seat) => seat.person), ...(chair?.person ? [chair.person] : [])]);
  const chairSeat: AllianceSeatView[] =
    chair?.person && present
      ? [
          {
            id: `chair:${chair.term}`,
            role: "chair",
            person: person(chair.person),
            organization: organization(chair.organization),
            from: (chair.acting ? present.acting!.from : present.from).toISOString(),
            until: (chair.acting ? present.acting!.until : present.until).toISOString(),
            cause: chair.acting ? present.acting!.cause : presentCause(present.cause),
          },
        ]
      : [];
  return [
    ...chairSeat,
    ...seats.map((seat) => ({
      id: seat._id,
      role: seat.role,
      person: person(seat.person),
      organization: seat.organization ? organization(seat.organization) : null,
      from: seat.from.toISOString(),
      until: seat.until?.toISOString() ?? null,
      cause: presentCause(seat.cause),
    })),
  ];
}

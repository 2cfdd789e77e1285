import { takesSignIns } from "../../app/contracts/sign-in-time.ts";
import type { Actor } from "../access/actor.ts";
import { canSeeMeeting, standsFor } from "../access/meeting-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { changeMeeting } from "./change-meeting.ts";
import { proxiesOf } from "./machine/end-proxies.ts";
import { signIn } from "./machine/presence.ts";
import { recordAttendance } from "./record-attendance.ts";

/**
 * Counts people who have the live page open: their units are present, each person once. Before sign-in begins, and
 * for a meeting that is over, it does nothing.
 */
export async function countPresence(dependencies: Dependencies, meetingId: string, watching: Actor[]): Promise<void> {
  const { models, clock } = dependencies;
  const meeting = await models.meetings.findOne({ _id: meetingId }, { state: 1, startsAt: 1 }).lean();
  const first = watching[0];
  if (!meeting || !first || !takesSignIns(meeting, clock.now())) return;
  await changeMeeting(dependencies, first, meetingId, {
    action: "meeting.presence",
    steers: false,
    allow: () => true,
    async work(current, transaction) {
      if (!takesSignIns(current, transaction.at)) return { changes: {}, told: [] };
      const arrivals = watching
        .filter((actor) => canSeeMeeting(actor, current))
        .map((actor) => {
          const units = current.units.filter((unit) => standsFor(actor, current.alliance, unit.organization));
          const unit = units.find(({ organization }) => organization === actor.seat?.organization) ?? units[0];
          return { person: actor.person.id, name: actor.person.name, organization: unit?.organization ?? null, via: "live" as const };
        });
      const fresh = await recordAttendance(models, transaction, meetingId, arrivals);
      const units = arrivals.flatMap(({ organization }) => organization ?? []);
      const left = new Set(current.presence.filter((entry) => entry.leftAt).map((entry) => entry.organization));
      // A unit that said it leaves, or entrusted its vote, stays away until it signs in by hand: who looks on has not come.
      for (const { giver, ended } of proxiesOf(current)) if (ended === null) left.add(giver);
      const step = signIn(current, units.filter((unit) => !left.has(unit)), transaction.at);
      if (fresh === 0 && step.told.length === 0) return step;
      return { changes: { ...step.changes, people: current.people + fresh }, told: [{ type: "presence" }] };
    },
  });
}

import { openCooperationStates } from "../../app/contracts/cooperations.ts";
import type { AlliancePulse } from "../../app/contracts/work.ts";
import type { AllianceRecord } from "../../models/alliance.ts";
import { daysBetween, dayAt } from "../clock.ts";
import type { WorkReading } from "./work-reading.ts";

/** A county has some thirty alliances. */
const MOST = 60;
/** How long events are kept: an alliance without any has been silent for at least that long, unless it is younger. */
const KEPT_DAYS = 30;

/**
 * For who keeps, chairs or oversees alliances: how long each has been silent and what is open in it, the one that needs
 * a look most first.
 */
export async function alliancePulse(reading: WorkReading): Promise<AlliancePulse[]> {
  const { models, kept } = reading;
  if (kept.length === 0) return [];
  const alliances = await models.alliances.find({ _id: { $in: kept } }, { name: 1, createdAt: 1 }).sort({ name: 1 }).limit(MOST).lean();
  const pulses = await Promise.all(alliances.map((alliance) => pulseOf(reading, alliance)));
  return pulses.toSorted((a, b) => weight(b) - weight(a));
}

const weight = (pulse: AlliancePulse): number => pulse.overdueNeeds + pulse.overdueTasks + pulse.quietDays / 7;

async function pulseOf({ models, today }: WorkReading, { _id: id, name, createdAt }: Pick<AllianceRecord, "_id" | "name" | "createdAt">): Promise<AlliancePulse> {
  const [last, openNeeds, overdueNeeds, overdueTasks, running] = await Promise.all([
    models.events.findOne({ stream: `alliance:${id}` }, { at: 1 }).sort({ seq: -1 }).lean(),
    models.listings.countDocuments({ alliance: id, kind: "need", open: true }),
    models.listings.countDocuments({ alliance: id, kind: "need", open: true, dueDate: { $gt: "", $lt: today } }),
    models.actions.countDocuments({ alliance: id, state: { $in: ["assigned", "accepted", "objected"] }, due: { $lt: today } }),
    models.cooperations.countDocuments({ alliances: id, state: { $in: [...openCooperationStates] } }),
  ]);
  const quietDays = Math.min(KEPT_DAYS, Math.max(0, daysBetween(dayAt((last ?? { at: createdAt }).at), today)));
  return { alliance: { id, name }, quietDays, openNeeds, overdueNeeds, overdueTasks, running };
}

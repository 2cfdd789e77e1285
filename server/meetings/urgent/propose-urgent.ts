import type { Proposal } from "../../../app/contracts/agenda.ts";
import { dayAt } from "../../clock.ts";
import type { Models } from "../../database/models.ts";

/** Urgent matters that wait to be confirmed, the oldest first. Reads only. */
export async function proposeUrgent(models: Models, alliance: string, most: number): Promise<Proposal[]> {
  const matters = await models.urgentMatters.find({ alliance, state: "waiting" }).sort({ createdAt: 1, _id: 1 }).limit(most).lean();
  const units = await models.organizations.find({ _id: { $in: matters.map(({ unit }) => unit) } }, { shortName: 1 }).lean();
  const nameOf = new Map(units.map(({ _id, shortName }) => [_id, shortName]));
  return matters.map(({ _id, title, why, done, unit, number, createdAt }) => ({
    kind: "urgent",
    subject: _id,
    title,
    lane: "urgent",
    minutes: 10,
    text: `${why}\n\n${done}`,
    presenter: nameOf.get(unit) ?? "",
    reason: "urgent_waiting",
    facts: { number, day: dayAt(createdAt), unit: nameOf.get(unit) ?? "" },
  }));
}

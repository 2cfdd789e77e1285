import { dayAt, timeAt } from "../clock.ts";
import type { Dependencies } from "../dependencies.ts";
import { REMIND_MS, tellUnits } from "./announce-meeting.ts";

/** Most meetings in one sweep. */
const MOST = 200;

/**
 * Reminds the units of a meeting a day before it begins, and the alliance's stream by `meeting.near`. Once a meeting and time,
 * however often and on however many processes it runs.
 */
export async function remindMeetings(dependencies: Dependencies): Promise<void> {
  const { models, clock } = dependencies;
  const now = clock.now();
  const meetings = await models.meetings
    .find({ state: "scheduled", startsAt: { $gt: now, $lte: new Date(now.getTime() + REMIND_MS) }, reminded: { $ne: true } }, { _id: 1 })
    .sort({ startsAt: 1 })
    .limit(MOST)
    .lean();
  for (const { _id } of meetings) await remind(dependencies, _id);
}

async function remind(dependencies: Dependencies, id: string): Promise<void> {
  const { models, inTransaction } = dependencies;
  await inTransaction(null, async (transaction) => {
    const { session } = transaction;
    const meeting = await models.meetings.findOne({ _id: id, state: "scheduled", reminded: { $ne: true } }, null, { session }).lean();
    if (!meeting) return;
    const { alliance, county, title, startsAt, place, version } = meeting;
    await models.meetings.updateOne({ _id: id, version }, { $set: { reminded: true, version: version + 1 } }, { session });
    transaction.emit(`alliance:${alliance}`, "meeting.near", { meeting: id, title, startsAt: startsAt.toISOString(), place });
    await tellUnits(dependencies, transaction, meeting, {
      key: `meeting.near:${id}:${startsAt.getTime()}`,
      kind: "meeting_near",
      facts: { title, day: dayAt(startsAt), time: timeAt(startsAt) },
    });
    transaction.audit({ action: "meeting.remind", subject: { kind: "meeting", id }, alliance, county });
  });
}

import type { AuditVerb } from "../../app/contracts/audit-verbs.ts";
import type { MinutesView } from "../../app/contracts/minutes.ts";
import type { MeetingRecord } from "../../models/meeting.ts";
import type { MinutesRecord } from "../../models/minutes.ts";
import type { Actor } from "../access/actor.ts";
import { canSeeMeeting, draftReaders } from "../access/meeting-rules.ts";
import { canSeeMinutes } from "../access/minutes-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { conflict, notFound } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { getMinutes } from "./get-minutes.ts";

type Work = (
  minutes: MinutesRecord,
  meeting: MeetingRecord,
  transaction: Transaction,
) => Partial<MinutesRecord> | Promise<Partial<MinutesRecord>>;

/**
 * The one way to change minutes: reads them with their meeting, stores what `work` answers, tells the followers of the
 * meeting; one transaction. @returns the minutes as the actor sees them afterwards
 * @throws not_found when the actor may not read them; conflict `stale_revision` when somebody wrote at the same moment
 */
export async function changeMinutes(
  dependencies: Dependencies,
  actor: Actor,
  meetingId: string,
  action: AuditVerb,
  work: Work,
): Promise<MinutesView> {
  const { models, inTransaction } = dependencies;
  await inTransaction(actor, async (transaction) => {
    const { session } = transaction;
    const meeting = await models.meetings.findOne({ _id: meetingId }, null, { session }).lean();
    const minutes = await models.minutes.findOne({ _id: meetingId }, null, { session }).lean();
    if (!meeting || !minutes || !canSeeMeeting(actor, meeting) || !canSeeMinutes(actor, meeting, minutes)) throw notFound();
    const changes = { ...(await work(minutes, meeting, transaction)), revision: minutes.revision + 1 };
    const written = await models.minutes.updateOne({ _id: meetingId, revision: minutes.revision }, { $set: changes }, { session });
    if (written.matchedCount === 0) throw conflict("stale_revision");
    const phase = changes.phase ?? minutes.phase;
    if (phase !== minutes.phase) {
      await models.meetings.updateOne({ _id: meetingId }, { $set: { minutes: phase, version: meeting.version + 1 } }, { session });
    }
    transaction.emit(
      `meeting:${meetingId}`,
      "minutes.changed",
      { meeting: meetingId, phase, revision: changes.revision },
      phase === "draft" ? { roles: [...draftReaders] } : undefined,
    );
    transaction.audit({
      action,
      subject: { kind: "minutes", id: meetingId },
      alliance: meeting.alliance,
      county: meeting.county,
      after: { phase, revision: changes.revision },
    });
  });
  return getMinutes(dependencies, actor, meetingId);
}

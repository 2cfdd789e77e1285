import type { Actor } from "../../access/actor.ts";
import type { Dependencies } from "../../dependencies.ts";
import { notFound } from "../../errors.ts";
import { requireMeeting } from "../get-meeting.ts";
import { requireSpeaker, tellPapers } from "./require-speaker.ts";

/**
 * Takes back what a unit handed in, while the meeting is not over.
 * @throws not_found; forbidden; conflict `meeting_closed`, `meeting_cancelled`
 */
export async function withdrawStatement(dependencies: Dependencies, actor: Actor, meetingId: string, id: string): Promise<void> {
  const { models, inTransaction } = dependencies;
  await requireMeeting(dependencies, actor, meetingId);
  await inTransaction(actor, async (transaction) => {
    const { session } = transaction;
    const record = await models.statements.findOne({ _id: id, meeting: meetingId }, null, { session }).lean();
    if (!record) throw notFound();
    const { meeting } = await requireSpeaker(dependencies, transaction, actor, meetingId, record.organization);
    await models.statements.deleteOne({ _id: id }, { session });
    tellPapers(transaction, meeting);
    const { organization, revision } = record;
    transaction.audit({ action: "statement.withdraw", subject: { kind: "meeting", id: meetingId }, alliance: meeting.alliance, county: meeting.county, before: { organization, revision }, after: {} });
  });
}

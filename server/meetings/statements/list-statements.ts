import type { StatementView } from "../../../app/contracts/statements.ts";
import type { MeetingRecord } from "../../../models/meeting.ts";
import type { StatementRecord } from "../../../models/statement.ts";
import type { Actor } from "../../access/actor.ts";
import { canHandIn } from "../../access/meeting-rules.ts";
import type { Dependencies } from "../../dependencies.ts";
import { requireMeeting } from "../get-meeting.ts";
import { nameOfUnit } from "../present-meeting.ts";

/** More than an alliance has units. */
const MOST = 1_000;

/** What units have to say in a meeting, those that handed it in first before the others. @throws not_found */
export async function listStatements({ models }: Pick<Dependencies, "models">, actor: Actor, meetingId: string): Promise<StatementView[]> {
  const meeting = await requireMeeting({ models }, actor, meetingId);
  const records = await models.statements.find({ meeting: meetingId }).sort({ _id: 1 }).limit(MOST).lean();
  return presentStatements(actor, meeting, records);
}

/** Pure. */
export function presentStatements(actor: Actor, meeting: MeetingRecord, records: readonly StatementRecord[]): StatementView[] {
  const isOver = meeting.state === "closed" || meeting.state === "cancelled";
  return records.map(({ _id, organization, situation, problems, requests, name, at, revision }) => ({
    id: _id,
    organization: { id: organization, name: nameOfUnit(meeting, organization) },
    situation,
    problems,
    requests,
    name,
    at: at.toISOString(),
    revision,
    mayChange: !isOver && canHandIn(actor, meeting.alliance, organization),
  }));
}

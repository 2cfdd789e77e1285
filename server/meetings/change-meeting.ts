import type { AuditVerb } from "../../app/contracts/audit-verbs.ts";
import type { EventType } from "../../app/contracts/streams.ts";
import type { EventAudience } from "../../models/event.ts";
import type { MeetingRecord } from "../../models/meeting.ts";
import type { Actor } from "../access/actor.ts";
import { canSeeMeeting, draftReaders } from "../access/meeting-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { conflict, forbidden, notFound } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { requireRevision } from "../require-revision.ts";
import type { Step, Told } from "./machine/step.ts";
import {
  isHiddenItem,
  presentAgendaChange,
  presentPoll,
  presentPresence,
  presentSpeakers,
} from "./present-meeting.ts";
import { readMeeting } from "./read-meeting.ts";

/** Newest command keys that a meeting remembers. */
const KEYS_KEPT = 200;

export interface MeetingChange {
  action: AuditVerb;
  allow: (meeting: MeetingRecord) => boolean;
  /** Revision that the change is based on; left out where it stands on its own. */
  revision?: number | undefined;
  /** Whether it makes a new revision. */
  steers: boolean;
  /** Repeated with the same key it is answered, not run again. */
  key?: string | undefined;
  /** What the key stands for; the same key for anything else is refused. It is stored. */
  content?: ((meeting: MeetingRecord) => string) | undefined;
  work: (meeting: MeetingRecord, transaction: Transaction) => Step | Promise<Step>;
}

/**
 * The one way to change a meeting: reads it, asks the rules, runs the step, stores what changed if nobody else did
 * meanwhile, and tells its followers; one transaction. A step that changes nothing writes nothing.
 *
 * @returns the meeting as it is afterwards, and the revision that the change led to (an older one for a repeated key)
 * @throws not_found when there is none or the actor may not see it; forbidden when the rules say no
 * @throws conflict `stale_revision` when it is based on an older revision, `key_reused` when its key stood for something else
 */
export async function changeMeeting(
  { models, inTransaction }: Pick<Dependencies, "models" | "inTransaction">,
  actor: Actor,
  meetingId: string,
  change: MeetingChange,
): Promise<{ meeting: MeetingRecord; revision: number }> {
  return inTransaction(actor, async (transaction) => {
    const { session } = transaction;
    const meeting = await readMeeting(models, meetingId, session);
    if (!meeting || !canSeeMeeting(actor, meeting)) throw notFound();
    const key = change.key && `${actor.person.id}:${change.key}`;
    const content = key ? change.content?.(meeting) : undefined;
    const known = key && meeting.keys.find((entry) => entry.key === key);
    if (known) {
      if (known.content !== undefined && known.content !== content) throw conflict("key_reused");
      return { meeting, revision: known.revision };
    }
    if (!change.allow(meeting)) throw forbidden();
    requireRevision(change.revision, meeting);

    const step = await change.work(meeting, transaction);
    if (Object.keys(step.changes).length === 0) return { meeting, revision: meeting.revision };
    const revision = meeting.revision + (change.steers ? 1 : 0);
    const changes: Partial<MeetingRecord> = {
      ...step.changes,
      revision,
      version: meeting.version + 1,
      ...(key && { keys: [...meeting.keys, { key, revision, ...(content !== undefined && { content }) }].slice(-KEYS_KEPT) }),
    };
    const written = await models.meetings.updateOne({ _id: meetingId, version: meeting.version }, { $set: changes }, { session });
    if (written.matchedCount === 0) throw conflict("stale_revision");
    const after: MeetingRecord = { ...meeting, ...changes };
    for (const told of step.told) tell(transaction, after, told);
    transaction.audit({
      action: change.action,
      subject: { kind: "meeting", id: meetingId },
      alliance: meeting.alliance,
      county: meeting.county,
      before: { revision: meeting.revision, currentItem: meeting.currentItem },
      after: { revision, currentItem: after.currentItem, ...step.noted },
    });
    return { meeting: after, revision };
  });
}

/** Who learns of a meeting's events: everybody who follows it, except while it is a draft. Pure. */
export const audienceOf = (meeting: MeetingRecord): EventAudience | undefined =>
  meeting.state === "draft" ? { roles: [...draftReaders] } : undefined;

const preparersOnly: EventAudience = { roles: ["chair", "secretary"] };

/** Emits one event of a step on the meeting's stream; opening and closing also on the alliance's. */
function tell(transaction: Transaction, meeting: MeetingRecord, told: Told): void {
  const { _id: id, revision } = meeting;
  const emit = (type: EventType, data: Record<string, unknown>, audience = audienceOf(meeting)) =>
    transaction.emit(`meeting:${id}`, type, data, audience);
  switch (told.type) {
    case "opened":
    case "closed": {
      const data = { meeting: id, title: meeting.title, revision };
      transaction.emit(`alliance:${meeting.alliance}`, `meeting.${told.type}`, data);
      return emit(`meeting.${told.type}`, data);
    }
    case "agenda":
      return emit("agenda.changed", { ...presentAgendaChange(meeting, told.items) });
    case "presence":
      return emit("presence.changed", { meeting: id, revision, presence: presentPresence(meeting) });
    case "speakers":
      return emit("speaker.changed", { meeting: id, revision, speakers: presentSpeakers(meeting) });
    case "poll": {
      const poll = meeting.polls.find((candidate) => candidate.id === told.poll)!;
      const audience = isHiddenItem(meeting, poll.item) ? preparersOnly : undefined;
      return emit(`poll.${told.what}`, { meeting: id, revision, poll: presentPoll(poll) }, audience);
    }
  }
}

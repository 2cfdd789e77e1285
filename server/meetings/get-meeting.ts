import type { MeetingView } from "../../app/contracts/meetings.ts";
import type { MeetingRecord } from "../../models/meeting.ts";
import type { Actor } from "../access/actor.ts";
import { organizationsOf } from "../access/scope.ts";
import { canConduct, canOverruleConsent, canPrepare, canSeeMeeting, standsFor } from "../access/meeting-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { notFound } from "../errors.ts";
import { newestNumber } from "../outbox/newest-number.ts";
import {
  presentAgenda,
  presentAgendaState,
  presentPolls,
  presentPresence,
  presentSpeakers,
} from "./present-meeting.ts";
import { readMeeting } from "./read-meeting.ts";

/** A meeting that the actor may see. @throws not_found */
export async function requireMeeting(
  { models }: Pick<Dependencies, "models">,
  actor: Actor,
  id: string,
): Promise<MeetingRecord> {
  const meeting = await readMeeting(models, id);
  if (!meeting || !canSeeMeeting(actor, meeting)) throw notFound();
  return meeting;
}

/**
 * A meeting as the actor sees it, live state and rights included, with the stream number from which to follow on.
 * @throws not_found when there is none or the actor may not see it
 */
export async function getMeeting({ models }: Pick<Dependencies, "models">, actor: Actor, id: string): Promise<MeetingView> {
  // The number is read before the state: what happens in between arrives once more rather than never.
  const seq = await newestNumber({ models }, `meeting:${id}`);
  const meeting = await requireMeeting({ models }, actor, id);
  const alliance = await models.alliances.findOne({ _id: meeting.alliance }, { name: 1 }).lean();
  const withHidden = canPrepare(actor, meeting.alliance);
  return {
    id,
    alliance: { id: meeting.alliance, name: alliance?.name ?? "" },
    title: meeting.title,
    startsAt: meeting.startsAt.toISOString(),
    endsAt: meeting.endsAt.toISOString(),
    place: meeting.place,
    quorum: meeting.quorum,
    proxiesInQuorum: meeting.proxiesInQuorum ?? false,
    weights: meeting.weights ?? null,
    ...presentAgendaState(meeting, withHidden),
    agenda: presentAgenda(meeting, withHidden),
    presence: presentPresence(meeting),
    speakers: presentSpeakers(meeting),
    polls: presentPolls(meeting, withHidden),
    minutes: meeting.minutes,
    cancelled: meeting.cancelled ? { reason: meeting.cancelled.reason, at: meeting.cancelled.at.toISOString() } : null,
    rights: {
      conduct: canConduct(actor, meeting.alliance),
      prepare: withHidden,
      units: meeting.units
        .filter((unit) => standsFor(actor, meeting.alliance, unit.organization))
        .map((unit) => ({ id: unit.organization, name: unit.name })),
    },
    consentRights: {
      answersFor: organizationsOf(actor).filter((organization) => standsFor(actor, meeting.alliance, organization)),
      overrule: canOverruleConsent(actor, meeting, ""),
    },
    seq,
  };
}

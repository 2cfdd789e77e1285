import { MOST_CONSENT_ANSWERS, type ConsentAnswerInput } from "../../../app/contracts/consents.ts";
import type { ConsentEntryRecord, MeetingRecord } from "../../../models/meeting.ts";
import type { Actor } from "../../access/actor.ts";
import { canPrepare, standsFor } from "../../access/meeting-rules.ts";
import type { Dependencies } from "../../dependencies.ts";
import { badField, conflict, notFound } from "../../errors.ts";
import { changeMeeting } from "../change-meeting.ts";
import type { AgendaReply } from "../edit-agenda.ts";
import { requireNotOver } from "../machine/course.ts";
import { nothing } from "../machine/step.ts";
import { presentAgenda } from "../present-meeting.ts";
import { addEntry, requireAsking } from "./add-entry.ts";
import { tellObjection } from "./tell-consent.ts";

/**
 * Consents in the name of a unit, or objects; until the meeting is closed it may answer again, and every answer is kept. Of an objection
 * the chair is told.
 * @throws not_found when the item asks nobody or the actor may not see it; forbidden for who does not stand for the unit
 * @throws bad_input on `organization` when it is not asked
 * @throws conflict `meeting_closed`, `meeting_cancelled`, `consent_not_asked` of a draft, `consent_too_many`
 */
export async function answerConsent(
  dependencies: Dependencies,
  actor: Actor,
  meetingId: string,
  itemId: string,
  { organization: named, answer, reason }: ConsentAnswerInput,
): Promise<AgendaReply> {
  const { meeting: after } = await changeMeeting(dependencies, actor, meetingId, {
    action: "consent.answer",
    steers: false,
    allow: (meeting) => unitOf(actor, meeting, itemId, named) !== null,
    async work(meeting, transaction) {
      const { item, consent } = requireAsking(meeting, itemId);
      requireNotOver(meeting);
      if (consent.deadline === null) throw conflict("consent_not_asked", { title: item.title });
      const organization = unitOf(actor, meeting, itemId, named)!;
      const unit = consent.units.find((asked) => asked.organization === organization);
      if (!unit) throw badField("organization", "not_allowed");
      const own = consent.entries.filter((entry) => entry.organization === organization && entry.kind !== "overruling");
      const last = own.at(-1);
      if (last?.kind === answer && last.reason === reason) return nothing;
      if (own.length >= MOST_CONSENT_ANSWERS) throw conflict("consent_too_many");
      const entry: ConsentEntryRecord = {
        id: dependencies.ids.next(),
        kind: answer,
        organization,
        reason,
        person: actor.person.id,
        name: actor.person.name,
        unit: unit.name,
        at: transaction.at,
      };
      if (answer === "objection") await tellObjection(dependencies, transaction, meeting, item, entry);
      return addEntry(meeting, itemId, entry);
    },
  });
  return { revision: after.revision, items: presentAgenda(after, canPrepare(actor, after.alliance)) };
}

/**
 * The unit in whose name the actor answers: the one named, else of those asked that of the seat chosen, else the first one that they
 * stand for; null when they stand for none. Pure.
 */
function unitOf(actor: Actor, meeting: MeetingRecord, itemId: string, named: string | undefined): string | null {
  const item = meeting.agenda.find(({ id }) => id === itemId);
  if (!item || (item.hidden && !canPrepare(actor, meeting.alliance)) || !item.consent) throw notFound();
  const stands = (organization: string) => standsFor(actor, meeting.alliance, organization);
  if (named !== undefined) return stands(named) ? named : null;
  const own = item.consent.units.map(({ organization }) => organization).filter(stands);
  return own.find((organization) => organization === actor.seat?.organization) ?? own[0] ?? null;
}

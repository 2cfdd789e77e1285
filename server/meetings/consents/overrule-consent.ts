import { consentStateOf, isConsentSettled } from "../../../app/contracts/consent-state.ts";
import type { ConsentOverruling } from "../../../app/contracts/consents.ts";
import type { ConsentEntryRecord } from "../../../models/meeting.ts";
import type { Actor } from "../../access/actor.ts";
import { canOverruleConsent, canPrepare } from "../../access/meeting-rules.ts";
import { nameIn, readNames } from "../../database/read-names.ts";
import type { Dependencies } from "../../dependencies.ts";
import { badField, conflict } from "../../errors.ts";
import { changeMeeting } from "../change-meeting.ts";
import type { AgendaReply } from "../edit-agenda.ts";
import { requireNotOver } from "../machine/course.ts";
import { presentAgenda } from "../present-meeting.ts";
import { addEntry, requireAsking } from "./add-entry.ts";
import { tellOverruled } from "./tell-consent.ts";

/**
 * Says by name and with a reason that something may be resolved without the consent of a unit that objected, or did not answer in time.
 * The unit is told; what it said stays.
 * @throws not_found when the item asks nobody; forbidden for all but an officer of the county who neither has the chair nor speaks for the unit
 * @throws bad_input on `organization` when it is not asked
 * @throws conflict `meeting_closed`, `meeting_cancelled`, `consent_no_objection` when nothing of it stands in the way
 */
export async function overruleConsent(
  dependencies: Dependencies,
  actor: Actor,
  meetingId: string,
  itemId: string,
  { organization, reason }: ConsentOverruling,
): Promise<AgendaReply> {
  const { meeting: after } = await changeMeeting(dependencies, actor, meetingId, {
    action: "consent.overrule",
    steers: false,
    allow: (meeting) => canOverruleConsent(actor, meeting, organization),
    async work(meeting, transaction) {
      const { item, consent } = requireAsking(meeting, itemId);
      requireNotOver(meeting);
      if (!consent.units.some((unit) => unit.organization === organization)) throw badField("organization", "not_allowed");
      const state = consentStateOf(consent, organization, transaction.at);
      if (state === "waiting" || isConsentSettled(state, consent.silence)) throw conflict("consent_no_objection");
      const office = officeOf(actor, meeting.county);
      const entry: ConsentEntryRecord = {
        id: dependencies.ids.next(),
        kind: "overruling",
        organization,
        reason,
        person: actor.person.id,
        name: actor.person.name,
        unit: office === null ? "" : nameIn(await readNames(dependencies.models, { organizations: [office] }), office).name,
        at: transaction.at,
      };
      await tellOverruled(dependencies, transaction, meeting, item, entry);
      return addEntry(meeting, itemId, entry);
    },
  });
  return { revision: after.revision, items: presentAgenda(after, canPrepare(actor, after.alliance)) };
}

/** The department for which the actor is an officer of the county: that of the seat chosen if it is one. Pure. */
function officeOf(actor: Actor, county: string): string | null {
  const seats = actor.seats.filter((seat) => seat.role === "officer" && seat.county === county);
  return (seats.find((seat) => seat.organization === actor.seat?.organization) ?? seats[0])?.organization ?? null;
}

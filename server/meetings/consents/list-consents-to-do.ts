import { consentStateOf } from "../../../app/contracts/consent-state.ts";
import type { Actor } from "../../access/actor.ts";
import { canSeeMeeting, standsFor } from "../../access/meeting-rules.ts";
import type { Dependencies } from "../../dependencies.ts";
import { pageOfConsent } from "./tell-consent.ts";

/** An item on which a unit has not said whether it consents. */
export interface ConsentToDo {
  meeting: string;
  item: string;
  title: string;
  /** The unit that is asked. */
  organization: string;
  unit: string;
  /** Last day to answer. */
  due: string;
  href: string;
}

/** Most meetings, and most lines. */
const MOST = 50;

/** Items of meetings that are not over on which one of these organizations is asked for its consent and has not answered, those of the earliest meeting first. */
export async function listConsentsToDo({ models, clock }: Pick<Dependencies, "models" | "clock">, actor: Actor, organizations: readonly string[]): Promise<ConsentToDo[]> {
  if (organizations.length === 0) return [];
  const meetings = await models.meetings
    .find({ state: { $in: ["scheduled", "open"] }, "agenda.consent.units.organization": { $in: [...organizations] } })
    .sort({ startsAt: 1, _id: 1 })
    .limit(MOST)
    .lean();
  const now = clock.now();
  return meetings
    .filter((meeting) => canSeeMeeting(actor, meeting))
    .flatMap((meeting) =>
      meeting.agenda.flatMap(({ id, title, consent }) =>
        (consent?.units ?? [])
          .filter(({ organization }) => organizations.includes(organization) && standsFor(actor, meeting.alliance, organization))
          .filter(({ organization }) => ["waiting", "silent"].includes(consentStateOf(consent!, organization, now)))
          .map(({ organization, name }) => ({ meeting: meeting._id, item: id, title, organization, unit: name, due: consent!.due, href: pageOfConsent(meeting._id) })),
      ),
    )
    .slice(0, MOST);
}

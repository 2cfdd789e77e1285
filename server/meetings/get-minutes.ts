import type { MinutesView } from "../../app/contracts/minutes.ts";
import type { MeetingRecord } from "../../models/meeting.ts";
import type { MinutesRecord } from "../../models/minutes.ts";
import type { Actor } from "../access/actor.ts";
import { canAmendMinutes, canFinishMinutes, canSeeMinutes, canWriteMinutes } from "../access/minutes-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { notFound } from "../errors.ts";
import { chairAt } from "./chair-at.ts";
import { requireMeeting } from "./get-meeting.ts";
import { nameOfUnit, presentConsent, presentPoll, presentResults, presentSides } from "./present-meeting.ts";

/**
 * The minutes of a meeting, as the actor sees them.
 * @throws not_found while there are none, or while they are a draft that the actor may not read
 */
export async function getMinutes(dependencies: Dependencies, actor: Actor, meetingId: string): Promise<MinutesView> {
  const meeting = await requireMeeting(dependencies, actor, meetingId);
  const minutes = await dependencies.models.minutes.findOne({ _id: meetingId }).lean();
  if (!minutes || !canSeeMinutes(actor, meeting, minutes)) throw notFound();
  const alliance = await dependencies.models.alliances.findOne({ _id: meeting.alliance }, { name: 1 }).lean();
  // Older minutes do not say who presided: the rotation still does.
  const chair = minutes.chair === undefined ? await chairAt(dependencies, meeting.alliance, meeting.openedAt ?? meeting.startsAt) : minutes.chair;
  return presentMinutes(actor, meeting, { ...minutes, chair }, alliance?.name ?? "", dependencies.clock.now());
}

/** Pure. */
function presentMinutes(
  actor: Actor,
  meeting: MeetingRecord,
  minutes: MinutesRecord & Pick<Required<MinutesRecord>, "chair">,
  allianceName: string,
  now: Date,
): MinutesView {
  const unit = (organization: string) => ({ id: organization, name: nameOfUnit(meeting, organization) });
  // The meeting knows whether a resolution was corrected since; minutes that went round stay as they were.
  const resolutions = new Map(meeting.agenda.flatMap(({ results }) => results.map(({ id, resolution }) => [id, resolution ?? null] as const)));
  return {
    meeting: meeting._id,
    alliance: { id: meeting.alliance, name: allianceName },
    title: meeting.title,
    place: meeting.place,
    openedAt: (meeting.openedAt ?? meeting.startsAt).toISOString(),
    closedAt: (meeting.closedAt ?? meeting.endsAt).toISOString(),
    phase: minutes.phase,
    revision: minutes.revision,
    present: minutes.present.map(unit),
    absent: minutes.absent.map(unit),
    proxies: (minutes.proxies ?? []).map(({ giver, holder, item, paper, name }) => ({ giver: unit(giver), holder: unit(holder), item, paper, name })),
    people: minutes.people,
    chair: minutes.chair && { organization: { id: minutes.chair.organization, name: minutes.chair.name }, person: minutes.chair.person, acting: minutes.chair.acting },
    items: minutes.items.map((item) => ({
      item: item.item,
      number: item.number,
      title: item.title,
      lane: item.lane,
      state: item.state,
      text: item.text,
      revision: item.revision,
      editedBy: item.editedBy,
      editedAt: item.editedAt?.toISOString() ?? null,
      results: presentResults(item.results.map((result) => ({ ...result, resolution: resolutions.get(result.id) ?? null }))),
      polls: item.polls.map(presentPoll),
      sides: presentSides(item.sides),
      consent: presentConsent(item.consent ?? null),
    })),
    amendments: minutes.amendments.map(({ id, item, organization, name, text, at }) => ({
      id,
      item,
      organization: unit(organization),
      name,
      text,
      at: at.toISOString(),
    })),
    amendUntil: minutes.amendUntil?.toISOString() ?? null,
    rights: {
      write: canWriteMinutes(actor, minutes),
      prepare: canWriteMinutes(actor, minutes) && minutes.phase === "draft",
      finish: canFinishMinutes(actor, minutes),
      amend: minutes.present.filter((organization) => canAmendMinutes(actor, minutes, organization, now)).map(unit),
    },
  };
}

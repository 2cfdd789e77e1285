import type { MeetingRecord } from "../../models/meeting.ts";
import type { MinutesRecord } from "../../models/minutes.ts";
import { proxiesOf } from "./machine/end-proxies.ts";
import { presentUnits } from "./machine/presence.ts";

/**
 * Minutes of a meeting that closes: every public item with its results, polls and answers, who was there, voted for whom and presided. Pure.
 * Units that signed in and left early were there. Hidden items stay out.
 */
export function draftMinutes(meeting: MeetingRecord, chair: MinutesRecord["chair"]): MinutesRecord {
  const attended = new Set([...presentUnits(meeting), ...meeting.presence.map((entry) => entry.organization)]);
  const organizations = meeting.units.map((unit) => unit.organization);
  const shown = meeting.agenda.filter((item) => !item.hidden);
  const used = new Set(meeting.polls.filter((poll) => shown.some((item) => item.id === poll.item)).flatMap(({ proxied = [] }) => proxied.map(({ organization, holder }) => `${organization}:${holder}`)));
  return {
    _id: meeting._id,
    alliance: meeting.alliance,
    phase: "draft",
    items: shown.map((item, index) => ({
      item: item.id,
      number: index + 1,
      title: item.title,
      lane: item.lane,
      state: item.state,
      text: "",
      revision: 0,
      editedBy: null,
      editedAt: null,
      results: item.results,
      polls: meeting.polls.filter((poll) => poll.item === item.id),
      sides: item.sides,
      consent: item.consent ?? null,
    })),
    present: organizations.filter((organization) => attended.has(organization)),
    absent: organizations.filter((organization) => !attended.has(organization)),
    proxies: proxiesOf(meeting)
      .filter(({ giver, holder, ended }) => ended === null || used.has(`${giver}:${holder}`))
      .map(({ giver, holder, item, paper, name }) => ({ giver, holder, item, paper, name })),
    people: meeting.people,
    chair,
    amendments: [],
    amendUntil: null,
    revision: 0,
  };
}

import type { AgendaItem, AgendaLine, ItemResult } from "../../app/contracts/agenda.ts";
import type { ConsentView } from "../../app/contracts/consents.ts";
import type { AgendaChange, AgendaState, MeetingSummary, PresenceView, SpeakerView } from "../../app/contracts/meetings.ts";
import type { PollView } from "../../app/contracts/polls.ts";
import { weighVotes } from "../../app/contracts/vote-weights.ts";
import type { ProxyView } from "../../app/contracts/proxies.ts";
import type { AgendaItemRecord, ConsentRecord, MeetingRecord, PollRecord, ProxyRecord, ResolutionOfResultRecord, TaskOfResultRecord } from "../../models/meeting.ts";
import { proxiesOf } from "./machine/end-proxies.ts";
import { isQuorate, neededForQuorum, presentUnits, representedIn } from "./machine/presence.ts";

/** Longest speech before the clock warns. */
const SPEECH_SECONDS = 180;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** The items that a reader learns of, with their numbers: hidden ones only for who prepares, and without a number (0). */
function numbered(meeting: MeetingRecord, withHidden: boolean): { item: AgendaItemRecord; number: number }[] {
  let number = 0;
  return meeting.agenda
    .map((item) => ({ item, number: item.hidden ? 0 : ++number }))
    .filter(({ item }) => withHidden || !item.hidden);
}

const presentLine = ({ item, number }: { item: AgendaItemRecord; number: number }): AgendaLine => ({
  id: item.id,
  number,
  title: item.title,
  lane: item.lane,
  presenter: item.presenter,
  minutes: item.minutes,
  kind: item.kind,
  subject: item.subject,
  hidden: item.hidden,
  state: item.state,
  spentSeconds: item.spentSeconds,
});

const presentItem = (entry: { item: AgendaItemRecord; number: number }): AgendaItem => ({
  ...presentLine(entry),
  text: entry.item.text,
  results: presentResults(entry.item.results),
  sides: presentSides(entry.item.sides),
  consent: presentConsent(entry.item.consent ?? null),
  triage: (entry.item.triage ?? []).map(({ from, to, reason, name, at }) => ({ from, to, reason, name, at: at.toISOString() })),
});

export const presentResults = (results: AgendaItemRecord["results"]): AgendaItem["results"] =>
  results.map(({ id, kind, text, subject, task, resolution, at }) => ({
    id,
    kind,
    text,
    subject,
    task: presentTask(task ?? null),
    resolution: presentResolutionOf(resolution ?? null),
    at: at.toISOString(),
  }));

const presentTask = (task: TaskOfResultRecord | null): ItemResult["task"] =>
  task && { lead: { id: task.lead.organization, name: task.lead.name }, due: task.due };

const presentResolutionOf = (resolution: ResolutionOfResultRecord | null): ItemResult["resolution"] =>
  resolution && {
    id: resolution.id,
    year: resolution.year,
    serial: resolution.serial,
    internal: resolution.internal,
    corrected: resolution.corrected,
  };

/** Whose consent is needed and what was said; for everybody who may read the item. Pure. */
export const presentConsent = (consent: ConsentRecord | null): ConsentView | null =>
  consent && {
    units: consent.units.map(({ organization, name }) => ({ id: organization, name })),
    due: consent.due,
    silence: consent.silence,
    deadline: iso(consent.deadline),
    entries: consent.entries.map(({ id, kind, organization, reason, name, unit, at }) => ({ id, kind, organization, reason, name, unit, at: at.toISOString() })),
  };

export const presentSides = (sides: AgendaItemRecord["sides"]): AgendaItem["sides"] =>
  sides.map(({ organization, name, answer }) => ({ organization: { id: organization, name }, answer }));

/** All items with their papers, as a reader sees them. Pure. */
export const presentAgenda = (meeting: MeetingRecord, withHidden: boolean): AgendaItem[] =>
  numbered(meeting, withHidden).map(presentItem);

/** Where the meeting stands. Pure. */
export function presentAgendaState(meeting: MeetingRecord, withHidden: boolean): AgendaState {
  const entries = numbered(meeting, withHidden);
  const treatsHidden = !entries.some(({ item }) => item.id === meeting.currentItem);
  return {
    revision: meeting.revision,
    state: meeting.state,
    currentItem: treatsHidden ? null : meeting.currentItem,
    openedAt: iso(meeting.openedAt),
    closedAt: iso(meeting.closedAt),
    itemStartedAt: treatsHidden ? null : iso(meeting.itemStartedAt),
    agenda: entries.map(presentLine),
  };
}

/** What `agenda.changed` carries: the public state, and in full the items whose content changed. Pure. */
export function presentAgendaChange(meeting: MeetingRecord, changed: string[] = []): AgendaChange {
  const items = numbered(meeting, false).filter(({ item }) => changed.includes(item.id));
  return {
    meeting: meeting._id,
    ...presentAgendaState(meeting, false),
    ...(items.length > 0 && { items: items.map(presentItem) }),
  };
}

export const presentProxy = ({ id, giver, holder, item, paper, name, at, ended }: ProxyRecord): ProxyView => ({
  id,
  giver,
  holder,
  item,
  paper,
  name,
  at: at.toISOString(),
  ended: ended && { how: ended.how, name: ended.name, at: ended.at.toISOString() },
});

/** Who is there, by unit, who votes for whom, and whether that is a quorum. Pure. */
export function presentPresence(meeting: MeetingRecord): PresenceView {
  const here = new Set(presentUnits(meeting));
  const since = new Map(meeting.presence.map((entry) => [entry.organization, entry.at]));
  return {
    units: meeting.units.map(({ organization, name }) => ({
      id: organization,
      name,
      present: here.has(organization),
      since: iso(since.get(organization) ?? null),
    })),
    present: here.size,
    represented: representedIn(meeting, null).length,
    total: meeting.units.length,
    needed: neededForQuorum(meeting.quorum, meeting.units.length),
    quorate: isQuorate(meeting),
    proxies: proxiesOf(meeting).map(presentProxy),
    people: meeting.people,
  };
}

/** Who speaks and who waits, in order. Pure. */
export function presentSpeakers(meeting: MeetingRecord): SpeakerView[] {
  const spoke = new Set(meeting.speakers.filter((speaker) => speaker.endedAt).map((speaker) => speaker.organization));
  return meeting.speakers
    .filter((speaker) => !speaker.endedAt)
    .toSorted((a, b) => Number(b.startedAt !== null) - Number(a.startedAt !== null))
    .map((speaker) => ({
      id: speaker.id,
      organization: { id: speaker.organization, name: nameOfUnit(meeting, speaker.organization) },
      name: speaker.name,
      first: !spoke.has(speaker.organization),
      addedAt: speaker.addedAt.toISOString(),
      startedAt: iso(speaker.startedAt),
      limitSeconds: SPEECH_SECONDS,
    }));
}

/**
 * A poll as everybody sees it: while a secret one is open, who has voted but no sums; never who voted how. Pure.
 */
export const presentPoll = (poll: PollRecord): PollView => ({
  id: poll.id,
  item: poll.item,
  question: poll.question,
  majority: poll.majority,
  base: poll.base,
  secret: poll.secret,
  state: poll.state,
  openedAt: poll.openedAt.toISOString(),
  closedAt: iso(poll.closedAt),
  quorumReason: poll.quorumReason,
  voted: poll.secret ? poll.voted.toSorted() : poll.voted,
  tally: poll.secret && poll.state === "open" ? null : poll.tally,
  votes: poll.secret ? [] : poll.votes.map(({ organization, choice, recordedBy }) => ({ organization, choice, recordedBy: recordedBy ?? null })),
  proxied: (poll.proxied ?? []).map(({ organization, holder }) => ({ organization, holder })).toSorted((one, other) => (one.organization < other.organization ? -1 : 1)),
  notVoted: poll.notVoted ?? [],
  weights: poll.weights ? { ...poll.weights, tally: weighVotes(poll.weights, poll.votes) } : null,
  outcome: poll.outcome,
});

/** Polls that a reader learns of: those on a hidden item only for who prepares. Pure. */
export const presentPolls = (meeting: MeetingRecord, withHidden: boolean): PollView[] =>
  meeting.polls.filter((poll) => withHidden || !isHiddenItem(meeting, poll.item)).map(presentPoll);

/** Whether an item is one that only who prepares learns of. Pure. */
export const isHiddenItem = (meeting: MeetingRecord, itemId: string | null): boolean =>
  meeting.agenda.some((item) => item.id === itemId && item.hidden);

/** Name of a unit as it stood when the meeting opened. Pure. */
export const nameOfUnit = (meeting: Pick<MeetingRecord, "units">, organization: string): string =>
  meeting.units.find((unit) => unit.organization === organization)?.name ?? organization;

/** A meeting as a line of a list. Pure. */
export const presentSummary = (meeting: MeetingRecord, allianceName: string): MeetingSummary => ({
  id: meeting._id,
  alliance: { id: meeting.alliance, name: allianceName },
  title: meeting.title,
  startsAt: meeting.startsAt.toISOString(),
  endsAt: meeting.endsAt.toISOString(),
  place: meeting.place,
  state: meeting.state,
  revision: meeting.revision,
  items: meeting.agenda.filter((item) => !item.hidden).length,
  present: presentUnits(meeting).length,
  total: meeting.units.length,
  minutes: meeting.minutes,
});

import type { AgendaItem, AgendaLine } from "../../../contracts/agenda.ts";
import type { MeetingCommand } from "../../../contracts/meeting-commands.ts";
import type { AgendaChange, MeetingView, PresenceView, SpeakerView } from "../../../contracts/meetings.ts";
import type { CastVote, PollView } from "../../../contracts/polls.ts";
import type { StreamEvent } from "../../../contracts/streams.ts";
import { unitsOfReader } from "../proxies/units-of-poll.ts";

/** A meeting after one event of its stream. Events that say nothing of what is shown only move the number on. Pure. */
export function applyEvent(meeting: MeetingView, event: StreamEvent): MeetingView {
  if (event.seq <= meeting.seq) return meeting;
  return { ...meeting, ...partsOf(meeting, event), seq: event.seq };
}

function partsOf(meeting: MeetingView, { type, data = {} }: StreamEvent): Partial<MeetingView> {
  switch (type) {
    case "agenda.changed":
      return mergeAgenda(meeting, data as AgendaChange);
    case "presence.changed":
      return { presence: data.presence as PresenceView };
    case "speaker.changed":
      return { speakers: data.speakers as SpeakerView[] };
    case "poll.opened":
    case "poll.changed":
    case "poll.closed":
      return { polls: mergePoll(meeting.polls, data.poll as PollView), revision: data.revision as number };
    case "minutes.changed":
      return { minutes: data.phase as MeetingView["minutes"] };
    default:
      return {};
  }
}

/**
 * The lines come with every move, the papers only when they changed. Hidden items, which events never name, stay where
 * who prepares the meeting had them.
 */
function mergeAgenda(meeting: MeetingView, change: AgendaChange): Partial<MeetingView> {
  const { meeting: _id, items = [], agenda: lines, ...state } = change;
  const known = new Map(meeting.agenda.map((item) => [item.id, item]));
  const fresh = new Map(items.map((item) => [item.id, item]));
  const agenda = lines.map((line): AgendaItem => ({ ...noPapers, ...known.get(line.id), ...fresh.get(line.id), ...line }));
  meeting.agenda.forEach((item, index) => {
    if (!item.hidden || fresh.has(item.id)) return;
    const before = agenda.findIndex((other) => other.id === meeting.agenda[index - 1]?.id);
    agenda.splice(before + 1, 0, item);
  });
  // Closing makes the draft of the minutes, of which no event tells: who prepares goes on to it.
  return { ...state, agenda, ...(state.state === "closed" && meeting.minutes === null && { minutes: "draft" }) };
}

const noPapers: Pick<AgendaItem, "text" | "results" | "sides" | "consent" | "triage"> = { text: "", results: [], sides: [], consent: null, triage: [] };

const mergePoll = (polls: PollView[], changed: PollView): PollView[] =>
  polls.some((poll) => poll.id === changed.id)
    ? polls.map((poll) => (poll.id === changed.id ? changed : poll))
    : [...polls, changed];

/**
 * What a command will have done, shown at once while the hub has not answered yet: moves and votes. Other commands show
 * nothing before their event. Pure.
 */
export function foresee(meeting: MeetingView, command: MeetingCommand, at: Date): MeetingView {
  if (command.type === "vote") return foreseeVotes(meeting, command.pollId, [{ organization: command.organization ?? meeting.rights.units[0]?.id ?? "", choice: command.choice }]);
  if (command.type === "vote-each") return foreseeVotes(meeting, command.pollId, command.votes);
  const target = targetOf(meeting, command);
  if (!target || target.id === meeting.currentItem) return meeting;
  const from = meeting.agenda.findIndex((item) => item.id === meeting.currentItem);
  const to = meeting.agenda.indexOf(target);
  const agenda = meeting.agenda.map((item, index): AgendaItem => {
    if (index === to) return { ...item, state: "current" };
    return index === from ? { ...item, state: from < to ? "done" : "waiting" } : item;
  });
  return { ...meeting, agenda, currentItem: target.id, itemStartedAt: at.toISOString() };
}

function targetOf(meeting: MeetingView, command: MeetingCommand): AgendaItem | undefined {
  if (command.type === "move") return meeting.agenda.find((item) => item.id === command.itemId);
  if (command.type !== "next" && command.type !== "previous") return undefined;
  return neighbour(meeting, command.type === "next" ? 1 : -1);
}

/** The item before or after the current one. Pure. */
export function neighbour<Item extends AgendaLine>(
  meeting: { agenda: Item[]; currentItem: string | null },
  distance: 1 | -1,
): Item | undefined {
  const current = meeting.agenda.findIndex((item) => item.id === meeting.currentItem);
  return current < 0 && distance < 0 ? undefined : meeting.agenda[current + distance];
}

function foreseeVotes(meeting: MeetingView, pollId: string, cast: readonly CastVote[]): MeetingView {
  const known = unitsOfReader(meeting, meeting.polls.find(({ id }) => id === pollId)?.item ?? null);
  const votes = cast.flatMap((vote) => known.filter(({ id }) => id === vote.organization).map(({ id, holder }) => ({ organization: id, choice: vote.choice, recordedBy: null, holder })));
  if (votes.length === 0) return meeting;
  const others = <Entry extends { organization: string }>(entries: readonly Entry[]) => entries.filter(({ organization }) => !votes.some((vote) => vote.organization === organization));
  const polls = meeting.polls.map((poll): PollView => {
    if (poll.id !== pollId) return poll;
    const voted = [...new Set([...poll.voted, ...votes.map(({ organization }) => organization)])];
    const proxied = [...others(poll.proxied), ...votes.flatMap(({ organization, holder }) => (holder ? [{ organization, holder: holder.id }] : []))];
    if (poll.secret) return { ...poll, voted, proxied };
    return { ...poll, voted, proxied, votes: [...others(poll.votes), ...votes.map(({ holder: _holder, ...vote }) => vote)] };
  });
  return { ...meeting, polls };
}

/** Whole seconds spent on an item up to `now`. Pure. */
export function secondsOn(meeting: MeetingView, item: AgendaLine, now: Date): number {
  const running = item.id === meeting.currentItem && meeting.itemStartedAt !== null;
  const since = running ? Math.max(0, (now.getTime() - Date.parse(meeting.itemStartedAt!)) / 1_000) : 0;
  return item.spentSeconds + Math.floor(since);
}

/**
 * When the meeting will end as things stand: now, and what is planned for the rest. `overMinutes` beyond its planned
 * end; negative when it will be over earlier. Pure.
 */
export function forecast(meeting: MeetingView, now: Date): { endsAt: Date; overMinutes: number } {
  const left = meeting.agenda.reduce((seconds, item) => {
    if (item.state === "waiting") return seconds + item.minutes * 60;
    if (item.state === "current") return seconds + Math.max(0, item.minutes * 60 - secondsOn(meeting, item, now));
    return seconds;
  }, 0);
  const endsAt = new Date(now.getTime() + left * 1_000);
  return { endsAt, overMinutes: Math.round((endsAt.getTime() - Date.parse(meeting.endsAt)) / 60_000) };
}

/** `1:24`, `61:05`. Pure. */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

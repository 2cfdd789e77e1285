import { missingForLane } from "../../../app/contracts/lane-rules.ts";
import type { AgendaItemRecord, MeetingRecord } from "../../../models/meeting.ts";
import { conflict, notFound } from "../../errors.ts";
import { requireConsent } from "./consent.ts";
import { endProxies } from "./end-proxies.ts";
import { nothing, type Step, type StepContext } from "./step.ts";

/**
 * Opens a meeting; its first item becomes the current one. Proxies and weights of units that are no members any more end. Pure.
 * @throws conflict `meeting_open`, `meeting_closed`, `meeting_cancelled`; `consent_not_asked` for a draft that needs the consent of units,
 * `weights_missing` where votes weigh and a unit has none
 */
export function openMeeting(meeting: MeetingRecord, { at, units }: StepContext): Step {
  requireNotBegun(meeting);
  const unasked = meeting.agenda.find(({ consent }) => consent && consent.deadline === null);
  if (unasked) throw conflict("consent_not_asked", { title: unasked.title });
  const unweighed = units.filter(({ organization }) => meeting.weights && !meeting.weights.units.some((unit) => unit.organization === organization));
  if (unweighed.length > 0) throw conflict("weights_missing", { units: unweighed.map(({ name }) => name).join("、") });
  const first = meeting.agenda[0]?.id ?? null;
  const members = new Set(units.map(({ organization }) => organization));
  return {
    changes: {
      ...(meeting.weights && { weights: { ...meeting.weights, units: meeting.weights.units.filter(({ organization }) => members.has(organization)) } }),
      ...endProxies(meeting, ({ giver, holder }) => !members.has(giver) || !members.has(holder), "void", at),
      state: "open",
      openedAt: at,
      units,
      currentItem: first,
      itemStartedAt: first === null ? null : at,
      agenda: meeting.agenda.map((item) => (item.id === first ? { ...item, state: "current" } : item)),
    },
    told: [{ type: "opened" }, { type: "agenda" }, { type: "presence" }],
  };
}

/**
 * Moves to an item. The one left counts as done when the course goes forward and waits again when it goes back.
 * The speakers of the item left are dismissed. Pure.
 * @throws conflict `meeting_not_open`, `poll_still_open`
 * @throws not_found when the item is not on the agenda
 */
export function moveTo(meeting: MeetingRecord, itemId: string, at: Date): Step {
  requireOpen(meeting);
  const target = meeting.agenda.findIndex((item) => item.id === itemId);
  if (target < 0) throw notFound();
  if (meeting.currentItem === itemId) return nothing;
  requireNoOpenPoll(meeting);
  const left = meeting.agenda.findIndex((item) => item.id === meeting.currentItem);
  const agenda = meeting.agenda.map((item, index): AgendaItemRecord => {
    if (index === target) return { ...item, state: "current" };
    if (index === left) return { ...leave(meeting, item, at), state: left < target ? "done" : "waiting" };
    return item;
  });
  const dismissed = dismissSpeakers(meeting, at);
  return {
    changes: { agenda, currentItem: itemId, itemStartedAt: at, ...dismissed },
    told: [{ type: "agenda" }, ...(dismissed.speakers ? [{ type: "speakers" } as const] : [])],
  };
}

/**
 * Moves one item on or back. Pure.
 * @throws conflict `last_item` or `first_item` at the ends, and what `moveTo` throws
 */
export function moveBy(meeting: MeetingRecord, distance: 1 | -1, at: Date): Step {
  requireOpen(meeting);
  const current = meeting.agenda.findIndex((item) => item.id === meeting.currentItem);
  const target = meeting.agenda[current + distance];
  if (!target) throw conflict(distance > 0 ? "last_item" : "first_item");
  return moveTo(meeting, target.id, at);
}

/**
 * Closes a meeting: the current item is done, what was not reached is skipped, a draft of the minutes exists. Pure.
 * @throws conflict `meeting_not_open`, `poll_still_open`, `consent_missing` where something was decided without a consent that it needs,
 * `lane_wants_conclusion`, `lane_wants_vote`, `lane_wants_resolution`, `lane_wants_task` where an item that was treated lacks what its confirmed lane asks for
 */
export function closeMeeting(meeting: MeetingRecord, { at }: StepContext): Step {
  requireOpen(meeting);
  requireNoOpenPoll(meeting);
  for (const item of meeting.agenda) if (item.results.some(({ kind }) => kind === "decision")) requireConsent(item, at);
  for (const item of meeting.agenda) {
    const [missing] = item.state === "current" || item.state === "done" ? missingForLane(item, meeting.polls) : [];
    if (missing) throw conflict(`lane_wants_${missing}`, { title: item.title });
  }
  const agenda = meeting.agenda.map((item): AgendaItemRecord => {
    if (item.state === "current") return { ...leave(meeting, item, at), state: "done" };
    return item.state === "waiting" ? { ...item, state: "skipped" } : item;
  });
  return {
    changes: {
      state: "closed",
      closedAt: at,
      currentItem: null,
      itemStartedAt: null,
      minutes: "draft",
      agenda,
      ...dismissSpeakers(meeting, at),
    },
    told: [{ type: "closed" }, { type: "agenda" }, { type: "speakers" }],
  };
}

/** @throws conflict `meeting_open`, `meeting_closed`, `meeting_cancelled` */
export function requireNotBegun({ state }: MeetingRecord): void {
  if (state === "open" || state === "closed" || state === "cancelled") throw conflict(`meeting_${state}`);
}

/** @throws conflict `meeting_closed`, `meeting_cancelled` */
export function requireNotOver({ state }: MeetingRecord): void {
  if (state === "closed" || state === "cancelled") throw conflict(`meeting_${state}`);
}

/** @throws conflict `meeting_closed`, `meeting_cancelled`, `meeting_not_open` */
export function requireOpen(meeting: MeetingRecord): void {
  requireNotOver(meeting);
  if (meeting.state !== "open") throw conflict("meeting_not_open");
}

function requireNoOpenPoll(meeting: MeetingRecord): void {
  if (meeting.polls.some((poll) => poll.state === "open")) throw conflict("poll_still_open");
}

const leave = (meeting: MeetingRecord, item: AgendaItemRecord, at: Date): AgendaItemRecord => ({
  ...item,
  spentSeconds: item.spentSeconds + secondsBetween(meeting.itemStartedAt ?? at, at),
});

/** Whole seconds from one instant to another; 0 when the clock went back. Pure. */
const secondsBetween = (from: Date, to: Date): number => Math.max(0, Math.round((to.getTime() - from.getTime()) / 1_000));

function dismissSpeakers(meeting: MeetingRecord, at: Date): Pick<Partial<MeetingRecord>, "speakers"> {
  if (meeting.speakers.every((speaker) => speaker.endedAt)) return {};
  return {
    speakers: meeting.speakers
      .filter((speaker) => speaker.startedAt)
      .map((speaker) => ({ ...speaker, endedAt: speaker.endedAt ?? at })),
  };
}

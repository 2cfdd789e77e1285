import type { MeetingRecord } from "../../../../models/meeting.ts";
import type { StepContext } from "../step.ts";

export const START = new Date("2026-11-23T06:30:00.000Z");

const hex = (number: number) => number.toString(16).padStart(24, "0");
/** Ids of the test meeting's items and units: `itemId(0)` is the first. */
export const itemId = (index: number) => hex(0x1000 + index);
export const unitId = (index: number) => hex(0x2000 + index);

/** A scheduled meeting with so many items and units. */
export function buildMeeting(given: Partial<MeetingRecord> & { items?: number; members?: number } = {}): MeetingRecord {
  const { items = 4, members = 5, ...fields } = given;
  return {
    _id: hex(1),
    alliance: hex(2),
    county: "370812",
    title: "十一月联席会议",
    startsAt: START,
    endsAt: new Date(START.getTime() + 90 * 60_000),
    place: "县政务中心",
    quorum: "half",
    state: "scheduled",
    agenda: Array.from({ length: items }, (_, index) => ({
      id: itemId(index),
      title: `议题${index + 1}`,
      lane: "deliberate" as const,
      presenter: "",
      minutes: 10,
      kind: "topic" as const,
      subject: null,
      hidden: false,
      text: "",
      results: [],
      sides: [],
      state: "waiting" as const,
      spentSeconds: 0,
    })),
    currentItem: null,
    itemStartedAt: null,
    openedAt: null,
    closedAt: null,
    units: Array.from({ length: members }, (_, index) => ({ organization: unitId(index), name: `单位${index + 1}` })),
    presence: [],
    people: 0,
    speakers: [],
    polls: [],
    minutes: null,
    keys: [],
    revision: 0,
    version: 0,
    createdAt: START,
    ...fields,
  };
}

/** A context in which unit `unit` acts (null: a guest), `minute` minutes after the planned start. */
export function contextOf(meeting: MeetingRecord, unit: number | null, minute: number, newId: () => string): StepContext {
  const found = unit === null ? undefined : meeting.units[unit];
  return {
    at: new Date(START.getTime() + minute * 60_000),
    newId,
    onBehalf: found ? { organization: found.organization, unit: found.name, person: "王某" } : null,
    own: found ? [found.organization] : [],
    by: "王某",
    units: meeting.units,
  };
}

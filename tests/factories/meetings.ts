import { randomUUID } from "node:crypto";
import type { AgendaItemRecord, MeetingRecord } from "../../models/meeting.ts";
import type { Dependencies } from "../../server/dependencies.ts";
import { readUnits } from "../../server/meetings/read-units.ts";

/** A scheduled meeting of an alliance with three items, straight in the store. */
export async function buildMeeting(
  { models, ids, clock }: Dependencies,
  alliance: { id: string; county: string },
  given: Partial<MeetingRecord> & { items?: number } = {},
): Promise<MeetingRecord> {
  const { items = 3, ...fields } = given;
  const now = clock.now();
  const agenda: AgendaItemRecord[] = Array.from({ length: items }, (_, index) => ({
    id: ids.next(),
    title: `议题${index + 1}`,
    lane: "deliberate",
    presenter: "",
    minutes: 10,
    kind: "topic",
    subject: null,
    hidden: false,
    text: `材料${index + 1}`,
    results: [],
    sides: [],
    state: "waiting",
    spentSeconds: 0,
  }));
  const meeting: MeetingRecord = {
    _id: ids.next(),
    alliance: alliance.id,
    county: alliance.county,
    title: `联席会议${randomUUID().slice(0, 4)}`,
    startsAt: new Date(now.getTime() + 5 * 60_000),
    endsAt: new Date(now.getTime() + 95 * 60_000),
    place: "县政务中心",
    quorum: "half",
    state: "scheduled",
    agenda,
    currentItem: null,
    itemStartedAt: null,
    openedAt: null,
    closedAt: null,
    units: await readUnits(models, alliance.id),
    presence: [],
    people: 0,
    speakers: [],
    polls: [],
    minutes: null,
    // Begins in a moment: whoever comes was reminded, and the clock adds nothing to what a test counts.
    reminded: true,
    keys: [],
    revision: 0,
    version: 0,
    createdAt: now,
    ...fields,
  };
  await models.meetings.create([meeting]);
  return meeting;
}

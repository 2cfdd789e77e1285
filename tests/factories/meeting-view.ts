import type { AgendaItem } from "../../app/contracts/agenda.ts";
import type { MeetingView } from "../../app/contracts/meetings.ts";

const id = (number: number) => number.toString(16).padStart(24, "0");

/** An item of {@link buildMeetingView}. */
export const buildItem = (number: number, given: Partial<AgendaItem> = {}): AgendaItem => ({
  id: id(0x100 + number),
  number,
  title: `议题${number}`,
  lane: "deliberate",
  presenter: "",
  minutes: 10,
  kind: "topic",
  subject: null,
  hidden: false,
  state: number === 1 ? "current" : "waiting",
  spentSeconds: 0,
  text: `材料${number}`,
  results: [],
  sides: [],
  consent: null,
  triage: [],
  ...given,
});

/** An open meeting with three items at its first one, as a member of unit 1 sees it. */
export function buildMeetingView(given: Partial<MeetingView> = {}): MeetingView {
  const agenda = [1, 2, 3].map((number) => buildItem(number));
  return {
    id: id(1),
    alliance: { id: id(2), name: "农机联盟" },
    title: "十一月联席会议",
    startsAt: "2026-11-23T06:30:00.000Z",
    endsAt: "2026-11-23T08:00:00.000Z",
    place: "",
    quorum: "half",
    proxiesInQuorum: false,
    weights: null,
    revision: 1,
    state: "open",
    currentItem: agenda[0]!.id,
    openedAt: "2026-11-23T06:30:00.000Z",
    closedAt: null,
    itemStartedAt: "2026-11-23T06:30:00.000Z",
    agenda,
    presence: {
      units: [
        { id: id(0x201), name: "金穗", present: true, since: null },
        { id: id(0x202), name: "东岳", present: false, since: null },
      ],
      present: 1,
      represented: 0,
      total: 2,
      needed: 2,
      quorate: false,
      proxies: [],
      people: 1,
    },
    speakers: [],
    polls: [],
    minutes: null,
    cancelled: null,
    rights: { conduct: false, prepare: false, units: [{ id: id(0x201), name: "金穗" }] },
    consentRights: { answersFor: [id(0x201)], overrule: false },
    seq: 5,
    ...given,
  };
}

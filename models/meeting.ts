import { Schema, type Connection, type Model } from "mongoose";
import type { ItemKind, ItemState, Lane } from "../app/contracts/agenda.ts";
import type { SilenceRule } from "../app/contracts/consents.ts";
import type { MeetingState, QuorumRule } from "../app/contracts/meetings.ts";
import type { MinutesPhase } from "../app/contracts/minutes.ts";
import type { Choice, Majority, PollBase } from "../app/contracts/polls.ts";
import type { VoteWeights } from "../app/contracts/vote-weights.ts";
import type { ProxyEnding } from "../app/contracts/proxies.ts";

export interface ItemResultRecord {
  id: string;
  kind: "decision" | "note" | "action" | "match" | "suggestion";
  text: string;
  subject: string | null;
  /** A task's lead unit and calendar day; older records have none. */
  task?: TaskOfResultRecord | null;
  /** The resolution that a decision became; meetings closed by an older hub have none. */
  resolution?: ResolutionOfResultRecord | null;
  at: Date;
}

export interface TaskOfResultRecord {
  lead: { organization: string; name: string };
  due: string;
}

export interface ResolutionOfResultRecord {
  id: string;
  year: number;
  serial: number;
  internal: boolean;
  /** Another text is in force than the one that stands under the item. */
  corrected: boolean;
}

export interface MatchSideRecord {
  organization: string;
  name: string;
  answer: "waiting" | "accepted" | "declined";
}

/** Something that was said of a unit's consent; only ever added. */
export interface ConsentEntryRecord {
  id: string;
  kind: "consent" | "objection" | "overruling";
  organization: string;
  reason: string;
  person: string;
  name: string;
  /** Name of the unit that the person spoke for. */
  unit: string;
  at: Date;
}

/** Units without whose consent nothing is resolved on an item. */
export interface ConsentRecord {
  units: { organization: string; name: string }[];
  due: string;
  silence: SilenceRule;
  /** Null while the meeting is a draft: nobody was asked. */
  deadline: Date | null;
  entries: ConsentEntryRecord[];
}

/** That somebody put an item into a lane; only ever added. */
export interface TriageRecord {
  from: Lane | null;
  to: Lane;
  reason: string;
  person: string;
  name: string;
  at: Date;
}

export interface AgendaItemRecord {
  id: string;
  title: string;
  lane: Lane;
  presenter: string;
  minutes: number;
  kind: ItemKind;
  subject: string | null;
  hidden: boolean;
  text: string;
  results: ItemResultRecord[];
  sides: MatchSideRecord[];
  /** Absent or null where it needs nobody's. */
  consent?: ConsentRecord | null;
  /** Oldest first; absent or empty where nobody confirmed the lane. */
  triage?: TriageRecord[];
  state: ItemState;
  spentSeconds: number;
}

/** A unit that signed in; `leftAt` is set when it said that it leaves. */
export interface PresenceRecord {
  organization: string;
  at: Date;
  leftAt: Date | null;
}

export interface SpeakerRecord {
  id: string;
  organization: string;
  name: string;
  addedAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
}

/** That a unit entrusted its vote to another one; only its end is ever added. */
export interface ProxyRecord {
  id: string;
  giver: string;
  holder: string;
  /** The one item that it is for; null: the whole meeting. */
  item: string | null;
  /** Written down from a paper by who prepares the meeting. */
  paper: boolean;
  /** Who gave it, or wrote it down. */
  person: string;
  name: string;
  at: Date;
  /** `person` is null and `name` empty where it ended by itself. */
  ended: { how: ProxyEnding; person: string | null; name: string; at: Date } | null;
}

/** A secret poll keeps sums and who has voted, never who voted how. */
export interface PollRecord {
  id: string;
  item: string | null;
  question: string;
  majority: Majority;
  base: PollBase;
  secret: boolean;
  state: "open" | "closed";
  openedAt: Date;
  closedAt: Date | null;
  quorumReason: string | null;
  voted: string[];
  tally: { yes: number; no: number; abstain: number };
  /** `recordedBy`: who wrote it down for a unit with nobody at a screen; absent where the unit voted itself. */
  votes: { organization: string; choice: Choice; recordedBy?: string }[];
  /** Who has voted through whom, with the person who did it; absent in polls of an older hub. */
  proxied?: { organization: string; holder: string; name: string; at: Date }[];
  /** Units that were counted and had not voted when a poll by name was closed; absent before, in secret and in older polls. */
  notVoted?: string[];
  /** By which votes weigh in it; absent where each unit has one vote. Its outcome is in weights then. */
  weights?: VoteWeights;
  outcome: { passed: boolean; needed: number; base: number } | null;
}

/**
 * A joint meeting with all that is live in it, so that one read and one write make a move.
 * `revision` grows with what steers it; `version` with every change, for the store's own optimistic lock.
 */
export interface MeetingRecord {
  _id: string;
  alliance: string;
  county: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  place: string;
  quorum: QuorumRule;
  /** Whether whole proxies count towards the quorum; older records have none: no. */
  proxiesInQuorum?: boolean;
  state: MeetingState;
  agenda: AgendaItemRecord[];
  currentItem: string | null;
  itemStartedAt: Date | null;
  openedAt: Date | null;
  closedAt: Date | null;
  /** Units of the alliance with their names; taken anew when the meeting opens, fixed from then on. */
  units: { organization: string; name: string }[];
  presence: PresenceRecord[];
  /** How votes weigh in polls by weight, fixed once it has begun; absent or null where nothing was said. */
  weights?: VoteWeights | null;
  /** Oldest first, those that ended included; absent in older records. */
  proxies?: ProxyRecord[];
  /** People who signed in. */
  people: number;
  speakers: SpeakerRecord[];
  polls: PollRecord[];
  minutes: MinutesPhase | null;
  /** Why it is not held, once it was cancelled; older records have none. */
  cancelled?: { reason: string; at: Date } | null;
  /** Whether nothing more is said before it begins: it was reminded of, or told of shortly before; older records have none. */
  reminded?: boolean;
  /**
   * Newest command keys with the revision that each led to and what they stood for: a repeated command is answered, not
   * run. Keys that an older hub kept do not say what they stood for.
   */
  keys: { key: string; revision: number; content?: string }[];
  revision: number;
  version: number;
  createdAt: Date;
}

const schema = new Schema<MeetingRecord>(
  {
    _id: { type: String, required: true },
    alliance: { type: String, required: true },
    county: { type: String, required: true },
    title: { type: String, required: true },
    startsAt: { type: Date, required: true },
    endsAt: { type: Date, required: true },
    place: { type: String, default: "" },
    quorum: { type: String, required: true },
    proxiesInQuorum: { type: Boolean, default: false },
    state: { type: String, required: true },
    agenda: { type: Schema.Types.Mixed, default: [] },
    currentItem: { type: String, default: null },
    itemStartedAt: { type: Date, default: null },
    openedAt: { type: Date, default: null },
    closedAt: { type: Date, default: null },
    units: { type: [{ _id: false, organization: String, name: String }], default: [] },
    presence: { type: [{ _id: false, organization: String, at: Date, leftAt: Date }], default: [] },
    weights: { type: Schema.Types.Mixed, default: null },
    proxies: { type: Schema.Types.Mixed, default: [] },
    people: { type: Number, default: 0 },
    speakers: { type: Schema.Types.Mixed, default: [] },
    polls: { type: Schema.Types.Mixed, default: [] },
    minutes: { type: String, default: null },
    cancelled: { type: { reason: String, at: Date }, _id: false, default: null },
    reminded: { type: Boolean, default: false },
    keys: { type: [{ _id: false, key: String, revision: Number, content: String }], default: [] },
    revision: { type: Number, required: true },
    version: { type: Number, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, collection: "meetings" },
);
schema.index({ alliance: 1, startsAt: -1, _id: -1 });
schema.index({ alliance: 1, state: 1, startsAt: -1, _id: -1 });
/** Which meetings begin soon. */
schema.index({ state: 1, startsAt: 1 });
/** Which live meetings treat a record: a match's answers are shown there at once. */
schema.index({ "agenda.subject": 1 });

export const meetingModel = (connection: Connection): Model<MeetingRecord> => connection.model<MeetingRecord>("Meeting", schema);

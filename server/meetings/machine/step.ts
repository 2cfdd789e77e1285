import type { MeetingRecord } from "../../../models/meeting.ts";

/** What followers have to be told of a step. */
export type Told =
  | { type: "opened" }
  | { type: "closed" }
  /** `items`: ids of those whose papers, results or sides changed. */
  | { type: "agenda"; items?: string[] }
  | { type: "presence" }
  | { type: "speakers" }
  | { type: "poll"; poll: string; what: "opened" | "changed" | "closed" };

/** What a command does to a meeting: the fields that change and what to tell; nothing at all when it was so already. */
export interface Step {
  changes: Partial<MeetingRecord>;
  told: Told[];
  /** What the record of who did what keeps of it, besides where the meeting stood. */
  noted?: Record<string, unknown>;
}

export const nothing: Step = { changes: {}, told: [] };

/** The unit and person in whose name a command comes. */
export interface OnBehalf {
  organization: string;
  unit: string;
  person: string;
}

/** What the machine must not know by itself: the time, new ids, who acts. */
export interface StepContext {
  at: Date;
  newId: () => string;
  /** Null for people who stand for no unit of the meeting. */
  onBehalf: OnBehalf | null;
  /** Units of the meeting that who gives the command stands for. */
  own: readonly string[];
  /** Name of who gives the command. */
  by: string;
  /** Units of the alliance now; read only by the opening. */
  units: MeetingRecord["units"];
}

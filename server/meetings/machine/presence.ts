import type { QuorumRule } from "../../../app/contracts/meetings.ts";
import { takesSignIns } from "../../../app/contracts/sign-in-time.ts";
import type { MeetingRecord } from "../../../models/meeting.ts";
import { conflict } from "../../errors.ts";
import { requireNotOver } from "./course.ts";
import { nothing, type Step } from "./step.ts";

/** Units present now, in the order of the alliance. Pure. */
export const presentUnits = (meeting: Pick<MeetingRecord, "units" | "presence">): string[] => {
  const here = new Set(meeting.presence.filter((entry) => !entry.leftAt).map((entry) => entry.organization));
  return meeting.units.map((unit) => unit.organization).filter((organization) => here.has(organization));
};

/** How many of `total` units the rule asks for: more than half, or at least two thirds. Pure. */
export function neededForQuorum(rule: QuorumRule, total: number): number {
  if (rule === "none") return 0;
  return rule === "half" ? Math.floor(total / 2) + 1 : Math.ceil((2 * total) / 3);
}

/** Whether enough units are present for a poll. Pure. */
export const isQuorate = (meeting: Pick<MeetingRecord, "units" | "presence" | "quorum">): boolean =>
  presentUnits(meeting).length >= neededForQuorum(meeting.quorum, meeting.units.length);

/**
 * Marks units as present; those that are so already stay. Losing a connection never ends it. Pure.
 * @throws conflict `too_early` before sign-in begins, `meeting_closed` afterwards, `meeting_cancelled`
 */
export function signIn(meeting: MeetingRecord, organizations: string[], at: Date): Step {
  requireNotOver(meeting);
  if (!takesSignIns(meeting, at)) throw conflict("too_early");
  const known = new Set(meeting.units.map((unit) => unit.organization));
  const here = new Set(presentUnits(meeting));
  const arriving = [...new Set(organizations)].filter((organization) => known.has(organization) && !here.has(organization));
  if (arriving.length === 0) return nothing;
  const others = meeting.presence.filter((entry) => !arriving.includes(entry.organization));
  const since = new Map(meeting.presence.map((entry) => [entry.organization, entry.at]));
  const entries = arriving.map((organization) => ({ organization, at: since.get(organization) ?? at, leftAt: null }));
  return { changes: { presence: [...others, ...entries] }, told: [{ type: "presence" }] };
}

/** A unit leaves. Pure. */
export function signOut(meeting: MeetingRecord, organization: string, at: Date): Step {
  requireNotOver(meeting);
  if (!presentUnits(meeting).includes(organization)) return nothing;
  const presence = meeting.presence.map((entry) => (entry.organization === organization ? { ...entry, leftAt: at } : entry));
  return { changes: { presence }, told: [{ type: "presence" }] };
}

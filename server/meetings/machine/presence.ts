import { representedUnits } from "../../../app/contracts/proxy-state.ts";
import type { QuorumRule } from "../../../app/contracts/meetings.ts";
import { takesSignIns } from "../../../app/contracts/sign-in-time.ts";
import type { MeetingRecord } from "../../../models/meeting.ts";
import { conflict } from "../../errors.ts";
import { requireNotOver } from "./course.ts";
import { endProxies, proxiesOf } from "./end-proxies.ts";
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

type Counted = Pick<MeetingRecord, "units" | "presence" | "proxies" | "proxiesInQuorum">;

/** Units that are not there, but whose vote on an item (null: on all of the meeting) one that is there casts. Pure. */
export const representedIn = (meeting: Counted, item: string | null): string[] => representedUnits(proxiesOf(meeting), new Set(presentUnits(meeting)), item);

/** How many units count towards the quorum: those present and, where the meeting says so, those that entrusted one of these for all of it. Pure. */
export const countForQuorum = (meeting: Counted): number => presentUnits(meeting).length + (meeting.proxiesInQuorum ? representedIn(meeting, null).length : 0);

/** Whether enough units are present for a poll. Pure. */
export const isQuorate = (meeting: Counted & Pick<MeetingRecord, "quorum">): boolean => countForQuorum(meeting) >= neededForQuorum(meeting.quorum, meeting.units.length);

/**
 * Marks units as present; those that are so already stay. Losing a connection never ends it. Who comes votes itself: its proxies end. Pure.
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
  const ended = endProxies(meeting, ({ giver }) => arriving.includes(giver), "arrived", at);
  return { changes: { presence: [...others, ...entries], ...ended }, told: [{ type: "presence" }] };
}

/** A unit leaves. Pure. */
export function signOut(meeting: MeetingRecord, organization: string, at: Date): Step {
  requireNotOver(meeting);
  if (!presentUnits(meeting).includes(organization)) return nothing;
  const presence = meeting.presence.map((entry) => (entry.organization === organization ? { ...entry, leftAt: at } : entry));
  return { changes: { presence }, told: [{ type: "presence" }] };
}

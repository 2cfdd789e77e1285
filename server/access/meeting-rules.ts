import type { MeetingCommand } from "../../app/contracts/meeting-commands.ts";
import type { MeetingState } from "../../app/contracts/meetings.ts";
import type { Role } from "../../app/contracts/people.ts";
import type { Actor } from "./actor.ts";
import { hasRoleInAlliance, isChair, isInsider, isOfficerOfCounty, keepsAlliance, speaksFor, type AllianceScope } from "./scope.ts";

/** What the rules need to know of a meeting. */
export interface MeetingSubject extends AllianceScope {
  state: MeetingState;
}

/** Roles that learn of a draft, as an event's audience names them. */
export const draftReaders = ["chair", "secretary", "officer"] as const;

/**
 * Who may see a meeting. Pure.
 * Insiders of its alliance; a draft only the chair of today, and who keeps the alliance's registers.
 */
export const canSeeMeeting = (actor: Actor, meeting: MeetingSubject): boolean =>
  meeting.state === "draft"
    ? isChair(actor, meeting.alliance) || keepsAlliance(actor, meeting)
    : isInsider(actor, meeting);

/** Who may prepare meetings, edit their papers and see hidden items: the chair of today and the secretary. Pure. */
export const canPrepare = (actor: Actor, alliance: string): boolean =>
  isChair(actor, alliance) || hasRoleInAlliance(actor, "secretary", alliance);

/** Who leads an alliance's affairs: who prepares its meetings, and the officers of its county. Pure. */
export const leadsAlliance = (actor: Actor, { alliance, county }: AllianceScope): boolean => canPrepare(actor, alliance) || isOfficerOfCounty(actor, county);

/** Who may open, move, close, lead polls and speakers: the chair of today, or who acts for them. Nobody else. Pure. */
export const canConduct = (actor: Actor, alliance: string): boolean => isChair(actor, alliance);

/**
 * Who may change the agenda. Pure.
 * Before the meeting who prepares it; while it is open only who conducts it; afterwards, or once it is cancelled, nobody.
 */
export function canEditAgenda(actor: Actor, meeting: MeetingSubject): boolean {
  if (meeting.state === "closed" || meeting.state === "cancelled") return false;
  return meeting.state === "open" ? canConduct(actor, meeting.alliance) : canPrepare(actor, meeting.alliance);
}

/**
 * Who stands for a unit in a meeting: signs it in, votes and speaks for it. Pure.
 * Its liaison, service unit or officer, and the chair for the own organization; a seat of another alliance does not count.
 */
export const standsFor = (actor: Actor, alliance: string, organization: string): boolean =>
  actor.seats.some(
    (seat) =>
      seat.organization === organization && (seat.alliance === null || seat.alliance === alliance) && standingRoles.includes(seat.role),
  );

const standingRoles: readonly Role[] = ["liaison", "service", "officer", "chair"];

/**
 * Ways in which a record of an alliance is one of a unit that the actor stands for: filters, each by one of the fields that name its
 * units. As `standsFor`, so that a ledger has no row that does not open. Pure.
 */
export const stoodForBy = (actor: Actor, ...fields: string[]): Record<string, unknown>[] =>
  actor.seats.flatMap(({ organization, alliance, role }) =>
    organization !== null && standingRoles.includes(role) ? fields.map((field) => ({ [field]: organization, ...(alliance !== null && { alliance }) })) : [],
  );

/** Who hands in what a unit has to say, and takes it back: who stands for it; for one without a screen who prepares the meeting. Pure. */
export const canHandIn = (actor: Actor, alliance: string, organization: string): boolean => standsFor(actor, alliance, organization) || canPrepare(actor, alliance);

/**
 * Who may entrust a unit's vote to another one. Pure.
 * Who stands for the unit that gives it; from a paper who prepares the meeting, for nobody's own benefit: not who stands for the unit that
 * is to hold it.
 */
export const canGiveProxy = (actor: Actor, alliance: string, proxy: { giver: string; holder: string; paper: boolean }): boolean =>
  proxy.paper ? canPrepare(actor, alliance) && !standsFor(actor, alliance, proxy.holder) : standsFor(actor, alliance, proxy.giver);

/**
 * How somebody may end a proxy; null: not at all. Pure.
 * Who stands for the unit that gave it takes it back, who stands for the one that holds it gives it back; who prepares the meeting takes
 * back only what was written down from a paper, on the unit's word.
 */
export function endingOfProxy(actor: Actor, alliance: string, proxy: { giver: string; holder: string; paper: boolean }): "withdrawn" | "returned" | null {
  if (standsFor(actor, alliance, proxy.giver)) return "withdrawn";
  if (standsFor(actor, alliance, proxy.holder)) return "returned";
  return proxy.paper && canPrepare(actor, alliance) ? "withdrawn" : null;
}

/**
 * Who may say that something is resolved without the consent of a unit. Pure.
 * An officer of the county; not the chair, who wants the resolution, and nobody for the own unit.
 */
export const canOverruleConsent = (actor: Actor, scope: AllianceScope, organization: string): boolean =>
  isOfficerOfCounty(actor, scope.county) && !isChair(actor, scope.alliance) && !speaksFor(actor, organization);

/**
 * Who may give a command in a meeting that they see. Pure.
 * Steering, speakers and polls: who conducts. Results, and writing down (or taking back) the votes of units with nobody at a screen: who
 * prepares. Signing in and out: who stands for the unit, or who prepares, for somebody on the paper list. Asking for the
 * floor: who stands for the unit, or who conducts. Voting: only who stands for each of the units that cast the votes (`voters`).
 * Taking back one's own request for the floor: who stands for that unit (`speakerOf`). Signing in as a guest: everybody.
 */
export function canCommand(
  actor: Actor,
  meeting: MeetingSubject,
  command: MeetingCommand,
  about: { organization: string | null; speakerOf: string | null; voters: readonly string[] },
): boolean {
  const stands = (organization: string | null) =>
    organization !== null && standsFor(actor, meeting.alliance, organization);
  switch (command.type) {
    case "sign-in":
      return about.organization === null || stands(about.organization) || canPrepare(actor, meeting.alliance);
    case "sign-out":
      return stands(about.organization) || canPrepare(actor, meeting.alliance);
    case "speaker-add":
      return stands(about.organization) || canConduct(actor, meeting.alliance);
    case "vote":
    case "vote-each":
      return about.voters.length > 0 && about.voters.every(stands);
    case "speaker-remove":
      return stands(about.speakerOf) || canConduct(actor, meeting.alliance);
    case "result-add":
    case "vote-record":
      return canPrepare(actor, meeting.alliance);
    default:
      return canConduct(actor, meeting.alliance);
  }
}

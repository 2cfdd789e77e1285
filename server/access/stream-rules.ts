import type { EventAudience } from "../../models/event.ts";
import type { MeetingState } from "../../app/contracts/meetings.ts";
import type { Actor } from "./actor.ts";
import { canSeeMeeting } from "./meeting-rules.ts";
import { isAdministrator, isInsider, speaksFor, type AllianceScope } from "./scope.ts";

/** What a stream belongs to; `scope` for alliances and meetings, `state` of a meeting as it was when it was looked up. */
export type StreamSubject =
  | { kind: "user"; id: string }
  | { kind: "organization"; id: string }
  | { kind: "alliance"; id: string; scope: AllianceScope }
  | { kind: "meeting"; id: string; scope: AllianceScope; state: MeetingState };

/**
 * Who may follow a stream. Pure.
 * A user's: that user alone. An organization's: who speaks for it. An alliance's or meeting's: insiders of the alliance.
 */
export function canFollow(actor: Actor, subject: StreamSubject): boolean {
  switch (subject.kind) {
    case "user":
      return actor.person.id === subject.id;
    case "organization":
      return speaksFor(actor, subject.id);
    case "alliance":
    case "meeting":
      return isInsider(actor, subject.scope);
  }
}

/**
 * Who may read a stream, and begin to follow it. Pure.
 * Who may follow it and, of a meeting, may see that one: a draft does not exist for every insider. Not asked again later,
 * because a draft only becomes a meeting that more people may see.
 */
export const canBeginToFollow = (actor: Actor, subject: StreamSubject): boolean =>
  canFollow(actor, subject) && (subject.kind !== "meeting" || canSeeMeeting(actor, { ...subject.scope, state: subject.state }));

/**
 * Who of a stream's followers may see one event. Pure.
 * Without an audience: all of them. With one: the people named, who speaks for an organization named,
 * who holds a role named in the stream's alliance or county, and administrators where roles are named.
 */
export function canSeeEvent(actor: Actor, audience: EventAudience | undefined, scope: AllianceScope | null): boolean {
  if (!audience) return true;
  if (audience.people?.includes(actor.person.id)) return true;
  if (audience.organizations?.some((organization) => speaksFor(actor, organization))) return true;
  const named = audience.roles;
  if (!named || !scope) return false;
  if (isAdministrator(actor)) return true;
  return actor.seats.some(
    (seat) =>
      named.includes(seat.role) && (seat.alliance === scope.alliance || (!seat.alliance && seat.county === scope.county)),
  );
}

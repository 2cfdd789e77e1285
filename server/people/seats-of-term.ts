import type { TermRecord } from "../../models/term.ts";
import type { ActorSeat } from "../access/actor.ts";

/**
 * The chair's seats that a term gives one person. Pure.
 * The holder has it for the whole term except while the deputy acts; the deputy has it just then.
 */
export function seatsOfTerm(
  term: Pick<TermRecord, "_id" | "alliance" | "organization" | "person" | "deputy" | "acting" | "from" | "until" | "cause">,
  person: string,
  county: string | null,
): ActorSeat[] {
  const seat = (part: string, organization: string, from: Date, until: Date): ActorSeat => ({
    id: `chair:${term._id}:${part}`,
    role: "chair",
    organization,
    alliance: term.alliance,
    county,
    from,
    until,
    cause: term.cause,
  });
  const { acting, deputy } = term;
  const seats: ActorSeat[] = [];
  if (term.person === person) {
    if (!acting) seats.push(seat("term", term.organization, term.from, term.until));
    else {
      seats.push(seat("before", term.organization, term.from, acting.from));
      seats.push(seat("after", term.organization, acting.until, term.until));
    }
  }
  if (acting && deputy?.person === person) {
    seats.push(seat("acting", deputy.organization, acting.from, acting.until));
  }
  return seats.filter((candidate) => candidate.until !== null && candidate.from < candidate.until);
}

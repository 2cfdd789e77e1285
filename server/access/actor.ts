import type { Locale } from "../../app/contracts/locale.ts";
import type { Role } from "../../app/contracts/people.ts";

/** A seat with its bounds; it counts only while `from <= now < until`. */
export interface ActorSeat {
  id: string;
  role: Role;
  organization: string | null;
  alliance: string | null;
  county: string | null;
  from: Date;
  until: Date | null;
  /** Why it was given: an appointment, or the term that runs. */
  cause: string;
}

/** Who asks: a signed-in person with every seat in force, and the one chosen (`seat`). */
export interface Actor {
  person: { id: string; name: string; account: string; locale: Locale };
  seats: ActorSeat[];
  seat: ActorSeat | null;
  /** Public id of the browser session, or null for an API token. */
  session: string | null;
  /** Id of the API token, or null for a browser session. */
  token: string | null;
  /** Rights may differ from this instant on: a seat begins or ends, or the session is over. */
  validUntil: Date;
}

/** Seats in force at an instant. Pure. */
export function seatsInForce(seats: ActorSeat[], now: Date): ActorSeat[] {
  return seats.filter((seat) => seat.from <= now && (seat.until === null || now < seat.until));
}

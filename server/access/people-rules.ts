import type { Role } from "../../app/contracts/people.ts";
import type { Actor } from "./actor.ts";
import { keepsRegister } from "./organization-rules.ts";
import { hasRoleInAlliance, isAdministrator, isOfficerOfCounty } from "./scope.ts";

/** What the rules need to know of a seat. */
export interface SeatFacts {
  role: Role;
  alliance: string | null;
  county: string | null;
}

/** What the rules need to know of an account: the county that keeps it, its seats in force or to come. */
export interface AccountFacts {
  county: string | null;
  hasPassword: boolean;
  seats: SeatFacts[];
}

/**
 * Who gives and ends a seat. The chair's: nobody, it follows from the rotation. An administrator: any other.
 * An officer: those of their county, except an administrator's. A secretary: liaisons and service units of their
 * alliance. Pure.
 */
export function canGiveSeat(actor: Actor, seat: SeatFacts): boolean {
  if (seat.role === "chair") return false;
  if (isAdministrator(actor)) return true;
  if (seat.role === "administrator") return false;
  if (seat.county !== null && isOfficerOfCounty(actor, seat.county)) return true;
  return (
    (seat.role === "liaison" || seat.role === "service") &&
    seat.alliance !== null &&
    hasRoleInAlliance(actor, "secretary", seat.alliance)
  );
}

/** Accounts are listed for administrators; those kept by a county also for its officers and secretaries. Pure. */
export const canSeeAccount = (actor: Actor, county: string | null): boolean =>
  isAdministrator(actor) || (county !== null && keepsRegister(actor, county));

/**
 * Name, phone, disabling: an administrator, or an officer of the county that keeps the account, who could also have
 * given every seat it holds; so nobody disables somebody above them. Pure.
 */
export const canChangeAccount = (actor: Actor, account: AccountFacts): boolean =>
  isAdministrator(actor) ||
  (account.county !== null &&
    isOfficerOfCounty(actor, account.county) &&
    account.seats.every((seat) => seat.role === "chair" || canGiveSeat(actor, seat)));

/**
 * A link that sets a password is a way into the account: it is given by who could have given every seat that the
 * account holds, and, once it has a password, only by who may also change the account. Pure.
 */
export const canInvite = (actor: Actor, account: AccountFacts): boolean =>
  canSeeAccount(actor, account.county) &&
  account.seats.every((seat) => seat.role === "chair" || canGiveSeat(actor, seat)) &&
  (!account.hasPassword || canChangeAccount(actor, account));

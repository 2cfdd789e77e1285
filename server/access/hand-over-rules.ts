import type { HandOverState } from "../../app/contracts/hand-overs.ts";
import type { Actor } from "./actor.ts";
import { canPrepare, standsFor } from "./meeting-rules.ts";
import { keepsAlliance, speaksFor, type AllianceScope } from "./scope.ts";

/** The unit that holds the chair for a term, and the person who does so for it. */
export interface ChairSide {
  organization: string;
  person: string | null;
}

/** What the rules need to know of the hand-over at the end of a term. */
export interface HandOverSubject extends AllianceScope {
  outgoing: ChairSide;
  incoming: ChairSide | null;
  state: HandOverState;
  /** The term has ended. */
  over: boolean;
}

/** Who may read a line: everybody who reads the list, who prepares the meetings, or who also sees what members agree among themselves. */
export type LineReaders = "all" | "preparers" | "deals";

/** Who stands for a side: who stands for its unit in the alliance, and the person named for the term while they have a seat of it. Pure. */
const isOf = (actor: Actor, alliance: string, side: ChairSide | null): boolean =>
  side !== null &&
  (standsFor(actor, alliance, side.organization) || (side.person === actor.person.id && speaksFor(actor, side.organization)));

/** Who reads what is handed over: both sides, and who keeps the alliance. Other insiders learn that it was done. Pure. */
export const canReadHandOver = (actor: Actor, subject: HandOverSubject): boolean =>
  isOf(actor, subject.alliance, subject.outgoing) || isOf(actor, subject.alliance, subject.incoming) || keepsAlliance(actor, subject);

/** Who may read a line of it: what the chair's seat shows stays with that seat, also where a list was signed. Pure. */
export function canReadLine(actor: Actor, scope: AllianceScope, readers: LineReaders): boolean {
  if (readers === "all") return true;
  return canPrepare(actor, scope.alliance) || (readers === "deals" && keepsAlliance(actor, scope));
}

/** What the actor may do with it now. Pure. */
export interface HandOverRights {
  /** The outgoing side writes remarks, notes and own lines, and signs, until it has signed. */
  prepare: boolean;
  sign: boolean;
  /** Who keeps the alliance signs for a side that does not, once the term is over. */
  signInPlace: boolean;
  /** The incoming side takes over or gives back what was signed. */
  answer: boolean;
  acceptInPlace: boolean;
}

/** Nothing may be done where no unit follows. Pure. */
export function handOverRights(actor: Actor, subject: HandOverSubject): HandOverRights {
  const { alliance, outgoing, incoming, state, over } = subject;
  const outgoes = isOf(actor, alliance, outgoing) && incoming !== null;
  const keeps = keepsAlliance(actor, subject) && over && incoming !== null;
  return {
    prepare: outgoes && state === "open",
    sign: outgoes && state === "open",
    signInPlace: keeps && !outgoes && state === "open",
    answer: isOf(actor, alliance, incoming) && state === "handed",
    acceptInPlace: keeps && !isOf(actor, alliance, incoming) && state === "handed",
  };
}

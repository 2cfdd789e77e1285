import type { SuggestionRecord } from "../../models/suggestion.ts";
import type { Actor } from "./actor.ts";
import { canPrepare, standsFor, stoodForBy } from "./meeting-rules.ts";
import { isInsider, isOfficerOfCounty, hasRoleInAlliance, keepsAlliance, readableInside, type AllianceScope } from "./scope.ts";

type Subject = Pick<SuggestionRecord, "alliance" | "county" | "unit" | "person" | "organization" | "onBehalf" | "anonymous" | "state">;

/** Who may see a suggestion: insiders of its alliance, and who stands for the unit that has it. Pure. */
export const canSeeSuggestion = (actor: Actor, suggestion: Subject): boolean =>
  isInsider(actor, suggestion) || (suggestion.unit !== null && standsFor(actor, suggestion.alliance, suggestion.unit));

/** Filter for the suggestions that the actor finds in the ledger and that are counted: those that they may see. Pure. */
export const readableSuggestions = (actor: Actor): Record<string, unknown> => readableInside(actor, stoodForBy(actor, "unit"));

/** Who may make one: whoever has a seat in the alliance, and the officers of its county. Pure. */
export const canPropose = (actor: Actor, scope: AllianceScope): boolean =>
  isOfficerOfCounty(actor, scope.county) || actor.seats.some((seat) => seat.alliance === scope.alliance);

/** Who gives suggestions to units, and enters them for others: the chair of today and the secretary. Pure. */
export const canLeadSuggestions = (actor: Actor, alliance: string): boolean => canPrepare(actor, alliance);

/** Who may know what its unit was told, and who there has read it: who gives suggestions to units, and who keeps the alliance. Pure. */
export const canSeeToldOfSuggestion = (actor: Actor, suggestion: Subject): boolean =>
  canLeadSuggestions(actor, suggestion.alliance) || keepsAlliance(actor, suggestion);

/** Who says that it is solved, or why not: who stands for the unit that has it. Pure. */
export const canAnswerSuggestion = (actor: Actor, suggestion: Subject): boolean =>
  suggestion.unit !== null && standsFor(actor, suggestion.alliance, suggestion.unit);

/** Whose word counts: the person who made it; for one entered in a unit's name, who stands for that unit. Pure. */
export const isProposer = (actor: Actor, suggestion: Subject): boolean =>
  suggestion.onBehalf
    ? suggestion.organization !== null && standsFor(actor, suggestion.alliance, suggestion.organization)
    : suggestion.person === actor.person.id;

/**
 * Who learns the proposer of an anonymous one: the proposer, the alliance's secretary and the officers of its county.
 * Not the chair, who is a competitor for three months. Of all others everybody who sees the suggestion. Pure.
 */
export const canSeeProposer = (actor: Actor, suggestion: Subject): boolean =>
  !suggestion.anonymous ||
  isProposer(actor, suggestion) ||
  suggestion.person === actor.person.id ||
  hasRoleInAlliance(actor, "secretary", suggestion.alliance) ||
  isOfficerOfCounty(actor, suggestion.county);

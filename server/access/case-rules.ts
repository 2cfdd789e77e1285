import type { CaseRecord } from "../../models/case.ts";
import type { Actor } from "./actor.ts";
import { standsFor, stoodForBy } from "./meeting-rules.ts";
import { actsFor, countiesOf, isOfficerOfCounty, hasRoleInAlliance, organizationsOf, type AllianceScope } from "./scope.ts";

type Subject = Pick<CaseRecord, "alliance" | "county" | "unit" | "person" | "organization" | "onBehalf" | "confidential">;

/** Who keeps an alliance's direct line: its secretary and the officers of its county. Nobody else, the chair neither. Pure. */
export const keepsHotline = (actor: Actor, scope: AllianceScope): boolean =>
  isOfficerOfCounty(actor, scope.county) || hasRoleInAlliance(actor, "secretary", scope.alliance);

/** Who handles a case: who stands for the unit that has it. Pure. */
export const canHandleCase = (actor: Actor, record: Subject): boolean =>
  record.unit !== null && standsFor(actor, record.alliance, record.unit);

/** Whose word counts: the person who called; for a case entered in a firm's name, who acts for that firm. Pure. */
export const isCaller = (actor: Actor, record: Subject): boolean =>
  record.onBehalf ? record.organization !== null && actsFor(actor, record.organization) : record.person === actor.person.id;

/**
 * Who may see a case: who keeps the line, the unit that has it, who made it, and, unless it is confidential, who acts
 * for the firm that called. Other members may be competitors: they see nothing. Pure.
 */
export const canSeeCase = (actor: Actor, record: Subject): boolean =>
  keepsHotline(actor, record) ||
  canHandleCase(actor, record) ||
  record.person === actor.person.id ||
  isCaller(actor, record) ||
  (!record.confidential && record.organization !== null && actsFor(actor, record.organization));

/** Filter for the cases that the actor finds in the ledger and that are counted: those that they may see. Pure. */
export function readableCases(actor: Actor): Record<string, unknown> {
  const kept = actor.seats.flatMap(({ role, alliance }) => (role === "secretary" && alliance !== null ? [alliance] : []));
  const acting = organizationsOf(actor).filter((organization) => actsFor(actor, organization));
  return {
    $or: [
      { alliance: { $in: kept } },
      { county: { $in: countiesOf(actor) } },
      { person: actor.person.id },
      { organization: { $in: acting }, $or: [{ confidential: false }, { onBehalf: true }] },
      ...stoodForBy(actor, "unit"),
    ],
  };
}

/** Who may call: whoever has a seat in the alliance, and who keeps its line. Pure. */
export const canCall = (actor: Actor, scope: AllianceScope): boolean =>
  keepsHotline(actor, scope) || actor.seats.some((seat) => seat.alliance === scope.alliance);

import type { EventType } from "../../app/contracts/streams.ts";
import type { DealSubject } from "../access/match-rules.ts";
import type { Transaction } from "./transaction.ts";

/**
 * Tells everybody who may see a suggestion or cooperation: the streams of its parties, and those of the alliances
 * concerned, there for the parties and the alliance's keepers only. `data` holds ids and states, no prices or names.
 */
export function emitDeal(
  transaction: Transaction,
  deal: DealSubject,
  type: EventType,
  data: Record<string, unknown>,
): void {
  for (const party of deal.parties.toSorted()) transaction.emit(`organization:${party}`, type, data);
  const audience = { organizations: [...deal.parties], roles: ["secretary", "chair", "officer"] as const };
  for (const alliance of deal.alliances.toSorted()) {
    transaction.emit(`alliance:${alliance}`, type, data, { ...audience, roles: [...audience.roles] });
  }
}

import type { EventAudience } from "../../models/event.ts";
import type { AllianceScope } from "./scope.ts";

/**
 * What may leave the hub by itself, to the group of a robot or to another system. Pure.
 * Whoever is at the other end reads along, and the hub does not know them: so only what every follower of the alliance's stream may see.
 */
export const isForEveryMember = (event: { audience?: EventAudience }): boolean => event.audience === undefined;

/** Of listings: those that every member of the alliance may read. By keys stored with it, see `readersOf`. Pure. */
export const isListingForEveryMember = (scope: AllianceScope, listing: { readers: readonly string[] }): boolean =>
  [`alliance:${scope.alliance}`, `county:${scope.county}`, "public"].some((key) => listing.readers.includes(key));

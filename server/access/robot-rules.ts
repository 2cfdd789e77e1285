import type { EventAudience } from "../../models/event.ts";
import type { AllianceScope } from "./scope.ts";

/**
 * What the group of a robot may be told of. Pure.
 * A group lies outside the hub, and whoever is in it reads along: so only what every follower of the alliance's stream may see.
 */
export const isForGroup = (event: { audience?: EventAudience }): boolean => event.audience === undefined;

/** Of listings: those that stand in a list which every member of the alliance reads. By keys stored with it, see `readersOf`. Pure. */
export const isListingForGroup = (scope: AllianceScope, listing: { open: boolean; readers: readonly string[] }): boolean =>
  listing.open && [`alliance:${scope.alliance}`, `county:${scope.county}`, "public"].some((key) => listing.readers.includes(key));

import type { Condition } from "../../app/contracts/conditions.ts";
import type { ListingRecord } from "../../models/listing.ts";

/** The conditions that a policy or a resource sets, in their order; needs set none. Pure. */
export const conditionsOf = (listing: Pick<ListingRecord, "policy" | "conditions">): readonly Condition[] =>
  // Resources that were stored before there were conditions say nothing of them.
  listing.policy?.conditions ?? listing.conditions ?? [];

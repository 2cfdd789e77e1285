import type { ListingState } from "../../contracts/listings.ts";
import type { StateName } from "../../shell/kit/state-badge.tsx";

/** The badge that stands for the state of a listing. */
export const badgeOfListing: Record<ListingState, StateName> = {
  draft: "draft",
  published: "published",
  partly: "partly_matched",
  fulfilled: "satisfied",
  withdrawn: "withdrawn",
  expired: "expired",
};

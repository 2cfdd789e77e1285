import type { ListingState as State } from "../../contracts/listings.ts";
import { StateBadge } from "../../shell/kit/state-badge.tsx";
import { badgeOfListing } from "./badge-of-listing.ts";

/** The state of a listing as its badge. */
export function ListingState({ state }: { state: State }) {
  return <StateBadge state={badgeOfListing[state]} />;
}

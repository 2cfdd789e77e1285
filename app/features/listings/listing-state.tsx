import type { ListingState as State } from "../../contracts/listings.ts";
import { StateBadge, type StateName } from "../../shell/kit/state-badge.tsx";

const names: Record<State, StateName> = {
  draft: "draft",
  published: "published",
  partly: "partly_matched",
  fulfilled: "satisfied",
  withdrawn: "withdrawn",
  expired: "expired",
};

/** The state of a listing as its badge. */
export function ListingState({ state }: { state: State }) {
  return <StateBadge state={names[state]} />;
}

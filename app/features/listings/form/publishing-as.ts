import type { AllianceSummary, MemberView } from "../../../contracts/alliances.ts";
import type { ListingKind, ListingView } from "../../../contracts/listings.ts";
import type { PublishingAs } from "./owner-fields.tsx";

interface Writer {
  seat: { id: string; role: string; organization: string | null } | null;
}

/** Roles that type on behalf of members. */
const keepers = ["secretary", "officer", "administrator"];

/** In whose name a person publishes: the seat's own organization, or any member where the seat keeps the alliance. Pure. */
export function publishingAs(
  { seat }: Writer,
  kind: ListingKind,
  alliance: AllianceSummary,
  alliances: AllianceSummary[],
  members: MemberView[],
  place: PublishingAs["place"],
): PublishingAs {
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  const keeps = seat !== null && keepers.includes(seat.role);
  const owners = kind === "policy" ? [alliance.leadDepartment] : members.map(({ organization }) => organization);
  const own = seat?.organization ?? undefined;
  const onlyOwner = owners.length === 1 ? owners[0]!.id : undefined;
  const isOwner = owners.some(({ id }) => id === own);
  return {
    seat: seat?.id ?? "",
    alliance: alliance.id,
    county: alliance.county,
    place,
    owner: isOwner || !keeps ? own : onlyOwner,
    alliances: keeps ? alliances.map(named) : [named(alliance)],
    owners: keeps ? owners.map(named) : [],
  };
}

/** A stored listing keeps its alliance and owner. Pure. */
export const changingAs = (listing: ListingView): PublishingAs => ({
  seat: "",
  alliance: listing.alliance.id,
  county: undefined,
  place: undefined,
  owner: listing.owner.id,
  alliances: [],
  owners: [],
});

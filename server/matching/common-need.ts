import type { CommonNeedRecord } from "../../models/common-need.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { SimilarListing } from "./engine/types.ts";

/** Per cent of the words from which two needs that ask for one thing are the same, in one category; without a category it takes more. */
const SAME_PERCENT = 65;
const SAME_WITHOUT_CATEGORY_PERCENT = 80;

type Subject = Pick<ListingRecord, "_id" | "kind" | "owner" | "category">;

/** What a common need says of a member, and what tells whether it is one. */
export type Member = Subject & Pick<ListingRecord, "title" | "alliance" | "county">;

/** These fields of a listing. */
export const memberFields = { kind: 1, owner: 1, category: 1, title: 1, alliance: 1, county: 1 } as const;

/**
 * Whether two lines of different organizations say the same: the same request posted again, or plainly a common one. Alike texts alone
 * do not make it plain, because organizations write different requests in the same standing words. Pure.
 */
export function isCommon(one: Subject, other: Subject, { likeness, duplicate, sameThing }: Omit<SimilarListing, "id">): boolean {
  if (one._id === other._id || one.owner === other.owner || one.kind !== other.kind) return false;
  if (duplicate) return true;
  if (!sameThing) return false;
  if (one.category !== null && other.category !== null) return one.category === other.category && likeness >= SAME_PERCENT;
  return likeness >= SAME_WITHOUT_CATEGORY_PERCENT;
}

type Content = Omit<CommonNeedRecord, "_id" | "apart" | "changedAt" | "revision">;

/** What a common need says of its members, oldest first. Pure. */
export function contentOf(needs: readonly Member[]): Content {
  const members = needs.toSorted((a, b) => (a._id < b._id ? -1 : 1));
  const organizations = new Set(members.map(({ owner }) => owner)).size;
  return {
    category: members[0]?.category ?? null,
    members: members.map(({ _id, title, owner, alliance, county }) => ({ listing: _id, title, owner, alliance, county })),
    listings: members.map(({ _id }) => _id),
    organizations,
    alliances: [...new Set(members.map(({ alliance }) => alliance))],
    counties: [...new Set(members.map(({ county }) => county))],
    open: organizations > 1,
  };
}

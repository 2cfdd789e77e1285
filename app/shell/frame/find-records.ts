import type { Page } from "../../contracts/common.ts";
import type { MemberView } from "../../contracts/alliances.ts";
import type { ListingView } from "../../contracts/listings.ts";
import type { MeetingSummary } from "../../contracts/meetings.ts";
import type { ResolutionNumber } from "../../contracts/resolution-number.ts";
import type { ResolutionLine } from "../../contracts/resolutions.ts";

/** A record that bears the words, and its page. */
export interface FoundRecord {
  href: string;
  name: string;
  what: "need" | "resource" | "policy" | "member" | "meeting" | "resolution";
  /** Whose it is, or where; the number of a resolution. */
  aside: string | ResolutionNumber;
}

const MOST_LISTINGS = 6;
const MOST_OTHERS = 3;

/**
 * What the reader may see that bears these words: listings and resolutions (found by the hub), member organizations and meetings of
 * their alliance (found here among the first hundred of each).
 * @throws on a cut connection or a refusal
 */
export async function findRecords(words: string, alliance: string | undefined, signal: AbortSignal): Promise<FoundRecord[]> {
  const [listings, members, meetings, resolutions] = await Promise.all([
    read<ListingView>(`/listings?limit=${MOST_LISTINGS}&q=${encodeURIComponent(words)}`, signal),
    alliance === undefined ? [] : read<MemberView>(`/alliances/${alliance}/members?limit=100`, signal),
    read<MeetingSummary>("/meetings?limit=100", signal),
    read<ResolutionLine>(`/resolutions?limit=${MOST_OTHERS}&q=${encodeURIComponent(words.slice(0, 60))}`, signal),
  ]);
  const bears = (...texts: string[]) => texts.some((text) => text.toLowerCase().includes(words.toLowerCase()));
  return [
    ...listings.map(({ id, kind, title, owner }) => ({
      href: kind === "policy" ? `/policies/${id}` : `/listings/${id}`,
      name: title,
      what: kind,
      aside: owner.name,
    })),
    ...members
      .filter(({ organization }) => bears(organization.name, organization.fullName))
      .slice(0, MOST_OTHERS)
      .map(({ organization }) => ({
        href: `/listings?owner=${organization.id}`,
        name: organization.name,
        what: "member" as const,
        aside: organization.fullName,
      })),
    ...meetings
      .filter(({ title }) => bears(title))
      .slice(0, MOST_OTHERS)
      .map(({ id, title, place }) => ({ href: `/meetings/${id}`, name: title, what: "meeting" as const, aside: place })),
    ...resolutions.map(({ id, text, ...number }) => ({ href: `/resolutions/${id}`, name: text, what: "resolution" as const, aside: number })),
  ];
}

async function read<Item>(path: string, signal: AbortSignal): Promise<Item[]> {
  const response = await fetch(`/api/v1${path}`, { signal, credentials: "same-origin" });
  if (!response.ok) throw new Error(`the hub refused ${path}: ${response.status}`);
  return ((await response.json()) as Page<Item>).items;
}

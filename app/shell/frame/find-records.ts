import type { ActionView } from "../../contracts/actions.ts";
import type { MemberView } from "../../contracts/alliances.ts";
import { ledgerNumber, type Page } from "../../contracts/common.ts";
import type { ListingView } from "../../contracts/listings.ts";
import type { MeetingSummary } from "../../contracts/meetings.ts";
import type { ResolutionNumber } from "../../contracts/resolution-number.ts";
import type { ResolutionLine } from "../../contracts/resolutions.ts";
import { lettersTyped, soundsAt, soundsOf } from "../../contracts/sounds-like.ts";
import { loadReadings } from "../sounds/load-readings.ts";

/** A record that bears the words, and its page. */
export interface FoundRecord {
  href: string;
  name: string;
  what: "need" | "resource" | "policy" | "member" | "meeting" | "resolution" | "task" | "suggestion" | "case" | "undertaking" | "example";
  /** Whose it is, or where; the number of a resolution. */
  aside: string | ResolutionNumber;
}

const MOST_LISTINGS = 6;
const MOST_OTHERS = 3;
/** Longest search of ledgers and resolutions. */
const MOST_LETTERS = 60;
/** Of as many the nearest to a number are shown. */
const MOST_NUMBERED = 20;

/**
 * What the reader may see that bears these words, or is read so in pinyin: listings, resolutions and the numbered ledgers (found by
 * the hub, the ledgers without pinyin), member organizations and meetings of their alliance (found here among the first hundred of
 * each). What has the number that was typed stands first.
 * @throws on a cut connection or a refusal
 */
export async function findRecords(words: string, alliance: string | undefined, signal: AbortSignal): Promise<FoundRecord[]> {
  // Without half a character at its end, which no address can hold.
  const few = encodeURIComponent(words.slice(0, MOST_LETTERS).replace(/[\ud800-\udbff]$/, ""));
  const [numbered, listings, members, meetings, resolutions, worded, isReadSo] = await Promise.all([
    findNumbered(words.normalize("NFKC").trim(), signal),
    read<ListingView>(`/listings?limit=${MOST_LISTINGS}&q=${encodeURIComponent(words)}`, signal),
    alliance === undefined ? [] : read<MemberView>(`/alliances/${alliance}/members?limit=100`, signal),
    read<MeetingSummary>("/meetings?limit=100", signal),
    read<ResolutionLine>(`/resolutions?limit=${MOST_OTHERS}&q=${few}`, signal),
    findInLedgers(`limit=${MOST_OTHERS}&q=${few}`, signal),
    readingOf(words),
  ]);
  const bears = (...texts: string[]) => texts.some((text) => text.toLowerCase().includes(words.toLowerCase()) || isReadSo(text));
  const known = new Set(numbered.map(({ href }) => href));
  return [
    ...numbered,
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
    ...worded.filter(({ href }) => !known.has(href)),
  ];
}

/** Whether a text is read as the letters that were typed; of anything else, and while that cannot be known, nothing is. */
async function readingOf(words: string): Promise<(text: string) => boolean> {
  const letters = lettersTyped(words);
  const readings = letters === null ? null : await loadReadings().catch(() => null);
  return (text) => letters !== null && readings !== null && soundsAt(soundsOf(text, readings), letters) !== null;
}

async function findNumbered(typed: string, signal: AbortSignal): Promise<FoundRecord[]> {
  return ledgerNumber.safeParse(typed).success ? findInLedgers(`limit=${MOST_NUMBERED}&number=${typed}`, signal) : [];
}

/** The numbered ledgers, each under one address of pages and API, with the field that tells what a row is about. */
const ledgers = [
  { path: "/actions", what: "task", told: "title" },
  { path: "/suggestions", what: "suggestion", told: "text" },
  { path: "/cases", what: "case", told: "title" },
  { path: "/undertakings", what: "undertaking", told: "title" },
  { path: "/examples", what: "example", told: "title" },
] as const;

/** What a search shows of a row, whatever its ledger. */
type LedgerRow = Pick<ActionView, "id" | "number" | "alliance"> & { title?: string; text?: string };

/** Rows of a query that all ledgers understand. */
async function findInLedgers(query: string, signal: AbortSignal): Promise<FoundRecord[]> {
  const found = await Promise.all(
    ledgers.map(async ({ path, what, told }) =>
      nearest(await read<LedgerRow>(`${path}?${query}`, signal)).map((row) => ({ href: `${path}/${row.id}`, name: `${row.number} ${row[told]}`, what, aside: row.alliance.name })),
    ),
  );
  return found.flat();
}

/** The shortest first: the number itself stands before those that only begin like it; of several years the newest. */
const nearest = <Item extends { number: string }>(items: Item[]): Item[] =>
  items.toSorted((one, other) => one.number.length - other.number.length || (one.number < other.number ? 1 : -1)).slice(0, MOST_OTHERS);

async function read<Item>(path: string, signal: AbortSignal): Promise<Item[]> {
  const response = await fetch(`/api/v1${path}`, { signal, credentials: "same-origin" });
  if (!response.ok) throw new Error(`the hub refused ${path}: ${response.status}`);
  return ((await response.json()) as Page<Item>).items;
}

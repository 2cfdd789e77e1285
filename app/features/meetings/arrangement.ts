import type { MeetingView, QuorumRule } from "../../contracts/meetings.ts";
import { clockTime, dayOf, instantAt } from "../../i18n/shanghai-time.ts";

/** Planned length of a meeting when nobody says otherwise. */
const USUAL_MINUTES = 90;

/** When one begins whose day alone was chosen. */
export const USUAL_START = "14:30";

/** A meeting's arrangement as a form holds it: the start as a wall-clock time in China, the length as it is typed. */
export type Arrangement = {
  title: string;
  startsAt: string | null;
  minutes: string;
  place: string;
  quorum: QuorumRule;
  proxiesInQuorum: boolean;
};

export const newArrangement: Arrangement = { title: "", startsAt: null, minutes: String(USUAL_MINUTES), place: "", quorum: "half", proxiesInQuorum: false };

/** Pure. */
export function arrangementOf({ title, startsAt, endsAt, place, quorum, proxiesInQuorum }: MeetingView): Arrangement {
  const minutes = Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000);
  return { title, startsAt: `${dayOf(startsAt)} ${clockTime(startsAt)}:00`, minutes: String(minutes), place, quorum, proxiesInQuorum };
}

/** As the API takes it; what is missing it will ask for. Pure. */
export function bodyOf({ title, startsAt, minutes, place, quorum, proxiesInQuorum }: Arrangement) {
  const start = startsAt === null ? undefined : instantAt(startsAt);
  const end = start && new Date(start.getTime() + (Number(minutes) || USUAL_MINUTES) * 60_000);
  return { title, place, quorum, proxiesInQuorum, ...(start && end && { startsAt: start.toISOString(), endsAt: end.toISOString() }) };
}

/** Only the given fields, as the API takes them; the start and the length are one fact there. Pure. */
export function patchOf(values: Arrangement, fields: readonly (keyof Arrangement)[]): Partial<ReturnType<typeof bodyOf>> {
  const asked = new Set<string>(fields.flatMap((field) => (field === "startsAt" || field === "minutes" ? ["startsAt", "endsAt"] : [field])));
  return Object.fromEntries(Object.entries(bodyOf(values)).filter(([field]) => asked.has(field)));
}

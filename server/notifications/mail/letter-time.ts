import type { MailboxRecord } from "../../../models/mailbox.ts";
import { addDays, dayAt, startOfDay } from "../../clock.ts";

const HOUR_MS = 3_600_000;
/** Unread for so much time of work, a notice is sent. */
const UNREAD_MS = 2 * HOUR_MS;
/** What comes in a burst comes together. */
const BURST_MS = 60_000;
/** Letters of every morning go out at this hour, in Asia/Shanghai. */
const MORNING_HOUR = 8;

/** What a person wants. */
export type Wishes = Pick<MailboxRecord, "when" | "quietFrom" | "quietUntil">;

/** The instant at which so much time of work has passed. */
export type AddWorkTime = (from: Date, ms: number) => Date;

/** When a notice that came at an instant is to be sent, if it is unread by then; null: never. Pure. */
export function letterTime(wishes: Wishes, cameAt: Date, addWorkTime: AddWorkTime): Date | null {
  switch (wishes.when) {
    case "never":
      return null;
    case "at_once":
      return afterQuiet(wishes, new Date(cameAt.getTime() + BURST_MS));
    case "unread":
      return afterQuiet(wishes, addWorkTime(cameAt, UNREAD_MS));
    case "daily":
      return afterQuiet(wishes, nextMorning(cameAt));
  }
}

const atHour = (day: string, hour: number): Date => new Date(startOfDay(day).getTime() + hour * HOUR_MS);

function nextMorning(from: Date): Date {
  const today = atHour(dayAt(from), MORNING_HOUR);
  return today > from ? today : atHour(addDays(dayAt(from), 1), MORNING_HOUR);
}

/** An instant, or the end of the quiet hours that it falls into. */
function afterQuiet({ quietFrom, quietUntil }: Wishes, instant: Date): Date {
  const day = dayAt(instant);
  const hour = (instant.getTime() - startOfDay(day).getTime()) / HOUR_MS;
  const overnight = quietFrom > quietUntil;
  const isQuiet = overnight ? hour >= quietFrom || hour < quietUntil : hour >= quietFrom && hour < quietUntil;
  if (!isQuiet) return instant;
  return atHour(overnight && hour >= quietFrom ? addDays(day, 1) : day, quietUntil);
}

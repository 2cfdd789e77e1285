import { addDays, dayAt, startOfDay } from "../clock.ts";
import type { WorkCalendar } from "./work-calendar.ts";

/** Hours in which somebody is expected at work, from midnight in Asia/Shanghai. */
const BEGINS_MS = 8.5 * 3_600_000;
const ENDS_MS = 17.5 * 3_600_000;

/**
 * The instant at which so much time of work has passed since another one: 8:30 to 17:30 of work days; what falls outside counts from the
 * next morning. Pure.
 */
export function addWorkTime({ isWorkDay }: Pick<WorkCalendar, "isWorkDay">, from: Date, ms: number): Date {
  let left = ms;
  for (let day = dayAt(from); ; day = addDays(day, 1)) {
    if (!isWorkDay(day)) continue;
    const midnight = startOfDay(day).getTime();
    const begin = Math.max(from.getTime(), midnight + BEGINS_MS);
    const room = midnight + ENDS_MS - begin;
    if (room <= 0) continue;
    if (left <= room) return new Date(begin + left);
    left -= room;
  }
}

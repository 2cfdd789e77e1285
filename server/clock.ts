import dayjs from "dayjs";
import utc from "dayjs/plugin/utc.js";
import type { Day } from "../app/contracts/common.ts";

dayjs.extend(utc);

/** Where time comes from; passed in, so that tests can set it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** All of China keeps one time, without summer time; asking for the zone by name costs ten times as much. */
const OFFSET_MINUTES = 8 * 60;

/** The calendar day in Asia/Shanghai at an instant. Pure. */
export function dayAt(instant: Date): Day {
  return dayjs(instant).utcOffset(OFFSET_MINUTES).format("YYYY-MM-DD");
}

/** The wall-clock time in Asia/Shanghai, `14:30`. Pure. */
export function timeAt(instant: Date): string {
  return dayjs(instant).utcOffset(OFFSET_MINUTES).format("HH:mm");
}

/** First instant of a day in Asia/Shanghai. Pure. */
export function startOfDay(day: Day): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

/** First instant after a day in Asia/Shanghai. Pure. */
export function endOfDay(day: Day): Date {
  return new Date(startOfDay(day).getTime() + 86_400_000);
}

/** The last day of what is over at an instant: of a term that ends with midnight the day before. Pure. */
export const lastDayOf = (until: Date): Day => dayAt(new Date(until.getTime() - 1));

/** The day `count` days later (earlier when negative). Pure. */
export function addDays(day: Day, count: number): Day {
  return dayAt(new Date(startOfDay(day).getTime() + count * 86_400_000));
}

/** Whole days from one day to another; negative when `to` is earlier. Pure. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((startOfDay(to).getTime() - startOfDay(from).getTime()) / 86_400_000);
}

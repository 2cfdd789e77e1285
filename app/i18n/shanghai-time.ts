import { isDay } from "../contracts/is-day.ts";

/** All of China keeps UTC+8 without summer time, so days and clock times are plain arithmetic, alike on server and phone. */
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** A value that is a day (`YYYY-MM-DD`) or an instant (ISO-8601 or Date). */
export type DayOrInstant = string | Date;

/** The day in China at an instant; a day stays itself. */
export function dayOf(value: DayOrInstant): string {
  if (isDay(value)) return value;
  return new Date(new Date(value).getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** Clock time in China, `14:31` or with seconds `14:31:50`. */
export function clockTime(value: DayOrInstant, { seconds = false } = {}): string {
  return new Date(new Date(value).getTime() + OFFSET_MS).toISOString().slice(11, seconds ? 19 : 16);
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** The day `count` days later. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/** The instant of a wall-clock time in China, `YYYY-MM-DD HH:mm`; seconds are left out. */
export const instantAt = (wallClock: string): Date => new Date(`${wallClock.slice(0, 16).replace(" ", "T")}:00+08:00`);

/** The instant at which a day ends in China. */
export const endOfDay = (day: string): Date => new Date(instantAt(`${day} 00:00`).getTime() + DAY_MS);

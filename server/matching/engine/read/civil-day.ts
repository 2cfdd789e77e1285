/** Year, month (1..12) and day of a day number. Pure. */
export function civilOf(day: number): { year: number; month: number; day: number } {
  const date = new Date(day * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The day number of a date; months and days beyond their range carry over. Pure. */
export function dayOf(year: number, month: number, day: number): number {
  return Math.floor(Date.UTC(year, month - 1, day) / 86_400_000);
}

/** The last day of a month. Pure. */
export function lastDayOf(year: number, month: number): number {
  return dayOf(year, month + 1, 0);
}

/** False for dates that do not exist (31 June). Pure. */
export function isDate(year: number, month: number, day: number): boolean {
  const read = civilOf(dayOf(year, month, day));
  return read.year === year && read.month === month && read.day === day;
}

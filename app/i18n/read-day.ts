/** Year, month and day with something between them, or as eight (four) digits. */
const apart = /^(?:(\d{4})\D{1,2})?(\d{1,2})\D{1,2}(\d{1,2})\D?$/u;
const together = /^(\d{4})?(\d{2})(\d{2})$/u;

interface Around {
  today: string;
  min?: string | undefined;
  max?: string | undefined;
}

/**
 * The day (`YYYY-MM-DD`) that somebody typed: `2026-12-8`, `2026年12月8日`, `12月8日`, `12/8`, `20261208`; null for anything else
 * and for days that no calendar has. Without a year it is this one, or the next or last where only that lies within the bounds. Pure.
 */
export function readDay(text: string, { today, min, max }: Around): string | null {
  const typed = text.trim();
  const [, year, month, date] = apart.exec(typed) ?? together.exec(typed) ?? [];
  if (month === undefined || date === undefined) return null;
  const thisYear = Number(today.slice(0, 4));
  if (year !== undefined) return dayIn(Number(year), month, date);
  const fits = (day: string | null) => day !== null && (min === undefined || day >= min) && (max === undefined || day <= max);
  const near = [0, 1, -1].map((years) => dayIn(thisYear + years, month, date));
  return near.find(fits) ?? near[0]!;
}

function dayIn(year: number, month: string, date: string): string | null {
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const at = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day ? null : day;
}

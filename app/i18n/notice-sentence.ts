import type { i18n } from "i18next";
import { isDay } from "../contracts/is-day.ts";
import { formatDay } from "./formats.ts";

/**
 * The sentence of a notice: `notices:<kind>` with its facts, days written as people write them; null for a kind that only a newer hub
 * knows. Pure. @param today the day in Asia/Shanghai, which decides whether years are written
 */
export function noticeSentence(texts: Pick<i18n, "t" | "exists">, notice: { kind: string; facts: Record<string, string | number> }, today: string): string | null {
  const key = `notices:${notice.kind}`;
  if (!texts.exists(key, notice.facts)) return null;
  const facts = Object.entries(notice.facts).map(([name, fact]) => [name, typeof fact === "string" && isDay(fact) ? formatDay(texts.t, fact, { today }) : fact]);
  return texts.t(key, Object.fromEntries(facts) as Record<string, string | number>);
}

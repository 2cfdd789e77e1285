import type { ResolutionNumber } from "../../../app/contracts/resolution-number.ts";

/** A number that somebody looks for. */
type SoughtNumber = Partial<Pick<ResolutionNumber, "year">> & Pick<ResolutionNumber, "serial">;

/**
 * What may be meant by a number when it is typed: `〔2026〕3号`, `〔2026〕内3号`, `[2026] 3`, `2026-3`, `3号`, `第3号`, `3`. Null where it is none.
 * Pure.
 */
export function soughtNumber(words: string): SoughtNumber | null {
  const whole = /^\D{0,40}?[〔[(（【［]?(\d{4})\s*[〕\])）】］年\-–/ ]\s*(?:No\.\s*|第|内)?(\d{1,4})\s*号?$/iu.exec(words);
  if (whole) return { year: Number(whole[1]), serial: Number(whole[2]) };
  const short = /^(?:No\.\s*|第)?(\d{1,4})\s*号?$/iu.exec(words);
  return short ? { serial: Number(short[1]) } : null;
}

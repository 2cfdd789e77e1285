import type { MatchView } from "../../contracts/matches.ts";

/** Whether a suggestion says all its quantities and meets a part of the need only. Pure. */
export const meetsPart = ({ need, parts }: Pick<MatchView, "need" | "parts">): boolean =>
  need.remaining !== null &&
  parts.every(({ quantity }) => quantity !== null) &&
  parts.reduce((sum, { quantity }) => sum + Number(quantity!.value), 0) < Number(need.remaining.value);

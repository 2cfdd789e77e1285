import type { MatchRecord } from "../../models/match.ts";

/** What a suggestion brings, in thousandths of the need's unit; without bounds while a part is to be specified. Pure. */
export const suppliedMilli = ({ parts }: Pick<MatchRecord, "parts">): number =>
  parts.reduce((sum, { milli }) => sum + (milli ?? Number.POSITIVE_INFINITY), 0);

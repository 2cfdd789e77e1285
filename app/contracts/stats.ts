import { z } from "zod";
import { money, namedRef } from "./common.ts";

/** Counters of one alliance; each of them opens the rows that it counts. */
export const allianceStats = z.object({
  alliance: namedRef,
  members: z.int(),
  /** Needs ever published, those open now, and those of them past their due date. */
  needs: z.int(),
  openNeeds: z.int(),
  overdueNeeds: z.int(),
  resources: z.int(),
  /** Needs for which a cooperation was agreed that was not broken. */
  matchedNeeds: z.int(),
  suggestions: z.int(),
  /** All, those that go on, those confirmed by all, those broken. */
  cooperations: z.int(),
  delivering: z.int(),
  confirmed: z.int(),
  broken: z.int(),
  /** Smallest statement of each cooperation that all parties have confirmed. */
  confirmedValue: money,
  /** Largest statement of each cooperation, confirmed or not. */
  statedValue: money,
});
export type AllianceStats = z.infer<typeof allianceStats>;

/** `GET /api/v1/stats`: the alliances that the reader is an insider of. A cooperation across two alliances counts in both. */
export const statsView = z.object({ alliances: z.array(allianceStats) });
export type StatsView = z.infer<typeof statsView>;

import { z } from "zod";
import { day, id, money, namedRef } from "./common.ts";

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

/** A calendar month, quarter or year, the one that runs now; or all time. */
export const statsPeriods = ["month", "quarter", "year", "all"] as const;
export const statsPeriod = z.enum(statsPeriods);
export type StatsPeriod = z.infer<typeof statsPeriod>;

export const followThroughQuery = z.object({ alliance: id.optional(), period: statsPeriod.default("year") });
export type FollowThroughQuery = z.output<typeof followThroughQuery>;

/** Tasks that a unit leads, that the reader may see and whose day falls into the period, without cancelled ones: those finished and those open are all of them. */
export const unitFollowThrough = z.object({
  unit: namedRef,
  due: z.int(),
  /** Reported as done, and of these by the last day. */
  finished: z.int(),
  inTime: z.int(),
  /** Of the finished ones those that the alliance has confirmed. */
  confirmed: z.int(),
  /** Not finished, and of these past their day. */
  open: z.int(),
  overdue: z.int(),
});
export type UnitFollowThrough = z.infer<typeof unitFollowThrough>;

/** `GET /api/v1/stats/units`: how what was decided gets done, by the unit that leads it, the most overdue first. */
export const followThroughView = z.object({
  /** Days of the period; null for all time. */
  from: day.nullable(),
  until: day.nullable(),
  units: z.array(unitFollowThrough),
  /** There are more tasks than were counted: the earliest ones were. */
  partial: z.boolean(),
});
export type FollowThroughView = z.infer<typeof followThroughView>;

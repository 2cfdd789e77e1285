import { z } from "zod";
import { id, instant } from "./common.ts";

/** Most units that one unit can vote for besides itself. */
export const MOST_PROXIES_HELD = 2;
/** Most proxies that one unit can give in one meeting, and most that can be written down of it, those that ended included. */
export const MOST_PROXIES_GIVEN = 10;

/**
 * Entrusts the vote of a unit to another one of the meeting, for all of it or for one item. `giver` is left out where it is the actor's
 * own unit; `paper`: written down from a paper by who prepares the meeting.
 */
export const proxyInput = z.strictObject({
  giver: id.optional(),
  holder: id,
  item: id.nullable().default(null),
  paper: z.boolean().default(false),
});
export type ProxyInput = z.output<typeof proxyInput>;

/**
 * How a proxy ended: taken back by the unit that gave it, or by who wrote it down (`withdrawn`), given back by the one that held it
 * (`returned`), the unit came itself (`arrived`), or what it was for is no more: the item, or a unit's membership (`void`).
 */
export const proxyEnding = z.enum(["withdrawn", "returned", "arrived", "void"]);
export type ProxyEnding = z.infer<typeof proxyEnding>;

/** That a unit (`giver`) entrusted its vote to another one (`holder`), with who said so and how it ended. */
export const proxyView = z.object({
  id,
  giver: id,
  holder: id,
  /** The one item that it is for; null: the whole meeting. */
  item: id.nullable(),
  /** Written down from a paper by `name`, who prepares the meeting; else `name` stands for the giver. */
  paper: z.boolean(),
  name: z.string(),
  at: instant,
  /** `name` is empty where it ended by itself. */
  ended: z.object({ how: proxyEnding, name: z.string(), at: instant }).nullable(),
});
export type ProxyView = z.infer<typeof proxyView>;

import type { EventRecord } from "../../models/event.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Follower } from "./follower.ts";

/** What a follower's stream holds after its number, in order, at most so many. */
export const eventsAfter = ({ models }: Dependencies, { alliance, after }: Pick<Follower, "alliance" | "after">, most: number): Promise<EventRecord[]> =>
  models.events.find({ stream: `alliance:${alliance}`, seq: { $gt: after } }).sort({ seq: 1 }).limit(most).lean();

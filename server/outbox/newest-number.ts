import type { ClientSession } from "mongoose";
import type { StreamName } from "../../app/contracts/streams.ts";
import type { Dependencies } from "../dependencies.ts";

/** Number of the newest event of a stream; 0 before its first. */
export async function newestNumber({ models }: Pick<Dependencies, "models">, stream: StreamName, session: ClientSession | null = null): Promise<number> {
  const counter = await models.counters.findOne({ _id: stream }, null, { session }).lean();
  return counter?.value ?? 0;
}

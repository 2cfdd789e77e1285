import type { ResolutionRecord } from "../../../models/resolution.ts";
import { audienceOfResolution } from "../../access/resolution-rules.ts";
import type { Transaction } from "../../outbox/transaction.ts";

/** Emits `resolution.changed` on the streams of its alliance and its meeting; of an internal one to who prepares the meetings. */
export function tellResolution(transaction: Transaction, resolution: ResolutionRecord): void {
  const { _id, year, serial, internal, reviewOn, versions, revision } = resolution;
  const data = { resolution: _id, year, serial, internal, versions: versions.length, reviewOn, revision };
  const audience = audienceOfResolution(resolution);
  transaction.emit(`alliance:${resolution.alliance}`, "resolution.changed", data, audience);
  transaction.emit(`meeting:${resolution.meeting}`, "resolution.changed", data, audience);
}

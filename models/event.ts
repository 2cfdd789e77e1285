import { Schema, type Connection, type Model } from "mongoose";
import type { EventType, StreamName } from "../app/contracts/streams.ts";
import type { Role } from "../app/contracts/people.ts";

/** Who of a stream's followers may see an event: any one of these is enough. Absent: every follower. */
export interface EventAudience {
  people?: string[];
  organizations?: string[];
  /** Holders of these roles in the stream's alliance or its county. */
  roles?: Role[];
}

/** One line of the event log. `_id` is `stream#seq`. */
export interface EventRecord {
  _id: string;
  stream: StreamName;
  seq: number;
  type: EventType;
  at: Date;
  data: Record<string, unknown>;
  audience?: EventAudience;
}

/** Also read of a backup, without models. */
export const eventCollection = "events";

const schema = new Schema<EventRecord>(
  {
    _id: { type: String, required: true },
    stream: { type: String, required: true },
    seq: { type: Number, required: true },
    type: { type: String, required: true },
    at: { type: Date, required: true },
    data: { type: Schema.Types.Mixed, required: true },
    audience: { type: Schema.Types.Mixed },
  },
  { versionKey: false, minimize: false, collection: eventCollection },
);
schema.index({ stream: 1, seq: 1 }, { unique: true });
/** The log is kept for 30 days; a reader older than that reads the page again. */
schema.index({ at: 1 }, { expireAfterSeconds: 30 * 86_400 });

export const eventModel = (connection: Connection): Model<EventRecord> => connection.model<EventRecord>("Event", schema);

import { Schema, type Connection, type Model } from "mongoose";
import type { ItemState, Lane } from "../app/contracts/agenda.ts";
import type { MinutesPhase } from "../app/contracts/minutes.ts";
import type { ConsentRecord, ItemResultRecord, MatchSideRecord, PollRecord, ProxyRecord } from "./meeting.ts";

export interface MinutesItemRecord {
  item: string;
  number: number;
  title: string;
  lane: Lane;
  state: ItemState;
  text: string;
  revision: number;
  editedBy: string | null;
  editedAt: Date | null;
  results: ItemResultRecord[];
  polls: PollRecord[];
  sides: MatchSideRecord[];
  /** As it stood when the meeting was closed; older records have none. */
  consent?: ConsentRecord | null;
}

/** Minutes of a closed meeting; `_id` is the meeting's. */
export interface MinutesRecord {
  _id: string;
  alliance: string;
  phase: MinutesPhase;
  items: MinutesItemRecord[];
  present: string[];
  absent: string[];
  /** Proxies by which was voted, or that ran when the meeting was closed; absent in older records. */
  proxies?: Pick<ProxyRecord, "giver" | "holder" | "item" | "paper" | "name">[];
  people: number;
  /** Who presided when the meeting was opened; null where the rotation did not reach, absent in older records. */
  chair?: { organization: string; name: string; person: string; acting: boolean } | null;
  amendments: { id: string; item: string | null; organization: string; name: string; text: string; at: Date }[];
  amendUntil: Date | null;
  revision: number;
}

const schema = new Schema<MinutesRecord>(
  {
    _id: { type: String, required: true },
    alliance: { type: String, required: true },
    phase: { type: String, required: true },
    items: { type: Schema.Types.Mixed, default: [] },
    present: { type: [String], default: [] },
    absent: { type: [String], default: [] },
    proxies: { type: Schema.Types.Mixed, default: [] },
    people: { type: Number, default: 0 },
    chair: { type: { organization: String, name: String, person: String, acting: Boolean }, _id: false },
    amendments: { type: Schema.Types.Mixed, default: [] },
    amendUntil: { type: Date, default: null },
    revision: { type: Number, required: true },
  },
  { versionKey: false, minimize: false, collection: "minutes" },
);

export const minutesModel = (connection: Connection): Model<MinutesRecord> => connection.model<MinutesRecord>("Minutes", schema);

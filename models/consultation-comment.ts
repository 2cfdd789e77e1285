import { Schema, type Connection, type Model } from "mongoose";
import type { CommentKind, Verdict } from "../app/contracts/consultations.ts";

/** What a department answers to a comment. */
export interface CommentAnswer {
  verdict: Verdict;
  reason: string;
  wording: string;
  at: Date;
  name: string;
}

/** What a unit thinks of the draft of a policy, or of one of its paragraphs. */
export interface ConsultationCommentRecord {
  _id: string;
  consultation: string;
  organization: string;
  /** Alliance of the audience by which the unit is asked. */
  alliance: string;
  person: string;
  name: string;
  /** Null: on the whole. */
  paragraph: string | null;
  kind: CommentKind;
  wording: string;
  text: string;
  named: boolean;
  /** The day in Asia/Shanghai on which it was written. */
  day: string;
  withdrawnAt: Date | null;
  answer: CommentAnswer | null;
  earlier: CommentAnswer[];
  revision: number;
  createdAt: Date;
}

const schema = new Schema<ConsultationCommentRecord>(
  {
    _id: { type: String, required: true },
    consultation: { type: String, required: true },
    organization: { type: String, required: true },
    alliance: { type: String, required: true },
    person: { type: String, required: true },
    name: { type: String, required: true },
    paragraph: { type: String, default: null },
    kind: { type: String, required: true },
    wording: { type: String, default: "" },
    text: { type: String, default: "" },
    named: { type: Boolean, required: true },
    day: { type: String, required: true },
    withdrawnAt: { type: Date, default: null },
    answer: { type: Schema.Types.Mixed, default: null },
    earlier: { type: Schema.Types.Mixed, default: [] },
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, collection: "consultation_comments" },
);
schema.index({ consultation: 1, createdAt: 1, _id: 1 });
schema.index({ consultation: 1, organization: 1, day: 1 });
schema.index({ consultation: 1, paragraph: 1, createdAt: 1, _id: 1 });

export const consultationCommentModel = (connection: Connection): Model<ConsultationCommentRecord> => connection.model<ConsultationCommentRecord>("ConsultationComment", schema);

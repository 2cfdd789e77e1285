import { Schema, type Connection, type Model } from "mongoose";

/**
 * What a firm said of the conditions of a policy, or of a resource, that the hub cannot know. An answer belongs to the words of its condition:
 * when these change, it counts no longer. `_id` is policy + organization; `policy` names the resource where it is one.
 */
export interface EligibilityAnswerRecord {
  _id: string;
  policy: string;
  organization: string;
  answers: { text: string; met: boolean; person: string; at: Date }[];
}

const schema = new Schema<EligibilityAnswerRecord>(
  {
    _id: { type: String, required: true },
    policy: { type: String, required: true },
    organization: { type: String, required: true },
    answers: { type: [{ _id: false, text: String, met: Boolean, person: String, at: Date }], default: [] },
  },
  { versionKey: false, collection: "eligibility_answers" },
);

export const eligibilityAnswerModel = (connection: Connection): Model<EligibilityAnswerRecord> =>
  connection.model<EligibilityAnswerRecord>("EligibilityAnswer", schema);

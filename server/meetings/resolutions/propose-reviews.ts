import type { Proposal } from "../../../app/contracts/agenda.ts";
import type { Day } from "../../../app/contracts/common.ts";
import { citeResolution } from "../../cite-resolution.ts";
import type { Models } from "../../database/models.ts";
import { lastReviewFor } from "./review-time.ts";

/** Resolutions of an alliance whose review date comes by a meeting's day or soon after it, the earliest first; for who prepares it. */
export async function proposeReviews(models: Models, alliance: string, meetingDay: Day, most: number): Promise<Proposal[]> {
  const found = await models.resolutions
    .find({ alliance, reviewOn: { $type: "string", $lte: lastReviewFor(meetingDay) } })
    .sort({ reviewOn: 1, _id: 1 })
    .limit(most)
    .lean();
  return found.map(({ _id, year, serial, internal, title, text, reviewOn }) => ({
    kind: "resolution",
    subject: _id,
    title: `回头看：${title}`.slice(0, 80),
    lane: "decide",
    minutes: 10,
    text: `决议${citeResolution({ year, serial, internal })}：${text}`,
    presenter: "",
    reason: internal ? "resolution_review_internal" : "resolution_review",
    facts: { year, serial, due: reviewOn ?? "" },
  }));
}

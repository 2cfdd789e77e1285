import type { MeetingRecord } from "../../../models/meeting.ts";
import { dayAt } from "../../clock.ts";
import type { Dependencies } from "../../dependencies.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import { settlesReview } from "./review-time.ts";
import { tellResolution } from "./tell-resolution.ts";

/**
 * Writes down which resolutions a meeting that closes has looked at again, and takes their review dates away, so that they
 * are proposed again only for a new one; part of the transaction that closes it. Items that were skipped do not count.
 */
export async function finishReviews({ models }: Pick<Dependencies, "models">, transaction: Transaction, meeting: MeetingRecord): Promise<void> {
  const { session, at } = transaction;
  const treated = new Map(
    meeting.agenda.flatMap(({ kind, state, subject, hidden }) => (kind === "resolution" && state === "done" && subject !== null ? [[subject, hidden]] : [])),
  );
  if (treated.size === 0) return;
  for (const before of await models.resolutions.find({ _id: { $in: [...treated.keys()] } }, null, { session }).lean()) {
    const settled = settlesReview(before, meeting.openedAt ?? at);
    const review = { meeting: meeting._id, title: meeting.title, day: dayAt(at), due: settled ? before.reviewOn : null, hidden: treated.get(before._id)! };
    const changes = {
      reviews: [...before.reviews, review],
      ...(settled && { reviewOn: null, reviewSetAt: null }),
      revision: before.revision + 1,
    };
    await models.resolutions.updateOne({ _id: before._id }, { $set: changes }, { session });
    tellResolution(transaction, { ...before, ...changes });
    transaction.audit({
      action: "resolution.treated",
      subject: { kind: "resolution", id: before._id },
      alliance: before.alliance,
      county: before.county,
      before: { reviewOn: before.reviewOn },
      after: { reviewOn: settled ? null : before.reviewOn },
    });
  }
}

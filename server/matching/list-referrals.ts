import type { Page } from "../../app/contracts/common.ts";
import type { ReferralQuery, ReferralSummary, ReferralView } from "../../app/contracts/referrals.ts";
import type { Actor } from "../access/actor.ts";
import { canReadReferral, readableReferrals } from "../access/referral-rules.ts";
import { readCursor, writeCursor } from "../database/cursor.ts";
import { notFound } from "../errors.ts";
import type { MatchingDependencies } from "./ports.ts";
import { presentReferral, presentReferrals } from "./present-referral.ts";

/** Requests for an introduction that the actor may read, newest first. @throws bad_input on a cursor that is not ours */
export async function listReferrals(dependencies: MatchingDependencies, actor: Actor, query: ReferralQuery): Promise<Page<ReferralSummary>> {
  const after = readCursor(query.cursor, 1);
  const found = await dependencies.models.referrals
    .find({
      $and: [
        readableReferrals(actor),
        {
          ...(query.listing && { listing: query.listing }),
          ...(query.state && { state: query.state }),
          ...(after && { _id: { $lt: String(after[0]) } }),
        },
      ],
    })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean();
  const items = found.slice(0, query.limit);
  const last = items.at(-1);
  return {
    items: await presentReferrals(dependencies, items),
    nextCursor: found.length > query.limit && last ? writeCursor([last._id]) : null,
  };
}

/** One request with whom could be introduced. @throws not_found when there is none or the actor may not read it */
export async function getReferral(dependencies: MatchingDependencies, actor: Actor, id: string): Promise<ReferralView> {
  const referral = await dependencies.models.referrals.findOne({ _id: id }).lean();
  if (!referral || !canReadReferral(actor, referral)) throw notFound();
  return presentReferral(dependencies, actor, referral);
}

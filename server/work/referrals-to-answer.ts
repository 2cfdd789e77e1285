import type { WorkItem } from "../../app/contracts/work.ts";
import { nameIn, readNames } from "../database/read-names.ts";
import { buildItem, type WorkReading } from "./work-reading.ts";

const MOST = 50;

/** For officers: requests for an introduction that nobody has answered. */
export async function referralsToAnswer({ models, counties }: WorkReading): Promise<WorkItem[]> {
  if (counties.length === 0) return [];
  const open = await models.referrals.find({ county: { $in: counties }, state: "open" }).sort({ _id: -1 }).limit(MOST).lean();
  const listings = await models.listings.find({ _id: { $in: open.map(({ listing }) => listing) } }, { title: 1, dueDate: 1 }).lean();
  const byId = new Map(listings.map((listing) => [listing._id, listing]));
  const names = await readNames(models, { organizations: open.map(({ owner }) => owner) });
  return open.map(({ _id, listing, owner }) =>
    buildItem({
      id: `answer_referral:${_id}`,
      kind: "answer_referral",
      object: byId.get(listing)?.title ?? "",
      counterpart: nameIn(names, owner).name,
      due: byId.get(listing)?.dueDate ?? null,
      href: `/referrals/${_id}`,
    }),
  );
}

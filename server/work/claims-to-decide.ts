import type { WorkItem } from "../../app/contracts/work.ts";
import { dayAt } from "../clock.ts";
import { nameIn, readNames } from "../database/read-names.ts";
import { buildItem, type WorkReading } from "./work-reading.ts";

const MOST = 50;

/** For who acts for a department: claims of its policies that wait to be taken up or paid, within the work days that the policy promises. */
export async function claimsToDecide({ models, mine, addWorkDays }: WorkReading): Promise<WorkItem[]> {
  const open = await models.claims.find({ policyOwner: { $in: mine }, closedAt: null }).sort({ _id: 1 }).limit(MOST).lean();
  const policies = await models.listings.find({ _id: { $in: open.map(({ policy }) => policy) } }, { title: 1, policy: 1 }).lean();
  const byId = new Map(policies.map((policy) => [policy._id, policy]));
  const names = await readNames(models, { organizations: open.map(({ organization }) => organization) });
  return open.map(({ _id, policy, organization, state, submittedAt }) => {
    const kind = state === "accepted" ? "pay_claim" : "take_up_claim";
    const days = byId.get(policy)?.policy?.days;
    return buildItem({
      id: `${kind}:${_id}`,
      kind,
      object: byId.get(policy)?.title ?? "",
      counterpart: nameIn(names, organization).name,
      due: days === undefined ? null : addWorkDays(dayAt(submittedAt), days).due,
      href: `/policies/${policy}`,
    });
  });
}

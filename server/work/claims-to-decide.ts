import type { WorkItem } from "../../app/contracts/work.ts";
import type { ClaimRecord } from "../../models/claim.ts";
import { nameIn, readNames } from "../database/read-names.ts";
import { buildItem, type WorkReading } from "./work-reading.ts";

const MOST = 50;
/** The firm was asked for papers and has not answered. */
const waitsForFirm = { supplements: { $elemMatch: { answeredAt: null } } };

/**
 * For who acts for a department: claims of its policies that wait to be taken up or paid, within the work days that the policy
 * promises; not those that wait for their firm.
 */
export async function claimsToDecide(reading: WorkReading): Promise<WorkItem[]> {
  const { models, mine, dueOfClaim, today } = reading;
  const open = await models.claims.find({ policyOwner: { $in: mine }, closedAt: null, $nor: [waitsForFirm] }).sort({ _id: 1 }).limit(MOST).lean();
  const byId = await policiesOf(reading, open);
  const names = await readNames(models, { organizations: open.map(({ organization }) => organization) });
  return open.map((claim) => {
    const kind = claim.state === "accepted" ? "pay_claim" : "take_up_claim";
    const days = byId.get(claim.policy)?.policy?.days;
    return buildItem({
      id: `${kind}:${claim._id}`,
      kind,
      object: byId.get(claim.policy)?.title ?? "",
      counterpart: nameIn(names, claim.organization).name,
      due: days === undefined ? null : dueOfClaim(claim, days, today),
      href: `/policies/${claim.policy}`,
    });
  });
}

/** For who acts for a firm: its claims for which a department has asked for further papers. No time is set; until then the claim rests. */
export async function claimsToSupplement(reading: WorkReading): Promise<WorkItem[]> {
  const { models, mine } = reading;
  const open = await models.claims.find({ organization: { $in: mine }, closedAt: null, ...waitsForFirm }).sort({ _id: -1 }).limit(MOST).lean();
  const byId = await policiesOf(reading, open);
  return open.map(({ _id, policy }) =>
    buildItem({ id: `answer_supplement:${_id}`, kind: "answer_supplement", object: byId.get(policy)?.title ?? "", href: `/policies/${policy}` }),
  );
}

async function policiesOf({ models }: WorkReading, claims: readonly ClaimRecord[]) {
  const policies = await models.listings.find({ _id: { $in: claims.map(({ policy }) => policy) } }, { title: 1, policy: 1 }).lean();
  return new Map(policies.map((policy) => [policy._id, policy]));
}

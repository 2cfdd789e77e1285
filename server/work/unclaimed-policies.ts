import type { UnclaimedPolicy } from "../../app/contracts/work.ts";
import { nameIn, readNames } from "../database/read-names.ts";
import type { WorkReading } from "./work-reading.ts";

/** Policies looked at, and told. */
const LOOKED_AT = 200;
const TOLD = 5;

/** For who keeps or oversees alliances: policies in force that no firm has asked for, the oldest first. */
export async function unclaimedPolicies({ models, kept }: WorkReading): Promise<UnclaimedPolicy[]> {
  if (kept.length === 0) return [];
  const inForce = await models.listings
    .find({ alliance: { $in: kept }, kind: "policy", open: true }, { title: 1, owner: 1, publishedAt: 1, createdAt: 1 })
    .sort({ "order.published": 1 })
    .limit(LOOKED_AT)
    .lean();
  const claimed = new Set(await models.claims.distinct("policy", { policy: { $in: inForce.map(({ _id }) => _id) } }));
  const left = inForce.filter(({ _id }) => !claimed.has(_id)).slice(0, TOLD);
  const names = await readNames(models, { organizations: left.map(({ owner }) => owner) });
  return left.map((policy) => ({
    id: policy._id,
    title: policy.title,
    owner: nameIn(names, policy.owner).name,
    at: (policy.publishedAt ?? policy.createdAt).toISOString(),
  }));
}

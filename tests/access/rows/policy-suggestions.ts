import { buildListing, policyBody } from "../../factories/listings.ts";
import { until } from "../../setup/until.ts";
import type { AccessRow, World } from "../world.ts";

/** A policy of the alliance that the hub keeps for the liaison's organization, which meets it by its place. */
const on = (below: string) => async ({ hub, alliance, organization }: World) => {
  const { models } = hub.dependencies;
  await models.organizations.updateOne({ _id: organization }, { $set: { place: "370812103" } });
  const policy = await buildListing(hub, { ...policyBody({ alliance: alliance.id }), alliance: alliance.id, owner: alliance.department, text: "", category: undefined, quantity: undefined, place: undefined });
  const kept = await until("the policy is kept for the firm", () => models.policySuggestions.findOne({ policy: policy.id, organization }, { _id: 1 }).lean());
  return { path: `/policy-suggestions/${kept._id}${below}`, body: below === "/dismiss" ? {} : undefined };
};
/** The firm itself, and who keeps the alliance of the policy; to others it does not exist. */
const answers = { stranger: 401, liaison: 200, secretary: 200, officer: 200, administrator: 200, others: 404 };

export const rows: AccessRow[] = [
  { method: "GET", path: "/policy-suggestions", knock: () => ({ path: "/policy-suggestions" }), answers: { stranger: 401, others: 200 } },
  { method: "POST", path: "/policy-suggestions/:id/dismiss", knock: on("/dismiss"), answers },
  { method: "POST", path: "/policy-suggestions/:id/restore", knock: on("/restore"), answers },
];

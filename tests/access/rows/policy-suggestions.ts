import { buildListing, policyBody } from "../../factories/listings.ts";
import type { AccessRow, World } from "../world.ts";

/** A policy of the alliance that is kept for the liaison's organization. */
const on = (below: string) => async ({ hub, alliance, organization }: World) => {
  const { models, ids, clock } = hub.dependencies;
  const policy = await buildListing(hub, { ...policyBody({ alliance: alliance.id }), alliance: alliance.id, owner: alliance.department, text: "", category: undefined, quantity: undefined, place: undefined });
  const id = ids.next();
  // The hub itself keeps it for members that meet it: those of the world say too little of themselves.
  await models.policySuggestions.deleteMany({ policy: policy.id, organization });
  await models.policySuggestions.create([
    {
      _id: id,
      policy: policy.id,
      organization,
      alliance: alliance.id,
      county: alliance.county,
      state: "suggested",
      verdict: "unknown",
      verdicts: ["pass", "pass", "unknown"],
      needs: [],
      order: "1-9999-12-31",
      dismissedTerms: null,
      dismissedBy: null,
      reason: null,
      changedAt: clock.now(),
      revision: 0,
    },
  ]);
  return { path: `/policy-suggestions/${id}${below}`, body: below === "/dismiss" ? {} : undefined };
};
/** The firm itself, and who keeps the alliance of the policy; to others it does not exist. */
const answers = { stranger: 401, liaison: 200, secretary: 200, officer: 200, administrator: 200, others: 404 };

export const rows: AccessRow[] = [
  { method: "GET", path: "/policy-suggestions", knock: () => ({ path: "/policy-suggestions" }), answers: { stranger: 401, others: 200 } },
  { method: "POST", path: "/policy-suggestions/:id/dismiss", knock: on("/dismiss"), answers },
  { method: "POST", path: "/policy-suggestions/:id/restore", knock: on("/restore"), answers },
];

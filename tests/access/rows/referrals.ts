import type { ReferralState } from "../../../app/contracts/referrals.ts";
import { buildListing } from "../../factories/listings.ts";
import { outsiders } from "../answers.ts";
import type { AccessRow, World } from "../world.ts";

/** Other members of the alliance learn nothing of it. */
const readers = { ...outsiders, liaisonOfOtherOrganization: 404, chair: 404, service: 404 };
const officers = (status: number) => ({ ...readers, officer: status, administrator: status, others: 403 });

/** A request on a need of the liaison's organization. */
const on = (below: string, body?: unknown, state: ReferralState = "open") => async ({ hub, alliance, organization }: World) => {
  const { models, ids, clock } = hub.dependencies;
  const listing = await buildListing(hub, { alliance: alliance.id, owner: organization });
  const id = ids.next();
  await models.referrals.create([
    {
      _id: id,
      listing: listing.id,
      owner: organization,
      alliance: alliance.id,
      county: alliance.county,
      department: alliance.department,
      state,
      slot: listing.id,
      note: "",
      outside: 1,
      askedBy: { person: ids.next(), name: "赵试验" },
      askedAt: clock.now(),
      answeredBy: null,
      answeredAt: null,
      reason: null,
      matches: [],
      revision: 0,
    },
  ]);
  return { path: `/referrals/${id}${below}`, body };
};

export const rows: AccessRow[] = [
  { method: "GET", path: "/referrals", knock: () => ({ path: "/referrals" }), answers: { stranger: 401, others: 200 } },
  { method: "GET", path: "/referrals/:id", knock: on(""), answers: { ...readers, others: 200 } },
  {
    method: "POST",
    path: "/listings/:id/referrals",
    // Nobody outside offers a wind tunnel: who may ask is told that there is nobody to ask for.
    knock: async ({ hub, alliance, organization }) => {
      const listing = await buildListing(hub, { alliance: alliance.id, owner: organization, title: "风洞试验", text: "", category: undefined });
      return { path: `/listings/${listing.id}/referrals`, body: {} };
    },
    answers: { ...outsiders, liaison: 409, secretary: 409, officer: 409, administrator: 409, others: 403 },
  },
  { method: "POST", path: "/referrals/:id/introduce", knock: on("/introduce", { listings: ["0123456789abcdef01234567"] }), answers: officers(422) },
  { method: "POST", path: "/referrals/:id/decline", knock: on("/decline", { reason: "暂无" }), answers: officers(200) },
];

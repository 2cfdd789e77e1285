import { buildListing } from "../../factories/listings.ts";
import { outsiders } from "../answers.ts";
import type { AccessRow, World } from "../world.ts";

/** The same need of two organizations of the alliance. */
const on = (below: string) => async ({ hub, alliance, organization, otherOrganization }: World) => {
  const { models, clock } = hub.dependencies;
  const members = [];
  for (const owner of [organization, otherOrganization]) {
    const { id } = await buildListing(hub, { alliance: alliance.id, owner });
    members.push({ listing: id, title: "500台套覆盖件喷涂外协", owner, alliance: alliance.id, county: alliance.county });
  }
  const listings = members.map(({ listing }) => listing);
  // The hub may have grouped them already, with those of other rows.
  const _id = hub.dependencies.ids.next();
  await models.commonNeeds.create([
    {
      _id,
      category: "process.p14",
      members,
      listings,
      apart: [],
      organizations: 2,
      alliances: [alliance.id],
      counties: [alliance.county],
      open: true,
      changedAt: clock.now(),
      revision: 0,
    },
  ]);
  return { path: `/common-needs/${_id}${below}`, ...(below && { body: { listing: listings[0] } }) };
};

export const rows: AccessRow[] = [
  { method: "GET", path: "/common-needs", knock: () => ({ path: "/common-needs" }), answers: { stranger: 401, others: 200 } },
  { method: "GET", path: "/common-needs/:id", knock: on(""), answers: { ...outsiders, others: 200 } },
  {
    method: "POST",
    path: "/common-needs/:id/apart",
    // Its listings are grouped with those of other rows meanwhile.
    isShortLived: true,
    knock: on("/apart"),
    answers: { ...outsiders, secretary: 200, officer: 200, administrator: 200, others: 403 },
  },
];

import { buildMember, buildOrganization, buildTerm } from "../../factories/people.ts";
import { keepers, only, outsiders } from "../answers.ts";
import type { AccessRow, World } from "../world.ts";

const readers = { ...outsiders, others: 200 } as const;
/** Officers of the county and administrators. */
const officials = (status: number) => ({ stranger: 401, officer: status, administrator: status, others: 403 }) as const;

/** An alliance of its own for each knock, seen by the people of the world as theirs. */
const aMember = ({ hub, alliance }: World) => buildMember(hub.dependencies, alliance);

/** The term that runs, with another unit's term after it. */
async function aTermThatEnds({ hub, alliance, otherOrganization, people }: World): Promise<string> {
  const { dependencies } = hub;
  const [present, next] = await dependencies.models.terms.find({ alliance: alliance.id }).sort({ from: 1 }).lean();
  if (!next) await buildTerm(dependencies, { alliance: alliance.id, organization: otherOrganization, person: people.liaisonOfOtherOrganization.id, from: present!.until, until: new Date(present!.until.getTime() + 86_400_000) });
  return present!._id;
}

export const rows: AccessRow[] = [
  { method: "GET", path: "/alliances", knock: () => ({ path: "/alliances" }), answers: { stranger: 401, others: 200 } },
  {
    method: "POST",
    path: "/alliances",
    knock: async ({ alliance }, who) => ({
      path: "/alliances",
      body: { name: `新联盟 ${who}`, county: alliance.county, leadDepartment: alliance.department },
    }),
    answers: officials(201),
  },
  {
    method: "GET",
    path: "/alliances/:id",
    knock: ({ alliance }) => ({ path: `/alliances/${alliance.id}` }),
    answers: readers,
  },
  {
    method: "PATCH",
    path: "/alliances/:id",
    async knock({ hub, alliance }) {
      const record = await hub.dependencies.models.alliances.findOne({ _id: alliance.id }).lean();
      return { path: `/alliances/${alliance.id}`, body: { weights: {}, revision: record!.revision } };
    },
    answers: keepers(200),
  },
  {
    method: "GET",
    path: "/alliances/:id/members",
    knock: ({ alliance }) => ({ path: `/alliances/${alliance.id}/members` }),
    answers: readers,
  },
  {
    method: "POST",
    path: "/alliances/:id/members",
    async knock({ hub, alliance }) {
      const organization = await buildOrganization(hub.dependencies, { county: alliance.county });
      return { path: `/alliances/${alliance.id}/members`, body: { organization } };
    },
    answers: keepers(204),
  },
  {
    method: "DELETE",
    path: "/alliances/:id/members",
    knock: async (world) => ({ path: `/alliances/${world.alliance.id}/members`, body: { organization: await aMember(world) } }),
    answers: keepers(204),
  },
  {
    method: "DELETE",
    path: "/alliances/:id/members/:organization",
    knock: async (world) => ({ path: `/alliances/${world.alliance.id}/members/${await aMember(world)}` }),
    answers: keepers(204),
  },
  {
    method: "GET",
    path: "/alliances/:id/rotation",
    knock: ({ alliance }) => ({ path: `/alliances/${alliance.id}/rotation` }),
    answers: readers,
  },
  {
    method: "POST",
    path: "/alliances/:id/rotation",
    knock: ({ alliance }) => ({ path: `/alliances/${alliance.id}/rotation`, body: { command: "start", from: "2026-01-01" } }),
    // A term runs in the world: who may start a rotation is told that it has begun.
    answers: keepers(409),
  },
  {
    method: "GET",
    path: "/alliances/:id/units",
    knock: ({ alliance }) => ({ path: `/alliances/${alliance.id}/units` }),
    answers: readers,
  },
  {
    method: "GET",
    path: "/alliances/:id/terms/:term",
    knock: async (world) => ({ path: `/alliances/${world.alliance.id}/terms/${await aTermThatEnds(world)}` }),
    answers: readers,
  },
  {
    method: "POST",
    path: "/alliances/:id/terms/:term/hand-over",
    async knock(world) {
      const term = await aTermThatEnds(world);
      const { revision } = (await world.hub.dependencies.models.handOvers.findOne({ _id: term }).lean()) ?? { revision: 0 };
      return { path: `/alliances/${world.alliance.id}/terms/${term}/hand-over`, body: { command: "prepare", remarks: "先办逾期的三件", revision } };
    },
    answers: only(200, "chair"),
  },
  {
    method: "GET",
    path: "/alliances/:id/seats",
    knock: ({ alliance }) => ({ path: `/alliances/${alliance.id}/seats` }),
    answers: readers,
  },
  {
    method: "GET",
    path: "/organizations",
    knock: () => ({ path: "/organizations" }),
    answers: { stranger: 401, others: 200 },
  },
  {
    method: "POST",
    path: "/organizations",
    knock: ({ alliance }) => ({
      path: "/organizations",
      body: { name: "试验新厂有限公司", shortName: "试验新厂", kind: "enterprise", county: alliance.county },
    }),
    answers: { ...officials(201), secretary: 201, secretaryOfOtherAlliance: 201 },
  },
  {
    method: "GET",
    path: "/organizations/:id",
    knock: ({ organization }) => ({ path: `/organizations/${organization}` }),
    // The other secretary keeps the register of the same county.
    answers: { stranger: 401, liaisonOfOtherAlliance: 404, liaisonOfOtherCounty: 404, officerOfOtherCounty: 404, others: 200 },
  },
  {
    method: "PATCH",
    path: "/organizations/:id",
    async knock({ hub, organization }) {
      const record = await hub.dependencies.models.organizations.findOne({ _id: organization }).lean();
      return { path: `/organizations/${organization}`, body: { size: "small", revision: record!.revision } };
    },
    answers: {
      stranger: 401,
      liaisonOfOtherAlliance: 404,
      liaisonOfOtherCounty: 404,
      officerOfOtherCounty: 404,
      liaison: 200,
      secretary: 200,
      officer: 200,
      administrator: 200,
      others: 403,
    },
  },
];


import { buildPerson } from "../../factories/people.ts";
import type { AccessRow, World } from "../world.ts";

/** Accounts of a county are seen by its officers, its alliances' secretaries and administrators. */
const seers = (status: number, others: number) =>
  ({
    stranger: 401,
    secretary: status,
    secretaryOfOtherAlliance: status,
    officer: status,
    administrator: status,
    others,
  }) as const;

/** A liaison of the world's alliance, with an account that the county keeps. */
async function aLiaison({ hub, alliance, organization }: World) {
  const { models } = hub.dependencies;
  const person = await buildPerson(hub.dependencies, { role: "liaison", organization, alliance: alliance.id, county: alliance.county });
  await models.people.updateOne({ _id: person.id }, { $set: { county: alliance.county } });
  const seat = await models.seats.findOne({ person: person.id }).lean();
  return { id: person.id, seat: seat!._id };
}

export const rows: AccessRow[] = [
  { method: "GET", path: "/people", knock: () => ({ path: "/people" }), answers: { ...seers(200, 403), officerOfOtherCounty: 200 } },
  {
    method: "POST",
    path: "/people",
    knock: ({ alliance }, who) => ({ path: "/people", body: { name: "新人", account: `new-${who}`, county: alliance.county } }),
    answers: seers(201, 403),
  },
  {
    method: "GET",
    path: "/people/:id",
    knock: async (world) => ({ path: `/people/${(await aLiaison(world)).id}` }),
    answers: seers(200, 404),
  },
  {
    method: "PATCH",
    path: "/people/:id",
    knock: async (world) => ({ path: `/people/${(await aLiaison(world)).id}`, body: { name: "改名", revision: 0 } }),
    answers: { ...seers(403, 404), officer: 200, administrator: 200 },
  },
  {
    method: "POST",
    path: "/people/:id/invitation",
    knock: async (world) => ({ path: `/people/${(await aLiaison(world)).id}/invitation` }),
    // The secretary of another alliance sees the account but could not have given its seat.
    answers: { ...seers(201, 404), secretaryOfOtherAlliance: 403 },
  },
  {
    method: "DELETE",
    path: "/people/:id/second-factor",
    async knock(world) {
      const { id } = await aLiaison(world);
      const secondFactor = { sealed: "none", since: world.hub.clock.now(), lastStep: 0, spares: [] };
      await world.hub.dependencies.models.people.updateOne({ _id: id }, { $set: { secondFactor } });
      return { path: `/people/${id}/second-factor` };
    },
    answers: { ...seers(204, 404), secretaryOfOtherAlliance: 403 },
  },
  {
    method: "POST",
    path: "/seats",
    async knock(world) {
      const { id } = await aLiaison(world);
      const { alliance, organization } = world;
      return { path: "/seats", body: { person: id, role: "liaison", organization, alliance: alliance.id, cause: "测试" } };
    },
    answers: { ...seers(201, 403), secretaryOfOtherAlliance: 403 },
  },
  {
    method: "DELETE",
    path: "/seats/:id",
    knock: async (world) => ({ path: `/seats/${(await aLiaison(world)).seat}` }),
    answers: {
      stranger: 401,
      liaisonOfOtherAlliance: 404,
      liaisonOfOtherCounty: 404,
      secretaryOfOtherAlliance: 404,
      officerOfOtherCounty: 404,
      secretary: 204,
      officer: 204,
      administrator: 204,
      others: 403,
    },
  },
  {
    method: "GET",
    path: "/audits",
    knock: () => ({ path: "/audits" }),
    answers: { stranger: 401, officer: 200, officerOfOtherCounty: 200, administrator: 200, others: 403 },
  },
  {
    method: "POST",
    path: "/audits/check/explain",
    // Nothing has been found: who may say what came of it is told that there is nothing.
    knock: () => ({ path: "/audits/check/explain", body: { digest: "0".repeat(64), reason: "演练时改动，已恢复" } }),
    answers: { stranger: 401, administrator: 409, others: 403 },
  },
  ...([["GET", "/audits/check"], ["POST", "/audits/check"], ["GET", "/audits/seals"]] as const).map(
    ([method, path]): AccessRow => ({ method, path, knock: () => ({ path }), answers: { stranger: 401, officer: 200, officerOfOtherCounty: 200, administrator: 200, others: 403 } }),
  ),
];

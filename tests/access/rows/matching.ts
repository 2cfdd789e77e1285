import { matchCriteria } from "../../../app/contracts/matches.ts";
import { buildCooperation, buildMatch } from "../../factories/deals.ts";
import { buildListing, listingBody } from "../../factories/listings.ts";
import { keepers, outsiders } from "../answers.ts";
import type { AccessRow, World } from "../world.ts";

const sides = ({ alliance, organization, otherOrganization }: World) => ({ alliance, needOwner: organization, supplier: otherOrganization });
const need = ({ hub, alliance, organization }: World) => buildListing(hub, { alliance: alliance.id, owner: organization });
/** A plan that stands in its alliance's scope in place of the one before, as only one does. */
const plan = async ({ hub, alliance }: World): Promise<string> => {
  const { models, ids, clock } = hub.dependencies;
  const _id = ids.next();
  const content = { valueFen: 0, firstComeFen: 0, boundFen: 0, certified: true, rows: [], shadowPrices: [], basis: "empty" };
  const by = { person: ids.next(), name: "秘书" };
  const scope = `alliance:${alliance.id}`;
  await models.plans.updateMany({ scope, standing: true }, { $set: { standing: false } });
  await models.plans.create([{ _id, revision: 0, scope, standing: true, at: clock.now(), by, ...content, updates: [], state: "computed", proposedAt: null, suggestions: 0 }]);
  return _id;
};

/** Suggestions and cooperations: the parties and the alliance's keepers see them, other members do not. */
const seen = { ...outsiders, service: 404, others: 200 };
/** Only who acts for a party does something; keepers look on. */
const parties = (status: number) => ({ ...outsiders, service: 404, liaison: status, liaisonOfOtherOrganization: status, others: 403 });
const keepersAndChair = { ...outsiders, secretary: 200, officer: 200, administrator: 200, chair: 200, others: 404 };
const everybody = { stranger: 401, others: 200 };
const notInside = { stranger: 401, liaisonOfOtherAlliance: 422, liaisonOfOtherCounty: 422, secretaryOfOtherAlliance: 422, officerOfOtherCounty: 422 };

const weights = Object.fromEntries(matchCriteria.map((criterion) => [criterion, criterion === "text" ? 28 : 9]));

export const rows: AccessRow[] = [
  { method: "GET", path: "/stats", knock: () => ({ path: "/stats" }), answers: everybody },
  { method: "GET", path: "/stats/units", knock: () => ({ path: "/stats/units" }), answers: everybody },
  { method: "GET", path: "/saved-searches", knock: () => ({ path: "/saved-searches" }), answers: everybody },
  {
    method: "POST",
    path: "/saved-searches",
    knock: () => ({ path: "/saved-searches", body: { name: "喷涂", terms: { q: "喷涂" } } }),
    answers: { stranger: 401, others: 201 },
  },
  {
    method: "PATCH",
    path: "/saved-searches/:id",
    knock: () => ({ path: "/saved-searches/0123456789abcdef01234567", body: { paused: true } }),
    answers: { stranger: 401, others: 404 },
  },
  {
    method: "POST",
    path: "/saved-searches/:id/read",
    knock: () => ({ path: "/saved-searches/0123456789abcdef01234567/read" }),
    answers: { stranger: 401, others: 404 },
  },
  {
    method: "DELETE",
    path: "/saved-searches/:id",
    knock: () => ({ path: "/saved-searches/0123456789abcdef01234567" }),
    answers: { stranger: 401, others: 404 },
  },
  { method: "GET", path: "/work", knock: () => ({ path: "/work" }), answers: everybody },
  { method: "POST", path: "/match/read-text", knock: () => ({ path: "/match/read-text", body: { text: "约 500 台套喷涂" } }), answers: everybody },
  { method: "GET", path: "/matches", knock: () => ({ path: "/matches" }), answers: everybody },
  {
    method: "GET",
    path: "/matches/:id",
    knock: async (world) => ({ path: `/matches/${(await buildMatch(world.hub, sides(world)))._id}` }),
    answers: seen,
  },
  {
    method: "POST",
    path: "/matches/:id/accept",
    knock: async (world) => ({ path: `/matches/${(await buildMatch(world.hub, sides(world)))._id}/accept`, body: {} }),
    answers: parties(200),
  },
  {
    method: "POST",
    path: "/matches/:id/decline",
    knock: async (world) => ({ path: `/matches/${(await buildMatch(world.hub, sides(world)))._id}/decline`, body: { reason: "排满" } }),
    answers: parties(200),
  },
  {
    method: "GET",
    path: "/listings/:id/matches",
    knock: async (world) => ({ path: `/listings/${(await need(world)).id}/matches` }),
    answers: { ...outsiders, others: 200 },
  },
  {
    method: "GET",
    path: "/listings/:id/candidates",
    knock: async (world) => ({ path: `/listings/${(await need(world)).id}/candidates` }),
    answers: { ...outsiders, liaison: 200, secretary: 200, officer: 200, administrator: 200, others: 403 },
  },
  {
    method: "POST",
    path: "/listings/:id/candidates",
    knock: async (world) => ({ path: `/listings/${(await need(world)).id}/candidates`, body: { change: { maxDistanceKm: 200 } } }),
    answers: { ...outsiders, liaison: 200, secretary: 200, officer: 200, administrator: 200, others: 403 },
  },
  {
    method: "POST",
    path: "/match/preview",
    knock: ({ alliance, organization }) => ({ path: "/match/preview", body: listingBody({ alliance: alliance.id, owner: organization }) }),
    answers: { ...notInside, liaison: 200, secretary: 200, officer: 200, administrator: 200, others: 403 },
  },
  {
    method: "GET",
    path: "/match/plan",
    knock: ({ alliance }) => ({ path: `/match/plan?alliance=${alliance.id}` }),
    answers: keepersAndChair,
  },
  {
    method: "POST",
    path: "/match/plan",
    knock: ({ alliance }) => ({ path: "/match/plan", body: { alliance: alliance.id } }),
    answers: keepers(201),
  },
  { method: "GET", path: "/match/plan/:id", knock: async (world) => ({ path: `/match/plan/${await plan(world)}` }), answers: keepersAndChair },
  {
    method: "POST",
    path: "/match/plan/:id/propose",
    knock: async (world) => ({ path: `/match/plan/${await plan(world)}/propose` }),
    answers: keepers(200),
  },
  {
    method: "GET",
    path: "/alliances/:id/weights",
    knock: ({ alliance }) => ({ path: `/alliances/${alliance.id}/weights` }),
    answers: { ...outsiders, others: 200 },
  },
  {
    method: "PATCH",
    path: "/alliances/:id/weights",
    knock: ({ alliance }) => ({ path: `/alliances/${alliance.id}/weights`, body: { weights } }),
    answers: keepers(200),
  },
  {
    method: "POST",
    path: "/alliances/:id/weights/preview",
    knock: async (world) => ({ path: `/alliances/${world.alliance.id}/weights/preview`, body: { listing: (await need(world)).id, weights } }),
    answers: keepers(200),
  },
  { method: "GET", path: "/cooperations", knock: () => ({ path: "/cooperations" }), answers: everybody },
  {
    method: "GET",
    path: "/cooperations/:id",
    knock: async (world) => ({ path: `/cooperations/${(await buildCooperation(world.hub, sides(world)))._id}` }),
    answers: seen,
  },
  {
    method: "POST",
    path: "/cooperations/:id/commitments",
    knock: async (world) => ({
      path: `/cooperations/${(await buildCooperation(world.hub, sides(world)))._id}/commitments`,
      body: { quantity: { value: "100", unit: "台" } },
    }),
    answers: parties(201),
  },
  {
    method: "POST",
    path: "/cooperations/:id/deliveries",
    knock: async (world) => ({
      path: `/cooperations/${(await buildCooperation(world.hub, sides(world)))._id}/deliveries`,
      body: { quantity: { value: "100", unit: "台" } },
    }),
    answers: parties(201),
  },
  {
    method: "POST",
    path: "/cooperations/:id/confirm",
    knock: async (world) => ({
      path: `/cooperations/${(await buildCooperation(world.hub, sides(world)))._id}/confirm`,
      body: { value: { amount: 100 } },
    }),
    answers: parties(200),
  },
  {
    method: "POST",
    path: "/cooperations/:id/break",
    knock: async (world) => ({ path: `/cooperations/${(await buildCooperation(world.hub, sides(world)))._id}/break`, body: { reason: "设备故障" } }),
    answers: parties(200),
  },
];

import { buildListing, listingBody, policyBody } from "../../factories/listings.ts";
import { outsiders } from "../answers.ts";
import type { AccessRow, World } from "../world.ts";

/** A need of the liaison's organization, seen by its alliance. */
const need = ({ hub, alliance, organization }: World, given: object = {}) =>
  buildListing(hub, { alliance: alliance.id, owner: organization, ...given });

/** A policy of the alliance's department, seen by its alliance. */
const policy = ({ hub, alliance }: World) =>
  buildListing(hub, { ...policyBody({ alliance: alliance.id }), quantity: undefined, alliance: alliance.id, owner: alliance.department });

/** A claim of the liaison's organization on such a policy, by its path. */
const claim = async (world: World) => {
  const claims = `/policies/${(await policy(world)).id}/claims`;
  return `${claims}/${(await world.hub.call("POST", claims, world.people.liaison.token, {})).body.id}`;
};

/** Whoever keeps any alliance. */
const keepers = { stranger: 401, secretary: 200, secretaryOfOtherAlliance: 200, officer: 200, officerOfOtherCounty: 200, administrator: 200, others: 403 };

/** A bank's product with a condition. */
const loan = ({ hub, alliance, organization }: World) =>
  buildListing(hub, { kind: "resource", alliance: alliance.id, owner: organization, conditions: [{ fact: "question", text: "近两年无逾期贷款" }] });

/** Who acts for the owner, and who keeps the alliance. */
const writers = (status: number) => ({ ...outsiders, liaison: status, secretary: status, officer: status, administrator: status, others: 403 });

/** Who may not even name the alliance. */
const notInside = { stranger: 401, liaisonOfOtherAlliance: 422, liaisonOfOtherCounty: 422, secretaryOfOtherAlliance: 422, officerOfOtherCounty: 422 };

const reads = { stranger: 401, others: 200 };

export const rows: AccessRow[] = [
  { method: "GET", path: "/reference/units", knock: () => ({ path: "/reference/units" }), answers: reads },
  { method: "GET", path: "/reference/categories", knock: () => ({ path: "/reference/categories?q=喷涂" }), answers: reads },
  { method: "GET", path: "/reference/divisions", knock: () => ({ path: "/reference/divisions?q=兖州" }), answers: reads },
  { method: "GET", path: "/reference/alliances", knock: () => ({ path: "/reference/alliances" }), answers: reads },
  { method: "GET", path: "/listings", knock: () => ({ path: "/listings" }), answers: reads },
  {
    method: "POST",
    path: "/listings",
    knock: ({ alliance, organization }) => ({ path: "/listings", body: listingBody({ alliance: alliance.id, owner: organization }) }),
    answers: { ...notInside, liaison: 201, secretary: 201, officer: 201, administrator: 201, others: 403 },
  },
  {
    method: "GET",
    path: "/listings/:id",
    knock: async (world) => ({ path: `/listings/${(await need(world)).id}` }),
    answers: { ...outsiders, others: 200 },
  },
  {
    method: "PATCH",
    path: "/listings/:id",
    knock: async (world) => ({ path: `/listings/${(await need(world)).id}`, body: { title: "喷涂外协 300 台套", revision: 0 } }),
    answers: writers(200),
  },
  {
    method: "POST",
    path: "/listings/:id/withdraw",
    knock: async (world) => ({ path: `/listings/${(await need(world)).id}/withdraw`, body: {} }),
    answers: writers(200),
  },
  {
    method: "POST",
    path: "/listings/:id/renew",
    knock: async (world) => ({ path: `/listings/${(await need(world)).id}/renew`, body: {} }),
    answers: writers(200),
  },
  {
    method: "GET",
    path: "/listings/:id/steps",
    knock: async (world) => ({ path: `/listings/${(await need(world)).id}/steps` }),
    answers: { ...outsiders, others: 200 },
  },
  { method: "GET", path: "/policies", knock: () => ({ path: "/policies" }), answers: reads },
  {
    method: "POST",
    path: "/policies",
    knock: ({ alliance }) => {
      const { kind: _, ...body } = policyBody({ alliance: alliance.id, owner: alliance.department });
      return { path: "/policies", body };
    },
    answers: { ...notInside, secretary: 201, officer: 201, administrator: 201, others: 403 },
  },
  {
    method: "GET",
    path: "/policies/:id",
    knock: async (world) => ({ path: `/policies/${(await policy(world)).id}` }),
    answers: { ...outsiders, others: 200 },
  },
  {
    method: "PATCH",
    path: "/policies/:id",
    knock: async (world) => ({ path: `/policies/${(await policy(world)).id}`, body: { title: "技改设备奖补（新）", revision: 0 } }),
    answers: { ...writers(200), liaison: 403 },
  },
  {
    method: "POST",
    path: "/policies/:id/withdraw",
    knock: async (world) => ({ path: `/policies/${(await policy(world)).id}/withdraw`, body: {} }),
    answers: { ...writers(200), liaison: 403 },
  },
  {
    method: "POST",
    path: "/policies/:id/renew",
    knock: async (world) => ({ path: `/policies/${(await policy(world)).id}/renew`, body: {} }),
    answers: { ...writers(200), liaison: 403 },
  },
  {
    method: "GET",
    path: "/policies/:id/matches",
    knock: async (world) => ({ path: `/policies/${(await policy(world)).id}/matches` }),
    answers: { ...outsiders, others: 200 },
  },
  {
    method: "GET",
    path: "/policies/:id/eligibility",
    knock: async (world) => ({ path: `/policies/${(await policy(world)).id}/eligibility?organization=${world.organization}` }),
    answers: writers(200),
  },
  {
    method: "POST",
    path: "/policies/:id/eligibility",
    knock: async (world) => ({
      path: `/policies/${(await policy(world)).id}/eligibility`,
      body: { organization: world.organization, condition: 2, answer: true },
    }),
    answers: writers(200),
  },
  {
    method: "GET",
    path: "/listings/:id/eligibility",
    knock: async (world) => ({ path: `/listings/${(await loan(world)).id}/eligibility?organization=${world.organization}` }),
    answers: writers(200),
  },
  {
    method: "POST",
    path: "/listings/:id/eligibility",
    knock: async (world) => ({
      path: `/listings/${(await loan(world)).id}/eligibility`,
      body: { organization: world.organization, condition: 0, answer: true },
    }),
    answers: writers(200),
  },
  {
    method: "GET",
    path: "/policies/:id/claims",
    knock: async (world) => ({ path: `/policies/${(await policy(world)).id}/claims` }),
    answers: { ...outsiders, others: 200 },
  },
  {
    method: "POST",
    path: "/policies/:id/claims",
    knock: async (world) => ({ path: `/policies/${(await policy(world)).id}/claims`, body: { organization: world.organization } }),
    answers: writers(201),
  },
  {
    method: "PATCH",
    path: "/policies/:id/claims/:claim",
    knock: async (world) => {
      const { id } = await policy(world);
      const claims = `/policies/${id}/claims`;
      const made = await world.hub.call("POST", claims, world.people.liaison.token, {});
      return { path: `${claims}/${made.body.id}`, body: { state: "accepted" } };
    },
    answers: { ...outsiders, officer: 200, liaison: 403, secretary: 403, administrator: 403, others: 404 },
  },
  {
    method: "POST",
    path: "/policies/:id/claims/:claim/corrections",
    knock: async (world) => {
      const { id } = await policy(world);
      const claims = `/policies/${id}/claims`;
      const made = await world.hub.call("POST", claims, world.people.liaison.token, {});
      const paid = { state: "paid", amountFen: 100, paidOn: "2026-01-05", closedAt: world.hub.clock.now() } as const;
      await world.hub.dependencies.models.claims.updateOne({ _id: made.body.id }, { $set: paid });
      return { path: `${claims}/${made.body.id}/corrections`, body: { amount: { amount: 200 }, reason: "少写一位" } };
    },
    answers: { ...outsiders, officer: 201, liaison: 403, secretary: 403, administrator: 403, others: 404 },
  },
  {
    method: "POST",
    path: "/policies/:id/claims/:claim/supplements",
    knock: async (world) => ({ path: `${await claim(world)}/supplements`, body: { papers: [{ text: "上年度审计报告" }] } }),
    answers: { ...outsiders, officer: 201, liaison: 403, secretary: 403, administrator: 403, others: 404 },
  },
  {
    method: "POST",
    path: "/policies/:id/claims/:claim/supplements/answer",
    knock: async (world) => {
      const path = `${await claim(world)}/supplements`;
      await world.hub.call("POST", path, world.people.officer.token, { papers: [{ text: "上年度审计报告", reason: "缺签章页" }] });
      return { path: `${path}/answer`, body: { note: "已送窗口" } };
    },
    answers: { ...outsiders, liaison: 200, secretary: 200, administrator: 200, officer: 403, others: 404 },
  },
  { method: "GET", path: "/policies/:id/burden", knock: async (world) => ({ path: `/policies/${(await policy(world)).id}/burden` }), answers: { ...outsiders, others: 200 } },
  { method: "GET", path: "/stats/burden", knock: () => ({ path: "/stats/burden" }), answers: keepers },
];

import type { CaseState } from "../../../app/contracts/cases.ts";
import { buildCase } from "../../factories/cases.ts";
import type { AccessRow, VisitorName, World } from "../world.ts";

/** Who sees a case of the liaison that the other organization has; other members, the chair and the hub's administrator do not. */
const sees: VisitorName[] = ["liaison", "liaisonOfOtherOrganization", "secretary", "officer"];
const only = (status: number, ...allowed: VisitorName[]): AccessRow["answers"] => ({
  stranger: 401,
  ...Object.fromEntries(sees.map((who) => [who, 403])),
  ...Object.fromEntries(allowed.map((who) => [who, status])),
  others: 404,
});

const on = (below: string, state: CaseState, body?: unknown) => async ({ hub, alliance, otherOrganization, organization, people }: World) => {
  const id = await buildCase(hub.dependencies, {
    alliance: alliance.id,
    county: alliance.county,
    person: people.liaison.id,
    organization,
    state,
    ...(state !== "received" && { unit: otherOrganization, rule: "职责目录 3.2", dispatchedOn: "2026-11-02", workDays: 5, due: "2099-11-09" }),
  });
  return { path: `/cases/${id}${below}`, ...(body !== undefined && { body }) };
};
const keepers = ["secretary", "officer"] as const;

export const rows: AccessRow[] = [
  { method: "GET", path: "/cases", knock: () => ({ path: "/cases" }), answers: { stranger: 401, others: 200 } },
  { method: "GET", path: "/cases/counts", knock: () => ({ path: "/cases/counts" }), answers: { stranger: 401, others: 200 } },
  {
    method: "POST",
    path: "/cases",
    knock: ({ alliance }) => ({ path: "/cases", body: { alliance: alliance.id, title: "门口违停", text: "货车进不来" } }),
    answers: {
      stranger: 401,
      liaisonOfOtherAlliance: 404,
      liaisonOfOtherCounty: 404,
      secretaryOfOtherAlliance: 404,
      officerOfOtherCounty: 404,
      administrator: 403,
      others: 201,
    },
  },
  { method: "GET", path: "/cases/:id", knock: on("", "handling"), answers: only(200, ...sees) },
  { method: "GET", path: "/cases/:id/told", knock: on("/told", "handling"), answers: only(200, ...keepers) },
  {
    method: "POST",
    path: "/cases/:id/dispatch",
    knock: async (world, who) => ({ ...(await on("/dispatch", "handling")(world)), body: { unit: who === "officer" ? world.otherOrganization : world.organization, rule: "职责目录 3.2", workDays: 5 } }),
    answers: only(200, ...keepers),
  },
  { method: "POST", path: "/cases/:id/take", knock: on("/take", "dispatched", {}), answers: only(200, "liaisonOfOtherOrganization") },
  { method: "POST", path: "/cases/:id/return", knock: on("/return", "handling", { reason: "属交警职责" }), answers: only(200, "liaisonOfOtherOrganization") },
  { method: "POST", path: "/cases/:id/reply", knock: on("/reply", "handling", { text: "已划禁停线" }), answers: only(200, "liaisonOfOtherOrganization") },
  { method: "POST", path: "/cases/:id/supervise", knock: on("/supervise", "handling", {}), answers: only(200, ...keepers) },
  { method: "POST", path: "/cases/:id/close", knock: on("/close", "replied", {}), answers: only(200, ...keepers) },
  {
    method: "POST",
    path: "/cases/:id/visit",
    knock: on("/visit", "closed", { satisfied: true, note: "电话回访满意" }),
    answers: only(200, ...keepers),
  },
  { method: "POST", path: "/cases/:id/rate", knock: on("/rate", "visited", { stars: 5 }), answers: only(200, "liaison") },
];

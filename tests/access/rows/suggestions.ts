import type { SuggestionState } from "../../../app/contracts/suggestions.ts";
import { buildSuggestion } from "../../factories/suggestions.ts";
import { only, outsiders } from "../answers.ts";
import type { AccessRow, World } from "../world.ts";

/** A suggestion of the liaison, which the other organization has. */
const on = (below: string, state: SuggestionState, body?: unknown) => async ({ hub, alliance, otherOrganization, organization, people }: World) => {
  const id = await buildSuggestion(hub.dependencies, {
    alliance: alliance.id,
    county: alliance.county,
    person: people.liaison.id,
    organization,
    state,
    unit: otherOrganization,
    due: "2099-09-24",
  });
  return { path: `/suggestions/${id}${below}`, ...(body !== undefined && { body }) };
};

export const rows: AccessRow[] = [
  { method: "GET", path: "/suggestions", knock: () => ({ path: "/suggestions" }), answers: { stranger: 401, others: 200 } },
  { method: "GET", path: "/suggestions/counts", knock: () => ({ path: "/suggestions/counts" }), answers: { stranger: 401, others: 200 } },
  {
    method: "POST",
    path: "/suggestions",
    knock: ({ alliance }) => ({ path: "/suggestions", body: { alliance: alliance.id, text: "园区晚班公交末班太早" } }),
    answers: { ...outsiders, administrator: 403, others: 201 },
  },
  { method: "GET", path: "/suggestions/:id", knock: on("", "open"), answers: { ...outsiders, others: 200 } },
  { method: "GET", path: "/suggestions/:id/told", knock: on("/told", "assigned"), answers: only(200, "chair", "secretary", "officer", "administrator") },
  {
    method: "PATCH",
    path: "/suggestions/:id",
    knock: on("", "assigned", { due: "2099-10-01", revision: 0 }),
    answers: only(200, "chair", "secretary"),
  },
  {
    method: "POST",
    path: "/suggestions/:id/solved",
    knock: on("/solved", "assigned", { proof: "末班车已延后到 22:30" }),
    answers: only(200, "liaisonOfOtherOrganization"),
  },
  {
    method: "POST",
    path: "/suggestions/:id/unsolved",
    knock: on("/unsolved", "assigned", { reason: "公交公司下月排班", next: "2099-11-01" }),
    answers: only(200, "liaisonOfOtherOrganization"),
  },
  {
    method: "POST",
    path: "/suggestions/:id/verdict",
    knock: on("/verdict", "solved", { satisfied: true }),
    answers: only(200, "liaison"),
  },
  {
    method: "POST",
    path: "/suggestions/:id/call",
    knock: on("/call", "silent", { satisfied: true, note: "已电话核实" }),
    answers: only(200, "chair", "secretary"),
  },
];

import type { ActionState } from "../../../app/contracts/actions.ts";
import { only, outsiders } from "../answers.ts";
import type { AccessRow, World } from "../world.ts";

/** A task that the liaison's unit leads and the other organization helps with. */
const on = (below: string, state: ActionState, body?: unknown) => async ({ hub, alliance, organization, otherOrganization }: World) => {
  const { models, ids, clock } = hub.dependencies;
  const id = ids.next();
  await models.actions.create([
    {
      _id: id,
      alliance: alliance.id,
      county: alliance.county,
      number: "2026-1",
      title: "派车取件",
      meeting: null,
      item: null,
      lead: organization,
      helpers: [{ organization: otherOrganization, state: "assigned", reason: "" }],
      due: "2099-09-24",
      measure: "首批运抵",
      state,
      percent: 0,
      reason: "",
      log: [],
      carried: 0,
      reminded: "none",
      revision: 0,
      createdAt: clock.now(),
    },
  ]);
  return { path: `/actions/${id}${below}`, ...(body !== undefined && { body }) };
};

export const rows: AccessRow[] = [
  { method: "GET", path: "/actions", knock: () => ({ path: "/actions" }), answers: { stranger: 401, others: 200 } },
  { method: "GET", path: "/actions/counts", knock: () => ({ path: "/actions/counts" }), answers: { stranger: 401, others: 200 } },
  {
    method: "POST",
    path: "/actions",
    knock: ({ alliance, organization }) => ({
      path: "/actions",
      body: { alliance: alliance.id, title: "派车取件", lead: organization, due: "2099-09-24", measure: "首批运抵" },
    }),
    answers: only(201, "chair", "secretary"),
  },
  { method: "GET", path: "/actions/:id", knock: on("", "assigned"), answers: { ...outsiders, others: 200 } },
  { method: "GET", path: "/actions/:id/told", knock: on("/told", "assigned"), answers: only(200, "chair", "secretary", "officer", "administrator") },
  { method: "PATCH", path: "/actions/:id", knock: on("", "assigned", { title: "改名", revision: 0 }), answers: only(200, "chair", "secretary") },
  {
    method: "POST",
    path: "/actions/:id/accept",
    knock: on("/accept", "assigned", {}),
    answers: only(200, "liaison", "liaisonOfOtherOrganization"),
  },
  {
    method: "POST",
    path: "/actions/:id/object",
    knock: on("/object", "assigned", { reason: "没有车" }),
    answers: only(200, "liaison", "liaisonOfOtherOrganization"),
  },
  {
    method: "POST",
    path: "/actions/:id/progress",
    knock: on("/progress", "accepted", { percent: 20, proof: "已联系车队" }),
    answers: only(200, "liaison", "liaisonOfOtherOrganization"),
  },
  { method: "POST", path: "/actions/:id/done", knock: on("/done", "accepted", { proof: "全部运抵" }), answers: only(200, "liaison") },
  { method: "POST", path: "/actions/:id/confirm", knock: on("/confirm", "done", {}), answers: only(200, "chair", "secretary") },
];

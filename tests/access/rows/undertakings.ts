import { buildUndertaking } from "../../factories/undertakings.ts";
import { only, outsiders } from "../answers.ts";
import type { AccessRow, World } from "../world.ts";

/** A problem that helps the liaison's organization; the service unit's person owns it. */
const at = (below: string, body?: unknown) => async ({ hub, alliance, organization, people }: World) => {
  const id = await buildUndertaking(hub.dependencies, { alliance: alliance.id, county: alliance.county, helped: organization, owner: people.service.id, state: "done" });
  return { path: `/undertakings/${id}${below}`, ...(body !== undefined && { body }) };
};

export const rows: AccessRow[] = [
  { method: "GET", path: "/undertakings", knock: () => ({ path: "/undertakings" }), answers: { stranger: 401, others: 200 } },
  { method: "GET", path: "/undertakings/counts", knock: () => ({ path: "/undertakings/counts" }), answers: { stranger: 401, others: 200 } },
  { method: "GET", path: "/undertakings/owners", knock: () => ({ path: "/undertakings/owners" }), answers: { stranger: 401, others: 200 } },
  {
    method: "GET",
    path: "/undertakings/candidates",
    knock: ({ alliance }) => ({ path: `/undertakings/candidates?alliance=${alliance.id}` }),
    answers: { ...outsiders, others: 200 },
  },
  {
    method: "POST",
    path: "/undertakings",
    knock: ({ alliance, organization, people }) => ({
      path: "/undertakings",
      body: { alliance: alliance.id, title: "园区双回路供电", obstacle: "夏天限电停产", aim: "第二回路送电", due: "2099-12-31", owner: { person: people.service.id, post: "行长" }, helped: organization },
    }),
    answers: only(201, "chair", "secretary", "officer"),
  },
  { method: "GET", path: "/undertakings/:id", knock: at(""), answers: { ...outsiders, others: 200 } },
  // Every other step: server/access/undertaking-rules.test.ts.
  { method: "POST", path: "/undertakings/:id/steps", knock: at("/steps", { command: "confirm" }), answers: only(200, "liaison") },
];

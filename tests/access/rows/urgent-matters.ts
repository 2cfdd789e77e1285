import { buildUrgentMatter } from "../../factories/urgent-matters.ts";
import { only, outsiders } from "../answers.ts";
import type { AccessRow, World } from "../world.ts";

const at = (below: string, body?: unknown) => async ({ hub, alliance, organization }: World) => {
  const id = await buildUrgentMatter(hub.dependencies, { alliance: alliance.id, county: alliance.county, unit: organization });
  return { path: `/urgent-matters/${id}${below}`, ...(body !== undefined && { body }) };
};

export const rows: AccessRow[] = [
  { method: "GET", path: "/urgent-matters", knock: () => ({ path: "/urgent-matters" }), answers: { stranger: 401, others: 200 } },
  { method: "GET", path: "/urgent-matters/counts", knock: () => ({ path: "/urgent-matters/counts" }), answers: { stranger: 401, others: 200 } },
  {
    method: "POST",
    path: "/urgent-matters",
    knock: ({ alliance, organization }) => ({
      path: "/urgent-matters",
      body: { alliance: alliance.id, title: "园区主变检修", why: "明天早上停电", done: "借三台发电机", unit: organization },
    }),
    answers: only(201, "chair", "secretary"),
  },
  { method: "GET", path: "/urgent-matters/:id", knock: at(""), answers: { ...outsiders, others: 200 } },
  // No open meeting treats it: who may enter a meeting's word is told so.
  { method: "POST", path: "/urgent-matters/:id/steps", knock: at("/steps", { command: "confirm" }), answers: only(409, "chair") },
];

import { buildResolution } from "../../factories/resolutions.ts";
import { only, outsiders } from "../answers.ts";
import type { AccessRow, World } from "../world.ts";

const on = (below: string, body?: unknown) => async ({ hub, alliance }: World) => {
  const { _id } = await buildResolution(hub.dependencies, { alliance: alliance.id, county: alliance.county });
  return { path: `/resolutions/${_id}${below}`, ...(body !== undefined && { body }) };
};

export const rows: AccessRow[] = [
  { method: "GET", path: "/resolutions", knock: () => ({ path: "/resolutions" }), answers: { stranger: 401, others: 200 } },
  { method: "GET", path: "/resolutions/counts", knock: () => ({ path: "/resolutions/counts" }), answers: { stranger: 401, others: 200 } },
  { method: "GET", path: "/resolutions/:id", knock: on(""), answers: { ...outsiders, others: 200 } },
  { method: "PATCH", path: "/resolutions/:id", knock: on("", { reviewOn: "2099-06-30", revision: 0 }), answers: only(200, "chair", "secretary") },
  {
    method: "POST",
    path: "/resolutions/:id/corrections",
    knock: on("/corrections", { text: "同意由联盟秘书处见证签约", reason: "写明见证单位", revision: 0 }),
    answers: only(201, "chair", "secretary"),
  },
];

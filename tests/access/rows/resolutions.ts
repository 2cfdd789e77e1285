import { buildResolution } from "../../factories/resolutions.ts";
import type { AccessRow, VisitorName, World } from "../world.ts";

const outsiders = {
  stranger: 401,
  liaisonOfOtherAlliance: 404,
  liaisonOfOtherCounty: 404,
  secretaryOfOtherAlliance: 404,
  officerOfOtherCounty: 404,
} as const;
const only = (status: number, ...allowed: VisitorName[]): AccessRow["answers"] => ({
  ...outsiders,
  ...Object.fromEntries(allowed.map((who) => [who, status])),
  others: 403,
});

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

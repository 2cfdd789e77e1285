import { addDays, dayAt } from "../../../server/clock.ts";
import { buildConsultation } from "../../factories/consultations.ts";
import { only, outsiders } from "../answers.ts";
import type { AccessRow, World } from "../world.ts";

const build = async ({ hub, alliance, organization }: World, state: "draft" | "open" | "closed" = "open") => {
  const given = { county: alliance.county, department: alliance.department, alliances: [alliance.id], state, ...(state === "draft" && { from: null }) };
  return buildConsultation(hub.dependencies, given, state === "draft" ? [] : [{ organization }]);
};

/** A draft open for comments with one of the liaison's organization. */
const at = (below: string, body?: unknown, state: "draft" | "open" = "open") => async (world: World) => {
  const { id } = await build(world, state);
  return { path: `/consultations/${id}${below}`, ...(body !== undefined && { body }) };
};
const input = ({ hub, alliance }: World) => ({
  title: "技术改造补助办法",
  audience: { scope: "alliances", alliances: [alliance.id] },
  explanation: "原办法到期",
  paragraphs: [{ heading: "补助标准", text: "按设备投资额的百分之五补助" }],
  until: addDays(dayAt(hub.clock.now()), 40),
  contact: { name: "孙试验", phone: "0537-1234567" },
});
const read = { ...outsiders, others: 200 } as const;

export const rows: AccessRow[] = [
  { method: "GET", path: "/consultations", knock: () => ({ path: "/consultations" }), answers: { stranger: 401, others: 200 } },
  { method: "GET", path: "/consultations/counts", knock: () => ({ path: "/consultations/counts" }), answers: { stranger: 401, others: 200 } },
  { method: "GET", path: "/consultations/departments", knock: () => ({ path: "/consultations/departments" }), answers: { stranger: 401, others: 200 } },
  // An officer of another county is one of a department too, but may not ask the members of this county's alliances.
  { method: "POST", path: "/consultations", knock: (world) => ({ path: "/consultations", body: input(world) }), answers: { stranger: 401, officer: 201, officerOfOtherCounty: 422, others: 403 } },
  { method: "GET", path: "/consultations/:id", knock: at(""), answers: read },
  {
    method: "PATCH",
    path: "/consultations/:id",
    knock: async (world) => ({ path: `/consultations/${(await build(world, "draft")).id}`, body: input(world) }),
    answers: { stranger: 401, officer: 200, others: 404 },
  },
  // Every other step: server/access/consultation-rules.test.ts.
  { method: "POST", path: "/consultations/:id/steps", knock: at("/steps", { command: "drop", reason: "另行起草" }), answers: only(200, "officer") },
  { method: "GET", path: "/consultations/:id/comments", knock: at("/comments"), answers: read },
  {
    method: "POST",
    path: "/consultations/:id/comments",
    knock: at("/comments", { paragraph: null, kind: "against", text: "门槛太高" }),
    // The bank is no member of the alliance.
    answers: only(201, "liaison", "liaisonOfOtherOrganization", "chair"),
  },
  {
    method: "DELETE",
    path: "/consultations/:id/comments/:comment",
    knock: async (world) => {
      const { id, comments } = await build(world);
      return { path: `/consultations/${id}/comments/${comments[0]}` };
    },
    answers: only(204, "liaison"),
  },
  { method: "GET", path: "/consultations/:id/units", knock: at("/units"), answers: read },
  {
    method: "POST",
    path: "/consultations/:id/answers",
    knock: async (world) => {
      const { id, comments } = await build(world, "closed");
      return { path: `/consultations/${id}/answers`, body: { comments, verdict: "declined", reason: "财力不够" } };
    },
    answers: only(200, "officer"),
  },
];

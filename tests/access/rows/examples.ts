import type { ExampleRecord } from "../../../models/example.ts";
import { buildExample, unitOf } from "../../factories/examples.ts";
import { buildUndertaking } from "../../factories/undertakings.ts";
import { only, outsiders } from "../answers.ts";
import type { AccessRow, World } from "../world.ts";

/** A case that names the liaison's organization. */
const at = (below: string, given: Partial<ExampleRecord>, body?: unknown) => async ({ hub, alliance, organization }: World) => {
  const id = await buildExample(hub.dependencies, { alliance: alliance.id, county: alliance.county, units: [unitOf(organization)], ...given });
  return { path: `/examples/${id}${below}`, ...(body !== undefined && { body }) };
};

/** What is not on the shelf is its writers' and its units'; an administrator looks on. */
const unseen = { ...outsiders, chair: 403, secretary: 403, officer: 403, administrator: 403, others: 404 } as const;

export const rows: AccessRow[] = [
  { method: "GET", path: "/examples", knock: () => ({ path: "/examples" }), answers: { stranger: 401, others: 200 } },
  { method: "GET", path: "/examples/counts", knock: () => ({ path: "/examples/counts" }), answers: { stranger: 401, others: 200 } },
  {
    method: "POST",
    path: "/examples",
    async knock({ hub, alliance, organization, people }) {
      const source = await buildUndertaking(hub.dependencies, { alliance: alliance.id, county: alliance.county, helped: organization, owner: people.service.id, state: "confirmed" });
      return {
        path: "/examples",
        body: { alliance: alliance.id, title: "园区双回路供电", problem: "夏天限电，铸造炉一停两天。", method: "供电、规划坐到一起定间隔。", sources: [{ kind: "undertaking", id: source }] },
      };
    },
    answers: only(201, "chair", "secretary", "officer"),
  },
  { method: "GET", path: "/examples/:id", knock: at("", { state: "published", publishedAt: new Date() }), answers: { ...outsiders, others: 200 } },
  { method: "PATCH", path: "/examples/:id", knock: at("", { state: "draft" }, { title: "园区双回路供电" }), answers: { ...unseen, chair: 200, secretary: 200, officer: 200 } },
  // Every other step: tests/integration/examples.test.ts.
  { method: "POST", path: "/examples/:id/steps", knock: at("/steps", {}, { command: "agree" }), answers: { ...unseen, liaison: 200 } },
];

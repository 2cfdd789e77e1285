import type { ImportRecord } from "../../../models/import.ts";
import { buildImport } from "../../factories/imports.ts";
import type { AccessRow, World } from "../world.ts";

/** A preview of the liaison's. */
const preview = ({ hub, alliance, people }: World, given: Partial<ImportRecord> = {}) =>
  buildImport(hub.dependencies, { person: people.liaison.id, alliance: alliance.id, ...given });

/** An import is its person's own, also before those who keep the alliance. */
const own = (status: number) => ({ stranger: 401, liaison: status, others: 404 });

export const rows: AccessRow[] = [
  { method: "GET", path: "/imports/template", knock: () => ({ path: "/imports/template?kind=need" }), answers: { stranger: 401, others: 200 } },
  {
    method: "POST",
    path: "/imports",
    knock: ({ alliance }) => ({ path: `/imports?kind=need&alliance=${alliance.id}&name=needs.csv`, body: Buffer.from("标题\n外壳喷涂") }),
    answers: { stranger: 401, liaisonOfOtherAlliance: 422, liaisonOfOtherCounty: 422, secretaryOfOtherAlliance: 422, officerOfOtherCounty: 422, others: 201 },
  },
  { method: "GET", path: "/imports", knock: () => ({ path: "/imports" }), answers: { stranger: 401, others: 200 } },
  { method: "GET", path: "/imports/:id", knock: async (world) => ({ path: `/imports/${await preview(world)}` }), answers: own(200) },
  { method: "PATCH", path: "/imports/:id", knock: async (world) => ({ path: `/imports/${await preview(world)}`, body: { columns: ["title"] } }), answers: own(200) },
  { method: "DELETE", path: "/imports/:id", knock: async (world) => ({ path: `/imports/${await preview(world)}` }), answers: own(204) },
  { method: "GET", path: "/imports/:id/lines", knock: async (world) => ({ path: `/imports/${await preview(world)}/lines` }), answers: own(200) },
  { method: "GET", path: "/imports/:id/refused", knock: async (world) => ({ path: `/imports/${await preview(world)}/refused` }), answers: own(200) },
  { method: "POST", path: "/imports/:id/run", knock: async (world) => ({ path: `/imports/${await preview(world)}/run` }), answers: own(200) },
  {
    method: "POST",
    path: "/imports/:id/undo",
    knock: async (world) => ({ path: `/imports/${await preview(world, { state: "done", doneAt: world.hub.clock.now() })}/undo` }),
    answers: own(200),
  },
];

import type { AccessRow } from "../world.ts";

/** How the hub itself is doing is for who runs it. */
export const rows: AccessRow[] = [
  { method: "GET", path: "/operations", knock: () => ({ path: "/operations" }), answers: { stranger: 401, administrator: 200, others: 403 } },
  {
    method: "DELETE",
    path: "/operations/outgoing-hold",
    async knock({ hub: { dependencies } }) {
      await dependencies.models.outgoingHolds.updateOne({ _id: "restored" }, { $set: { at: dependencies.clock.now(), backupAt: null } }, { upsert: true });
      return { path: "/operations/outgoing-hold" };
    },
    answers: { stranger: 401, administrator: 204, others: 403 },
  },
];

import type { AccessRow } from "../world.ts";

/** How the hub itself is doing is for who runs it. */
export const rows: AccessRow[] = [
  { method: "GET", path: "/operations", knock: () => ({ path: "/operations" }), answers: { stranger: 401, administrator: 200, others: 403 } },
];

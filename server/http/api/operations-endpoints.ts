import { operationsView } from "../../../app/contracts/operations.ts";
import { endpoint } from "./endpoint.ts";

/** How the hub itself is doing. */
export const operationsEndpoints = [
  endpoint({
    method: "GET",
    path: "/operations",
    summary: "How this process of the hub is doing: connections, delays, room, backup, jobs",
    reply: operationsView,
    handle: ({ actor, services }) => services.operations.getOperations(actor),
  }),
  endpoint({
    method: "DELETE",
    path: "/operations/outgoing-hold",
    summary: "Let a hub that was restored from a backup tell robots and webhooks again",
    handle: ({ actor, services }) => services.operations.releaseOutgoing(actor),
  }),
];

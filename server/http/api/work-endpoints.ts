import { workView } from "../../../app/contracts/work.ts";
import { endpoint } from "./endpoint.ts";

/** What waits for me. */
export const workEndpoints = [
  endpoint({
    method: "GET",
    path: "/work",
    summary: "What waits for me, by due time, with my promises, meetings and what is new",
    reply: workView,
    handle: ({ actor, services }) => services.work.getWork(actor),
  }),
];

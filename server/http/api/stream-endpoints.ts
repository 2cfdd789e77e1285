import { z } from "zod";
import { streamEvent, streamName, type StreamName } from "../../../app/contracts/streams.ts";
import { endpoint } from "./endpoint.ts";

/** The event log over HTTP, for who missed something or has no socket. */
export const streamEndpoints = [
  endpoint({
    method: "GET",
    path: "/streams/:stream/events",
    summary: "Events of a stream after a number",
    params: z.object({ stream: streamName }),
    query: z.object({
      after: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    reply: z.object({ events: z.array(streamEvent), seq: z.int() }),
    handle: ({ actor, params, query, services }) =>
      services.streams.readStream(actor, params.stream as StreamName, query),
  }),
];

import { RateLimiterMemory } from "rate-limiter-flexible";
import { asAppError } from "../http/problem-reply.ts";
import { spendRequest } from "../http/spend-request.ts";
import type { HubSocket } from "./hub-socket.ts";

/** Requests that one socket may make within ten seconds, and one person over all of theirs. A page makes some ten as it opens. */
const socketLimit = { points: 300, duration: 10 };
const personLimit = { points: 2_000, duration: 10 };

/** Refuses what a socket asks beyond its share with `rate_limited`, whatever it asks, before anything is read for it. */
export function createSocketLimit(): (socket: HubSocket) => void {
  const bySocket = new RateLimiterMemory(socketLimit);
  const byPerson = new RateLimiterMemory(personLimit);
  const spend = async (socket: HubSocket) => {
    await spendRequest(bySocket, socket.id);
    await spendRequest(byPerson, socket.data.actor.person.id);
  };
  return (socket) =>
    void socket.use((packet, next) => {
      spend(socket).then(
        () => next(),
        (error: unknown) => {
          const reply: unknown = packet.at(-1);
          if (typeof reply === "function") reply({ ok: false, code: asAppError(error).code });
        },
      );
    });
}

import { RateLimiterMemory } from "rate-limiter-flexible";
import { personLimit, spendRequest } from "../http/spend-request.ts";
import type { HubSocket } from "./hub-socket.ts";

/** Requests that one socket may make within ten seconds. A page makes some ten as it opens. */
const socketLimit = { points: 300, duration: 10 };

/** Refuses what a socket, or its person over all of theirs, asks beyond its share, whatever it asks, before anything is read for it. */
export function createSocketLimit(refuse: (error: unknown) => object): (socket: HubSocket) => void {
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
          if (typeof reply === "function") reply(refuse(error));
        },
      );
    });
}

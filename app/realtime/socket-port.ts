import { io, type Socket } from "socket.io-client";
import type { ServerToClient } from "../contracts/streams.ts";
import type { StreamPort } from "./stream-port.ts";

type Emit = Record<string, (payload: object, reply: (answer: unknown) => void) => void>;

/**
 * The browser's socket to the hub: same origin, session by cookie. It never reconnects by itself, because the waits
 * and the moments of trying again are the hub's of streams.
 */
export function createSocketPort(): StreamPort {
  const socket: Socket<ServerToClient, Emit> = io({ autoConnect: false, reconnection: false, path: "/socket.io" });
  return {
    connect: () => void socket.connect(),
    disconnect: () => void socket.disconnect(),
    request: (event, payload, timeoutMs) => socket.timeout(timeoutMs).emitWithAck(event, payload),
    listen(handlers) {
      socket.on("connect", () => handlers.onConnect());
      socket.on("disconnect", (reason) => {
        if (reason !== "io client disconnect") handlers.onDisconnect(reason === "io server disconnect");
      });
      socket.on("connect_error", (error) => {
        // The next attempt has to show the cookie of that moment, so it must not share this one's transport.
        socket.disconnect();
        handlers.onRefused(error.message);
      });
      socket.on("stream:event", (event) => handlers.onEvent(event));
      socket.on("server:draining", ({ reconnectAfterMs }) => handlers.onDraining(reconnectAfterMs));
      socket.io.on("ping", () => handlers.onAlive());
    },
  };
}

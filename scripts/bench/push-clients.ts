import { io, type Socket } from "socket.io-client";
import type { ClientToServer, ServerToClient, StreamEvent, StreamName } from "../../app/contracts/streams.ts";
import type { PushHub } from "./push-hub.ts";

export type Client = Socket<ServerToClient, ClientToServer>;

/** How every client of the bench connects: once, and by WebSocket. */
export const socketOptions = { transports: ["websocket"], forceNew: true, reconnection: false };
/** Clients that connect at the same time; all at once would measure the accept queue. */
const CONNECT_AT_ONCE = 50;

/** Opens `n` connections, a batch at a time. Rejects when one is refused. */
export async function connectAll<Connection extends Pick<Socket, "once">>(n: number, open: (index: number) => Connection): Promise<Connection[]> {
  const sockets: Connection[] = [];
  while (sockets.length < n) {
    const batch = Array.from({ length: Math.min(CONNECT_AT_ONCE, n - sockets.length) }, (_, index) => open(sockets.length + index));
    await Promise.all(
      batch.map(
        (socket) =>
          new Promise<void>((resolve, reject) => {
            socket.once("connect", resolve);
            socket.once("connect_error", reject);
          }),
      ),
    );
    sockets.push(...batch);
  }
  return sockets;
}

/**
 * `n` clients of the hub's people that follow a stream; what each hears goes to `hear` with the client's number.
 * @throws Error when one may not
 */
export async function followAll(hub: PushHub, n: number, stream: StreamName, hear: (event: StreamEvent, index: number) => void = () => {}): Promise<Client[]> {
  const sockets = await connectAll(n, (index) => io(hub.url, { ...socketOptions, auth: { token: hub.tokens[index % hub.tokens.length]! } }) as Client);
  await Promise.all(
    sockets.map(async (socket, index) => {
      socket.on("stream:event", (event) => hear(event, index));
      const reply = await socket.emitWithAck("stream:follow", { stream });
      if (!reply.ok) throw new Error(`a client may not follow: ${reply.code}`);
    }),
  );
  return sockets;
}

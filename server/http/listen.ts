import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";
import type { Environment } from "../env.ts";

/** The hub's open port. */
export interface OpenPort {
  server: Server;
  /**
   * Takes no more connections, lets requests under way end for at most `ms`, and ends whoever only waits: browsers hold
   * connections on which nothing was asked yet, and those would keep a server open for a minute.
   */
  drain(ms: number): Promise<void>;
}

/** Pause between looks at who has become idle. */
const LOOK_MS = 50;

/**
 * Opens the hub's port.
 * @throws Error that names the variable at fault when the port cannot be had
 */
export async function listen({ HOST, PORT }: Pick<Environment, "HOST" | "PORT">, answer: RequestListener): Promise<OpenPort> {
  const server = createServer(answer);
  const silent = new Set<Socket>();
  const speaks = ({ socket }: IncomingMessage) => void silent.delete(socket);
  server.on("connection", (socket) => {
    silent.add(socket);
    socket.once("close", () => silent.delete(socket));
  });
  server.on("request", speaks);
  server.on("upgrade", speaks);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(PORT, HOST, resolve);
  }).catch((error: NodeJS.ErrnoException) => {
    throw new Error(reasonOf(error, HOST, PORT), { cause: error });
  });
  return {
    server,
    async drain(ms) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const look = setInterval(() => {
        server.closeIdleConnections();
        for (const socket of silent) socket.destroy();
      }, LOOK_MS);
      const late = setTimeout(() => server.closeAllConnections(), ms);
      await closed;
      clearInterval(look);
      clearTimeout(late);
    },
  };
}

function reasonOf({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  switch (code) {
    case "EADDRINUSE":
      return `PORT: another program listens on ${port}`;
    case "EACCES":
      return `PORT: this user may not listen on ${port}`;
    case "ENOTFOUND":
    case "EADDRNOTAVAIL":
    case "EAI_AGAIN":
      return `HOST: ${host} is no address of this machine`;
    default:
      return message;
  }
}

import type { Socket } from "node:net";
import type { mongo } from "mongoose";

const EVERY_MS = 1_000;

interface Link {
  socket?: Socket;
}

/** As far as the driver's parts are looked into; everything may be missing in another version of it. */
interface Parts {
  topology?: {
    s?: { servers?: ReadonlyMap<string, { monitor?: { connection?: Link | null } | null; pool?: { checkedOutConnections?: ReadonlySet<Link> } }> };
  };
}

/**
 * Frees the driver from sockets that closed under its hands. It asks whether a connection is open and writes a moment later;
 * where the database went away in between, `write` says no without an error and the driver waits for a "drain" that never
 * comes (`Connection.writeCommand`, mongodb 7.8). Its monitor then never looks for the database again and the hub would
 * stay lost after the database is back. A socket still in use a second after it was closed is told the error that it was not.
 * Returns how to end the watch.
 */
export function freeStuckWrites(client: mongo.MongoClient, everyMs = EVERY_MS): () => void {
  let closed = new Set<Socket>();
  const timer = setInterval(() => {
    const found = socketsInUse(client as unknown as Parts).filter((socket) => socket.destroyed);
    for (const socket of found) if (closed.has(socket)) socket.emit("error", closedError());
    closed = new Set(found);
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** The error that a socket would have given by itself. */
const closedError = () => Object.assign(new Error("the connection to the database closed before it could be written to"), { code: "EPIPE" });

function socketsInUse({ topology }: Parts): Socket[] {
  return [...(topology?.s?.servers?.values() ?? [])].flatMap(({ monitor, pool }) =>
    [monitor?.connection, ...(pool?.checkedOutConnections ?? [])].flatMap((link) => link?.socket ?? []),
  );
}

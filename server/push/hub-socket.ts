import type { Server, Socket } from "socket.io";
import type { ClientToServer, ServerToClient } from "../../app/contracts/streams.ts";
import { seatsInForce, type Actor } from "../access/actor.ts";

interface SocketData {
  actor: Actor;
}

export type HubSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>;
export type HubSocketServer = Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>;

/** The socket's actor with only the seats that hold at this instant. Pure. */
export function actorAt(socket: HubSocket, now: Date): Actor {
  const { actor } = socket.data;
  const seats = seatsInForce(actor.seats, now);
  return { ...actor, seats, seat: seats.find((seat) => seat.id === actor.seat?.id) ?? null };
}

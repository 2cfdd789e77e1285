import type { EventRecord } from "../../models/event.ts";
import { canFollow } from "../access/stream-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { credentialsOf } from "../http/identify.ts";
import type { Credentials } from "../people/resolve-actor.ts";
import type { Services } from "../services.ts";
import type { Followers } from "./followers.ts";
import type { HubSocket, HubSocketServer } from "./hub-socket.ts";

export interface SocketRights {
  /** Ends or renews what an event took away or gave: a session, a seat, a term, a membership. */
  apply(event: EventRecord): void;
  /** Reads every socket's rights anew: the log was not followed for a while, and what ended meanwhile was not heard. */
  refreshAll(): void;
  close(): void;
}

/** How often seats that begin or end by the clock are looked at. */
const CHECK_MS = 250;

/** What a handshake shows to say who it is. Pure. */
export function handshakeCredentials(socket: Pick<HubSocket, "handshake">, secure: boolean): Credentials {
  const token: unknown = socket.handshake.auth.token;
  return typeof token === "string" ? { token } : credentialsOf(socket.handshake.headers, secure);
}

/** Keeps the rights of open sockets true: by events within a moment, by the clock within a quarter of a second. */
export function keepSocketRights(
  io: HubSocketServer,
  followers: Followers,
  { clock, log }: Dependencies,
  parts: { services: Services; secure: boolean },
): SocketRights {
  /** Sockets whose rights are being read, and whether they changed again meanwhile: what is read then may be older. */
  const refreshing = new Map<string, { again: boolean }>();

  /** Reads a socket's rights anew; one that nobody stands behind any more is closed. */
  const refresh = async (socket: HubSocket): Promise<void> => {
    const running = refreshing.get(socket.id);
    if (running) return void (running.again = true);
    const reading = { again: false };
    refreshing.set(socket.id, reading);
    try {
      const actor = await parts.services.people.resolveActor(handshakeCredentials(socket, parts.secure));
      if (!actor) return void socket.disconnect(true);
      socket.data.actor = actor;
      for (const stream of followers.streams()) {
        const followed = followers.find(stream)!;
        if (followed.sockets.has(socket.id) && !canFollow(actor, followed.subject)) followers.remove(stream, socket.id);
      }
    } catch (error) {
      log.warn({ err: error }, "rights of a socket could not be read; trying again");
      socket.data.actor = { ...socket.data.actor, validUntil: clock.now() };
    } finally {
      refreshing.delete(socket.id);
    }
    if (reading.again && socket.connected) await refresh(socket);
  };

  const endSession = (person: string, data: EventRecord["data"]): void => {
    for (const socket of io.sockets.sockets.values()) {
      const { actor } = socket.data;
      if (actor.person.id !== person) continue;
      const same = data.session ? actor.session === data.session : actor.token === data.token;
      if (data.all === true || same) socket.disconnect(true);
    }
  };

  const timer = setInterval(() => {
    const now = clock.now();
    for (const socket of io.sockets.sockets.values()) {
      if (socket.data.actor.validUntil <= now) void refresh(socket);
    }
  }, CHECK_MS);

  return {
    apply(event) {
      const person = event.stream.startsWith("user:") ? event.stream.slice("user:".length) : null;
      if (event.type === "session.ended" && person) endSession(person, event.data);
      if (event.type !== "seat.changed" && event.type !== "chair.changed" && event.type !== "alliance.changed") return;
      const sockets = followers.find(event.stream)?.sockets;
      for (const socket of io.sockets.sockets.values()) {
        if (person === socket.data.actor.person.id || sockets?.has(socket.id)) void refresh(socket);
      }
    },
    refreshAll() {
      for (const socket of io.sockets.sockets.values()) void refresh(socket);
    },
    close: () => clearInterval(timer),
  };
}

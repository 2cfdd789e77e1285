import type { Server as HttpServer } from "node:http";
import { Server, type Socket } from "socket.io";
import type { z } from "zod";
import {
  followRequest,
  leaveRequest,
  meetingCommandRequest,
  type ClientToServer,
  type FollowReply,
  type MeetingCommandReply,
  type ServerToClient,
  type StreamEvent,
  type StreamName,
} from "../../app/contracts/streams.ts";
import type { EventRecord } from "../../models/event.ts";
import { seatsInForce, type Actor } from "../access/actor.ts";
import { canFollow, canSeeEvent } from "../access/stream-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { credentialsOf } from "../http/identify.ts";
import { asAppError } from "../http/problem-reply.ts";
import type { Services } from "../services.ts";
import { followEvents } from "./event-feed.ts";
import { Followers } from "./followers.ts";
import { presentEvent, presentHidden } from "./present-event.ts";
import { LONGEST_REPLAY, newestSeq, readStream, requireStream } from "./read-stream.ts";
import { scopeOf } from "./stream-subject.ts";

interface SocketData {
  actor: Actor;
}
type HubSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>;

/** Runs a command of a live meeting; parsed and judged by the meeting's own service. */
export type MeetingCommand = (
  actor: Actor,
  request: z.output<typeof meetingCommandRequest>,
) => Promise<MeetingCommandReply>;

export interface Push {
  isFollowing(): boolean;
  /** Asks every client to come back, at different moments. */
  announceDraining(): void;
  close(): Promise<void>;
}

/** How often seats that begin or end by the clock are looked at. */
const RIGHTS_CHECK_MS = 250;
const LARGEST_MESSAGE = 64 * 1024;

/**
 * Serves the sockets: lets in who is signed in, replays what a follower missed, pushes each event of the log to
 * those who may see it at that moment (`hidden` to the other followers), and ends what a session or seat gave
 * as soon as that ends.
 */
export function createPush(parts: {
  server: HttpServer;
  dependencies: Dependencies;
  services: Services;
  allowedOrigins: ReadonlySet<string>;
  secure: boolean;
  meetingCommand: MeetingCommand;
}): Push {
  const { dependencies, services, secure } = parts;
  const { clock, log, models } = dependencies;
  const followers = new Followers();
  const io = new Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>(parts.server, {
    path: "/socket.io",
    serveClient: false,
    maxHttpBufferSize: LARGEST_MESSAGE,
    destroyUpgrade: false,
    allowRequest(request, decide) {
      const { origin } = request.headers;
      decide(null, origin === undefined || parts.allowedOrigins.has(origin));
    },
  });

  const credentialsFor = (socket: HubSocket) => {
    const token: unknown = socket.handshake.auth.token;
    if (typeof token === "string") return { token };
    return credentialsOf(socket.handshake.headers, secure);
  };
  io.use((socket, next) => {
    services.people.resolveActor(credentialsFor(socket)).then(
      (actor) => {
        if (!actor) return next(new Error("signed_out"));
        socket.data.actor = actor;
        next();
      },
      (error: unknown) => next(new Error(asAppError(error).code)),
    );
  });

  /** Reads a socket's rights anew; without any left to be here it is closed. */
  const refresh = async (socket: HubSocket): Promise<void> => {
    try {
      const actor = await services.people.resolveActor(credentialsFor(socket));
      if (!actor) return void socket.disconnect(true);
      socket.data.actor = actor;
      for (const stream of followers.streams()) {
        const followed = followers.find(stream)!;
        if (followed.sockets.has(socket.id) && !canFollow(actor, followed.subject)) followers.remove(stream, socket.id);
      }
    } catch (error) {
      log.warn({ err: error }, "rights of a socket could not be read; trying again");
    }
  };

  io.on("connection", (socket) => {
    socket.on("disconnect", () => followers.removeEverywhere(socket.id));
    socket.on("stream:follow", (request, reply) => {
      if (typeof reply !== "function") return;
      follow(socket, request).then(reply, (error: unknown) => reply({ ok: false, code: asAppError(error).code }));
    });
    socket.on("stream:leave", (request, reply) => {
      const parsed = leaveRequest.safeParse(request);
      if (parsed.success) followers.remove(parsed.data.stream as StreamName, socket.id);
      if (typeof reply === "function") reply({ ok: parsed.success });
    });
    socket.on("meeting:command", (request, reply) => {
      if (typeof reply !== "function") return;
      const parsed = meetingCommandRequest.safeParse(request);
      if (!parsed.success) return reply({ ok: false, code: "bad_input" });
      parts.meetingCommand(actorNow(socket), parsed.data).then(reply, (error: unknown) => {
        const known = asAppError(error);
        if (known.code === "internal") log.error({ err: known.cause }, "meeting command failed");
        reply({ ok: false, code: known.code });
      });
    });
  });

  /** The socket's actor with only the seats that hold at this instant. */
  const actorNow = (socket: HubSocket): Actor => {
    const { actor } = socket.data;
    const seats = seatsInForce(actor.seats, clock.now());
    return { ...actor, seats, seat: seats.find((seat) => seat.id === actor.seat?.id) ?? null };
  };

  const follow = async (socket: HubSocket, request: unknown): Promise<FollowReply> => {
    const parsed = followRequest.safeParse(request);
    if (!parsed.success) return { ok: false, code: "bad_input" };
    const { after } = parsed.data;
    const stream = parsed.data.stream as StreamName;
    const actor = actorNow(socket);
    const subject = await requireStream(dependencies, actor, stream);
    const newest = await newestSeq(dependencies, stream);
    // Following begins before the replay is read: an event in between arrives twice rather than never.
    if (socket.connected) followers.add(stream, socket.id, subject, newest);
    if (after === undefined) return { ok: true, seq: newest, events: [] };
    if (after > newest || newest - after > LONGEST_REPLAY) return { ok: true, seq: newest, resync: true };
    try {
      return { ok: true, ...(await readStream(dependencies, actor, stream, { after, limit: LONGEST_REPLAY })) };
    } catch (error) {
      if (asAppError(error).code === "gone") return { ok: true, seq: newest, resync: true };
      throw error;
    }
  };

  const send = (sockets: string[], event: StreamEvent) => {
    // One broadcast to the sockets' own rooms encodes the packet once for all of them.
    if (sockets.length > 0) io.to(sockets).emit("stream:event", event);
  };

  const deliver = (event: EventRecord): void => {
    const followed = followers.find(event.stream);
    if (!followed || event.seq <= followed.delivered) return;
    if (event.seq > followed.delivered + 1) return void catchUp(event.stream);
    followed.delivered = event.seq;
    const seeing: string[] = [];
    const blind: string[] = [];
    for (const id of followed.sockets) {
      const socket = io.sockets.sockets.get(id);
      if (!socket) continue;
      const actor = actorNow(socket);
      if (!canFollow(actor, followed.subject)) followers.remove(event.stream, id);
      else if (canSeeEvent(actor, event.audience, scopeOf(followed.subject))) seeing.push(id);
      else blind.push(id);
    }
    send(seeing, presentEvent(event));
    send(blind, presentHidden(event));
  };

  /** Reads and delivers what this node has not delivered of a stream. */
  const catchUp = async (stream: StreamName): Promise<void> => {
    const followed = followers.find(stream);
    if (!followed) return;
    try {
      const missed = await models.events
        .find({ stream, seq: { $gt: followed.delivered } })
        .sort({ seq: 1 })
        .limit(10_000)
        .lean();
      for (const event of missed) {
        // Older ones were trimmed: clients see the hole in the numbers and read the page anew.
        if (event.seq > followed.delivered + 1) followed.delivered = event.seq - 1;
        deliver(event);
      }
    } catch (error) {
      log.warn({ err: error, stream }, "a stream could not be caught up; the next event tries again");
    }
  };

  const endOrRefresh = (event: EventRecord): void => {
    if (event.type === "session.ended") {
      const person = event.stream.slice("user:".length);
      for (const socket of io.sockets.sockets.values()) {
        const { actor } = socket.data;
        if (actor.person.id !== person) continue;
        const { session, token } = event.data;
        const ended = event.data.all === true || (session ? actor.session === session : actor.token === token);
        if (ended) socket.disconnect(true);
      }
    }
    if (event.type === "seat.changed" || event.type === "chair.changed" || event.type === "alliance.changed") {
      const person = event.stream.startsWith("user:") ? event.stream.slice("user:".length) : null;
      const sockets = followers.find(event.stream)?.sockets;
      for (const socket of io.sockets.sockets.values()) {
        if (person === socket.data.actor.person.id || sockets?.has(socket.id)) void refresh(socket);
      }
    }
  };

  const feed = followEvents({
    models,
    log,
    onOpen: async () => {
      await Promise.all(followers.streams().map(catchUp));
    },
    onEvent(event) {
      endOrRefresh(event);
      deliver(event);
    },
  });
  const rightsCheck = setInterval(() => {
    const now = clock.now();
    for (const socket of io.sockets.sockets.values()) {
      if (socket.data.actor.validUntil <= now) void refresh(socket);
    }
  }, RIGHTS_CHECK_MS);

  return {
    isFollowing: feed.isFollowing,
    announceDraining() {
      for (const socket of io.sockets.sockets.values()) {
        socket.emit("server:draining", { reconnectAfterMs: Math.round(Math.random() * 5_000) });
      }
    },
    async close() {
      clearInterval(rightsCheck);
      await feed.close();
      await io.close();
    },
  };
}

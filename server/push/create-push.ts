import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import { leaveRequest, type MeetingCommandReply, type StreamName } from "../../app/contracts/streams.ts";
import type { EventRecord } from "../../models/event.ts";
import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import { asAppError } from "../http/problem-reply.ts";
import type { Services } from "../services.ts";
import { createSocketLimit } from "./create-socket-limit.ts";
import { createDelivery } from "./delivery.ts";
import { followEvents } from "./event-feed.ts";
import { followStream } from "./follow-stream.ts";
import { Followers } from "./followers.ts";
import { actorAt, type HubSocket, type HubSocketServer } from "./hub-socket.ts";
import { handshakeCredentials, keepSocketRights } from "./socket-rights.ts";

/** Runs a command of a live meeting; parsed and judged by the meeting's own service. */
export type MeetingCommand = (actor: Actor, request: unknown) => Promise<MeetingCommandReply>;

export interface Push {
  /** Whether the event log is being followed at this moment. */
  isFollowing(): boolean;
  openSockets(): number;
  /** People with at least one socket. */
  peopleOnline(): number;
  /** Who follows a stream on this node now; one entry a socket. */
  watchers(stream: StreamName): Actor[];
  /** Asks every client to come back, at different moments. */
  announceDraining(): void;
  close(): Promise<void>;
}

const LARGEST_MESSAGE = 64 * 1024;
const RECONNECT_SPREAD_MS = 5_000;

/**
 * Serves the sockets: lets in who is signed in, replays what a follower missed, pushes each event of the log to
 * those who may see it at that moment (`hidden` to the other followers), and ends what a session or seat gave
 * as soon as that ends. `onPushed` and `onEvent` hand every event of the
 * log on: to who measures, and to the stages that react to it.
 */
export function createPush(parts: {
  server: HttpServer;
  dependencies: Dependencies;
  services: Services;
  allowedOrigins: ReadonlySet<string>;
  secure: boolean;
  meetingCommand: MeetingCommand;
  onEvent?: (event: EventRecord) => void;
  onPushed?: (event: EventRecord) => void;
  /** The log is followed anew: events before this moment may have been missed. */
  onOpen?: () => void;
  /** Told of everybody who begins to follow a stream. */
  onFollow?: (stream: StreamName, actor: Actor) => void;
}): Push {
  const { dependencies, services, secure } = parts;
  const { clock, log, models } = dependencies;
  const io: HubSocketServer = new Server(parts.server, {
    path: "/socket.io",
    serveClient: false,
    maxHttpBufferSize: LARGEST_MESSAGE,
    destroyUpgrade: false,
    allowRequest(request, decide) {
      const { origin } = request.headers;
      decide(null, origin === undefined || parts.allowedOrigins.has(origin));
    },
  });
  const followers = new Followers();
  const delivery = createDelivery(io, followers, dependencies);
  const rights = keepSocketRights(io, followers, dependencies, { services, secure });

  io.use(async (socket, next) => {
    try {
      const actor = await services.people.resolveActor(handshakeCredentials(socket, secure));
      if (!actor) return next(new Error("signed_out"));
      socket.data.actor = actor;
      next();
    } catch (error) {
      next(new Error(asAppError(error).code));
    }
  });

  const refuse = (error: unknown) => {
    const known = asAppError(error);
    if (known.code === "internal") log.error({ err: known.cause }, "socket request failed");
    return { ok: false, code: known.code } as const;
  };

  const limit = createSocketLimit(refuse);
  io.on("connection", (socket: HubSocket) => {
    limit(socket);
    socket.on("disconnect", () => followers.removeEverywhere(socket.id));
    socket.on("stream:follow", async (request, reply) => {
      if (typeof reply !== "function") return;
      const answer = await followStream(dependencies, followers, socket, request).catch(refuse);
      reply(answer);
      if (answer.ok) parts.onFollow?.((request as { stream: StreamName }).stream, actorAt(socket, clock.now()));
    });
    socket.on("stream:leave", (request, reply) => {
      const parsed = leaveRequest.safeParse(request);
      if (parsed.success) followers.remove(parsed.data.stream as StreamName, socket.id);
      if (typeof reply === "function") reply(parsed.success ? { ok: true } : { ok: false, code: "bad_input" });
    });
    socket.on("meeting:command", async (request, reply) => {
      if (typeof reply !== "function") return;
      reply(await parts.meetingCommand(actorAt(socket, clock.now()), request).catch(refuse));
    });
  });

  const feed = followEvents({
    models,
    log,
    async onOpen() {
      parts.onOpen?.();
      rights.refreshAll();
      await delivery.catchUpAll();
    },
    onEvent(event) {
      rights.apply(event);
      delivery.deliver(event);
      parts.onPushed?.(event);
      parts.onEvent?.(event);
    },
  });

  return {
    isFollowing: feed.isFollowing,
    openSockets: () => io.sockets.sockets.size,
    peopleOnline: () => new Set(Array.from(io.sockets.sockets.values(), ({ data }) => data.actor.person.id)).size,
    watchers(stream) {
      const sockets = [...(followers.find(stream)?.sockets ?? [])].flatMap((id) => io.sockets.sockets.get(id) ?? []);
      return sockets.map((socket) => actorAt(socket, clock.now()));
    },
    announceDraining() {
      for (const socket of io.sockets.sockets.values()) {
        socket.emit("server:draining", { reconnectAfterMs: Math.round(Math.random() * RECONNECT_SPREAD_MS) });
      }
    },
    async close() {
      rights.close();
      await feed.close();
      await io.close();
    },
  };
}

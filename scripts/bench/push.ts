import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline";
import { io } from "socket.io-client";
import type { AgendaChange, MeetingView } from "../../app/contracts/meetings.ts";
import type { StreamEvent, StreamName } from "../../app/contracts/streams.ts";
import type { BenchOptions } from "../bench.ts";
import { startChild, type Child } from "./child.ts";
import { percentile, rounded } from "./percentile.ts";
import { connectAll, followAll, socketOptions, type Client } from "./push-clients.ts";
import type { PushHub } from "./push-hub.ts";

const ITEMS = 20;
/** Between two moves of the chair: people do not click faster. */
const PACE_MS = 150;

/**
 * From the chair's click to all screens, beside a bare Socket.IO broadcast of the same size to as many clients.
 * Every client counts what it received: nothing may be lost, doubled or out of order.
 *
 * `bytesPerClient` is what the hub holds for a client that follows and is silent, `bytesPerClientAfterLoad` for the same
 * clients after the meeting: heap and buffers outside it after a full collection, less what it holds without them. Not
 * the growth of the resident set, which is mostly the engine's room for what requests and events leave to collect: it
 * does not depend on how many clients there are, and does not come back when they go.
 */
export async function run({ n = 500, seconds = 20, say }: BenchOptions): Promise<object> {
  const hub = await startChild<PushHub>("scripts/bench/push-hub.ts");
  try {
    const moves = Math.max(10, Math.round((seconds * 1_000) / PACE_MS / 2));
    say(`${n} silent clients …`);
    const { empty, bytesPerClient } = await measureSilence(hub, n);
    say(`${n} clients, ${moves} moves of the chair …`);
    const live = await measureMeeting(hub.ready, n, moves);
    const bytesPerClientAfterLoad = Math.round(((await heldBytes(hub)) - empty) / n);
    live.disconnect();
    say("publish to the other liaison's screen …");
    const publishP95Ms = await measurePublish(hub.ready);
    say("bare broadcast beside it …");
    const raw = await measureRaw(n, moves, live.payload);
    return { ...live.figures, publishP95Ms, raw, bytesPerClient, bytesPerClientAfterLoad };
  } finally {
    await hub.stop();
  }
}

/** What the hub holds without clients once it has had some, and for each of `n` that follow their alliance and are silent. */
async function measureSilence(hub: Child<PushHub>, n: number): Promise<{ empty: number; bytesPerClient: number }> {
  const followAndLeave = async () => {
    const sockets = await followAll(hub.ready, n, `alliance:${hub.ready.alliance}`);
    const bytes = await heldBytes(hub);
    for (const socket of sockets) socket.disconnect();
    return bytes;
  };
  // The first clients warm code and caches, which stay.
  await followAndLeave();
  const empty = await heldBytes(hub);
  return { empty, bytesPerClient: Math.round(((await followAndLeave()) - empty) / n) };
}

/** Until the hub has noticed who came and went. */
const SETTLE_MS = 1_000;

/** Heap of the hub and buffers outside it, after a full collection. */
async function heldBytes(hub: Child<PushHub>): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const lines = createInterface({ input: hub.process.stdout! });
  const answer = new Promise<number>((resolve) => {
    // Log lines come the same way.
    lines.on("line", (line) => {
      const { heldBytes: bytes } = JSON.parse(line) as { heldBytes?: number };
      if (bytes !== undefined) resolve(bytes);
    });
  });
  hub.process.stdin!.write("\n");
  return answer.finally(() => lines.close());
}

async function measureMeeting(hub: PushHub, n: number, moves: number) {
  const call = api(hub.url, hub.chair);
  const startsAt = new Date();
  const meeting = (await call("POST", "/meetings", {
    alliance: hub.alliance,
    title: "推送测量会议",
    startsAt: startsAt.toISOString(),
    state: "scheduled",
    agenda: Array.from({ length: ITEMS }, (_, index) => ({ title: `第 ${index + 1} 项议题`, minutes: 5 })),
  })) as MeetingView;
  await call("POST", `/meetings/${meeting.id}/open`, { revision: meeting.revision });

  const stream: StreamName = `meeting:${meeting.id}`;
  const received: { seq: number; revision: number; at: number }[][] = Array.from({ length: n }, () => []);
  let payload: StreamEvent | undefined;
  const sockets = await followAll(hub, n, stream, (event, index) => {
    if (event.type !== "agenda.changed") return;
    payload = event;
    received[index]!.push({ seq: event.seq, revision: (event.data as AgendaChange).revision, at: performance.now() });
  });

  const chair = io(hub.url, { ...socketOptions, auth: { token: hub.chair } }) as Client;
  const clickedAt = new Map<number, number>();
  let current = (await call("GET", `/meetings/${meeting.id}`)) as MeetingView;
  let { revision } = current;
  for (let move = 0; move < moves; move += 1) {
    const command = { type: "move", itemId: current.agenda[(move + 1) % ITEMS]!.id };
    const at = performance.now();
    const reply = await chair.emitWithAck("meeting:command", { meetingId: meeting.id, revision, command, key: randomUUID() });
    if (!reply.ok) throw new Error(`the chair's move was refused: ${JSON.stringify(reply)}`);
    revision = reply.revision;
    clickedAt.set(revision, at);
    await new Promise((resolve) => setTimeout(resolve, PACE_MS));
  }
  const expected = n * moves;
  const count = () => received.reduce((sum, events) => sum + new Set(events.filter((event) => clickedAt.has(event.revision)).map(({ seq }) => seq)).size, 0);
  const deadline = performance.now() + 10_000;
  while (count() < expected && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  current = (await call("GET", `/meetings/${meeting.id}`)) as MeetingView;

  const delays = received.flat().flatMap(({ revision, at }) => (clickedAt.has(revision) ? [at - clickedAt.get(revision)!] : []));
  const reordered = received.reduce((sum, events) => sum + events.filter((event, index) => index > 0 && event.seq <= events[index - 1]!.seq).length, 0);
  const delivered = count();
  return {
    payload,
    disconnect: () => [...sockets, chair].forEach((socket) => socket.disconnect()),
    figures: {
      clients: n,
      changes: moves,
      expected,
      delivered,
      lost: expected - delivered,
      reordered,
      p50Ms: rounded(percentile(delays, 0.5)),
      p95Ms: rounded(percentile(delays, 0.95)),
      p99Ms: rounded(percentile(delays, 0.99)),
    },
  };
}

const PUBLISHES = 40;

/** From the publisher's request to the suggestion on the open page of the liaison whose resource fits. */
async function measurePublish(hub: PushHub): Promise<number> {
  const socket = io(hub.url, { ...socketOptions, auth: { token: hub.counterpart.token } }) as Client;
  await new Promise((resolve) => socket.once("connect", () => resolve(undefined)));
  const reply = await socket.emitWithAck("stream:follow", { stream: `organization:${hub.counterpart.organization}` });
  if (!reply.ok) throw new Error(`the counterpart may not follow: ${reply.code}`);
  const publish = api(hub.url, hub.publisher.token);
  const delays: number[] = [];
  for (let index = 0; index < PUBLISHES; index += 1) {
    const at = performance.now();
    const told = new Promise<number>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error("no suggestion within 30 s of publishing")), 30_000);
      socket.on("stream:event", function heard(event) {
        if (event.type !== "match.suggested") return;
        clearTimeout(late);
        socket.off("stream:event", heard);
        resolve(performance.now() - at);
      });
    });
    await publish("POST", "/listings", {
      kind: "need",
      alliance: hub.alliance,
      owner: hub.publisher.organization,
      title: `机架氟碳喷涂第 ${index + 1} 批`,
      text: "喷涂线满负荷，急需外协",
      category: "process.p14",
      quantity: { value: "500", unit: "台套" },
      place: "370812",
    });
    delays.push(await told);
  }
  socket.disconnect();
  return rounded(percentile(delays, 0.95));
}

async function measureRaw(n: number, moves: number, payload: unknown): Promise<{ p50Ms: number; p99Ms: number }> {
  const server = await startChild<{ url: string }>("scripts/bench/raw-broadcast.ts");
  try {
    const delays: number[] = [];
    let sentAt = 0;
    const sockets = await connectAll(n, () => io(server.ready.url, socketOptions));
    for (const socket of sockets) socket.on("moved", () => delays.push(performance.now() - sentAt));
    for (let move = 0; move < moves; move += 1) {
      sentAt = performance.now();
      sockets[0]!.emit("move", payload);
      await new Promise((resolve) => setTimeout(resolve, PACE_MS));
    }
    for (const socket of sockets) socket.disconnect();
    return { p50Ms: rounded(percentile(delays, 0.5)), p99Ms: rounded(percentile(delays, 0.99)) };
  } finally {
    await server.stop();
  }
}

const api = (url: string, token: string) => async (method: string, path: string, body?: unknown) => {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, ...(body !== undefined && { "Content-Type": "application/json" }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text ? (JSON.parse(text) as unknown) : undefined;
};

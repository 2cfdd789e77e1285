import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { EventRecord } from "../../models/event.ts";
import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Services } from "../services.ts";
import { Followers } from "./followers.ts";
import type { HubSocket, HubSocketServer } from "./hub-socket.ts";
import { keepSocketRights, type SocketRights } from "./socket-rights.ts";

const actor: Actor = {
  person: { id: "0123456789abcdef01234567", name: "王建国", account: "wang", locale: "zh-CN" },
  seats: [],
  seat: null,
  session: "s",
  token: null,
  validUntil: new Date("2099-01-01T00:00:00.000Z"),
};
const seatChanged = { stream: `user:${actor.person.id}`, type: "seat.changed", data: {} } as EventRecord;

describe("rights of an open socket", () => {
  /** Answers of the database, in the order in which they are asked for. */
  let answers: PromiseWithResolver[];
  let socket: HubSocket;
  let rights: SocketRights;

  interface PromiseWithResolver {
    give(found: Actor | null): void;
    fail(): void;
  }

  beforeEach(() => {
    vi.useFakeTimers();
    answers = [];
    const disconnect = vi.fn<() => void>(() => void ((socket as { connected: boolean }).connected = false));
    socket = { id: "one", connected: true, data: { actor }, handshake: { auth: { token: "lm_x" }, headers: {} }, disconnect } as unknown as HubSocket;
    const io = { sockets: { sockets: new Map([[socket.id, socket]]) } } as unknown as HubSocketServer;
    const dependencies = { clock: { now: () => new Date() }, log: { warn: () => {} } } as unknown as Dependencies;
    const resolveActor = () =>
      new Promise<Actor | null>((resolve, reject) => answers.push({ give: resolve, fail: () => reject(new Error("database gone")) }));
    rights = keepSocketRights(io, new Followers(), dependencies, { services: { people: { resolveActor } } as unknown as Services, secure: false });
  });
  afterEach(() => {
    rights.close();
    vi.useRealTimers();
  });
  const settle = () => vi.advanceTimersByTimeAsync(0);

  test("are read again when they change while they are being read", async () => {
    rights.apply(seatChanged);
    rights.apply(seatChanged);
    expect(answers).toHaveLength(1);
    answers[0]!.give(actor);
    await settle();
    expect(answers).toHaveLength(2);
    answers[1]!.give(null);
    await settle();
    expect(socket.disconnect).toHaveBeenCalled();
    expect(answers).toHaveLength(2);
  });

  test("are read again when they could not be read", async () => {
    rights.apply(seatChanged);
    answers[0]!.fail();
    await vi.advanceTimersByTimeAsync(300);
    expect(answers).toHaveLength(2);
    answers[1]!.give(null);
    await settle();
    expect(socket.disconnect).toHaveBeenCalled();
  });

  test("are read anew after a time in which the log was not followed", async () => {
    rights.refreshAll();
    answers[0]!.give(null);
    await settle();
    expect(socket.disconnect).toHaveBeenCalled();
  });
});

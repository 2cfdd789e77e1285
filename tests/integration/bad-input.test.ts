import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { endpoints } from "../../server/http/api/endpoints.ts";
import type { Endpoint } from "../../server/http/api/endpoint.ts";
import { buildWorld, type World } from "../access/world.ts";
import { accessRows } from "../access/rows.ts";
import { badValuesFor, fieldsOf, type Field } from "../access/bad-values.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

/**
 * Every endpoint of the registry, and for each field of its schema everything that no such field can be: 422 with the
 * field's path and a Chinese sentence, and nothing stored. What to send otherwise comes from the rows of the rights
 * matrix, so an endpoint cannot be forgotten here.
 */
describe("bad input everywhere", () => {
  let hub: TestHub;
  let world: World;
  /** What to send each endpoint otherwise; subjects are made once, so that what is stored need be counted only twice. */
  const knocks = new Map<Endpoint, Awaited<ReturnType<typeof knockAs>>>();
  let before: Record<string, number>;

  beforeAll(async () => {
    hub = await startTestHub();
    world = await buildWorld(hub);
    for (const endpoint of endpoints) {
      if (endpoint.body ?? endpoint.query ?? endpoint.params) knocks.set(endpoint, await knockAs(endpoint));
    }
    before = await counts();
  }, 180_000);
  afterAll(() => hub.close());

  const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
  const rowOf = new Map(accessRows.map((row) => [nameOf(row), row]));

  /** Whoever the row lets in; the subject is made for them. */
  const knockAs = async (endpoint: Endpoint) => {
    const row = rowOf.get(nameOf(endpoint))!;
    const people = Object.keys(world.people) as (keyof World["people"])[];
    const who = people.find((name) => (row.answers[name] ?? row.answers.others ?? 500) < 300) ?? "administrator";
    const knock = await row.knock(world, who);
    return { ...knock, token: world.people[who].token };
  };

  const readCounts = async () => {
    const { idempotency: _, ...models } = hub.dependencies.models;
    const numbers = Object.entries(models).map(async ([name, model]) => {
      const { countDocuments } = model as unknown as { countDocuments(filter: object): Promise<number> };
      return [name, await countDocuments.call(model, {})] as const;
    });
    return Object.fromEntries(await Promise.all(numbers));
  };

  /**
   * How many of everything are stored, once all that follows from making the subject has happened: matching, what the
   * clock does, and the stages that react to events. Keys of repeated requests are no records.
   */
  const counts = async () => {
    const { auditKeeper, matchingLoop, alerts, listings, followup, hotline, policies } = hub.services;
    await matchingLoop.whenIdle();
    const sweeps = [alerts.alertSearches, listings.sweepListings, followup.remindActions, followup.sweepSuggestions, hotline.sweepCases, policies.sweepPolicySuggestions];
    await Promise.all(sweeps.map((sweep) => sweep()));
    await matchingLoop.whenIdle();
    await auditKeeper.sealNew();
    let before = await readCounts();
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      const now = await readCounts();
      if (JSON.stringify(now) === JSON.stringify(before)) return now;
      before = now;
    }
  };

  const withBody = endpoints.filter(({ body }) => body !== undefined);
  test.each(withBody.map((endpoint) => [nameOf(endpoint), endpoint] as const))("body of %s", async (_name, endpoint) => {
    const { path, body, headers, token } = knocks.get(endpoint)!;
    const wrong: string[] = [];
    const sound: unknown = body ?? {};
    const fields = fieldsOf(endpoint.body as z.ZodType).filter((field) => put(sound, field, null) !== undefined);
    for (const together of badTogether(fields)) {
      const all = together.reduce((sent, { field, value }) => put(sent, field, value), sound);
      const reply = await hub.call(endpoint.method, path, token, all, headers);
      for (const { field, value } of together) {
        // One that the others hid is sent by itself.
        if (tells(reply, field)) continue;
        const fault = judge(await hub.call(endpoint.method, path, token, put(sound, field, value), headers), field, value);
        if (fault) wrong.push(fault);
      }
    }
    for (const foreign of ["$where", "constructor", "_id", "role"]) {
      const reply = await hub.call(endpoint.method, path, token, { ...(body as object), [foreign]: "x" }, headers);
      if (reply.status !== 422 || !JSON.stringify(reply.body.errors).includes(foreign)) wrong.push(`extra field ${foreign}: ${reply.status}`);
    }
    const polluted = JSON.stringify(body ?? {}).replace(/^\{/, `{"__proto__":{"administrator":true}${JSON.stringify(body ?? {}) === "{}" ? "" : ","}`);
    const reply = await hub.call(endpoint.method, path, token, polluted, headers);
    if (reply.status !== 422) wrong.push(`__proto__: ${reply.status}`);
    for (const whole of ["[]", "5", '"x"', "null", "{", '{"a":']) {
      const answer = await hub.call(endpoint.method, path, token, whole, headers);
      if (answer.status !== 422) wrong.push(`whole body ${whole}: ${answer.status}`);
    }
    expect(wrong).toEqual([]);
  });

  const withQuery = endpoints.filter(({ query }) => query !== undefined);
  test.each(withQuery.map((endpoint) => [nameOf(endpoint), endpoint] as const))("query of %s", async (_name, endpoint) => {
    const { path, body, headers, token } = knocks.get(endpoint)!;
    const [address, given = ""] = path.split("?");
    const wrong: string[] = [];
    const ask = async (name: string, query: string, fits: (status: number) => boolean) => {
      const reply = await hub.call(endpoint.method, `${address}?${[given, query].filter(Boolean).join("&")}`, token, body, headers);
      if (!fits(reply.status)) wrong.push(`${name}: ${query.slice(0, 60)}: ${reply.status}`);
    };
    for (const { path: [name] } of fieldsOf(endpoint.query as z.ZodType)) {
      for (const operator of ["$ne", "$gt", "$regex", "$where"]) await ask(name!, `${name}[${operator}]=1`, (status) => status === 422);
      await ask(name!, `${name}=a&${name}=b`, (status) => status === 422);
      // What the words mean is each field's own affair: a search may well be for them, a cause be them.
      if (endpoint.method !== "GET") continue;
      for (const text of ["NaN", "Infinity", "-1e18", "%00", "%E0%A4%A", "x".repeat(6_000)]) await ask(name!, `${name}=${text}`, (status) => status < 500);
    }
    expect(wrong).toEqual([]);
  });

  const withParams = endpoints.filter(({ params }) => params !== undefined);
  test.each(withParams.map((endpoint) => [nameOf(endpoint), endpoint] as const))("address of %s", async (_name, endpoint) => {
    const { body, headers, token } = knocks.get(endpoint)!;
    for (const id of ["x", "[object Object]", "%24ne", "..%2f..", "0".repeat(24), "constructor", "%00", "a".repeat(3_000), "%E0%A4%A"]) {
      const path = endpoint.path.replaceAll(/:\w+/g, id);
      const reply = await hub.call(endpoint.method, path, token, body, headers);
      expect([id, reply.status]).toEqual([id, 404]);
    }
  });

  test("a megabyte is too large wherever a body is read", async () => {
    const { token } = world.people.liaison;
    for (const endpoint of withBody) {
      const path = endpoint.path.replaceAll(/:\w+/g, "0".repeat(24));
      const reply = await hub.call(endpoint.method, path, token, JSON.stringify({ text: "x".repeat(1_000_000) }));
      expect([nameOf(endpoint), reply.status, reply.body.code]).toEqual([nameOf(endpoint), 413, "too_large"]);
    }
  });

  test("every payload of the sockets", async () => {
    const socket = await hub.connect(world.people.chair.token);
    const sound = {
      "stream:follow": { stream: `alliance:${world.alliance.id}`, after: 0 },
      "stream:leave": { stream: `alliance:${world.alliance.id}` },
      "meeting:command": { meetingId: "0".repeat(24), revision: 0, command: { type: "next" }, key: "a-key-of-mine" },
    };
    const evil = [null, undefined, 5, "x", [], { $ne: null }, { $gt: "" }, { $where: "1" }, "x".repeat(10_000), -1, 1e18, "NaN", "", "a\u0000b", true];
    const emit = (event: string, payload: unknown) => socket.timeout(5_000).emitWithAck(event as "stream:follow", payload as { stream: string });
    for (const [event, payload] of Object.entries(sound)) {
      for (const whole of evil) expect([event, whole, (await emit(event, whole)).ok]).toEqual([event, whole, false]);
      for (const field of Object.keys(payload)) {
        for (const value of evil) {
          // The one field of these that may be absent, and for which 5 is a number like any other.
          if (field === "after" && (value === undefined || value === 5)) continue;
          const reply = await emit(event, { ...payload, [field]: value });
          const told = reply.ok || !("code" in reply) || reply.code === "bad_input" || reply.code === "not_found";
          expect([event, field, value, reply.ok, told]).toEqual([event, field, value, false, true]);
        }
      }
      expect((await emit(event, { ...payload, role: "administrator" })).ok).toBe(false);
    }
    // Without an acknowledgement, and unknown events: nothing happens, the socket stays.
    (socket as unknown as { emit(event: string, payload: object): void }).emit("stream:follow", { $ne: null });
    (socket as unknown as { emit(event: string, payload: object): void }).emit("administrator:become", {});
    expect((await emit("stream:follow", sound["stream:follow"])).ok).toBe(true);
    // A message above the limit ends the connection rather than the process.
    const closed = new Promise((resolve) => socket.once("disconnect", resolve));
    socket.emit("stream:follow", { stream: "x".repeat(1_000_000) }, () => {});
    await closed;
    expect((await hub.call("GET", "/me", world.people.chair.token)).status).toBe(200);
  });

  test("none of it stored anything", async () => {
    expect(await counts()).toEqual(before);
  });
});

/** The body with the field replaced; undefined when the sound body has no place for it. */
function put(body: unknown, field: Field, value: unknown): unknown {
  const copy = structuredClone(body) as Record<string, unknown>;
  let place: Record<string, unknown> = copy;
  for (const step of field.path.slice(0, -1)) {
    const next = place[step];
    if (typeof next !== "object" || next === null) return undefined;
    place = next as Record<string, unknown>;
  }
  place[field.path.at(-1)!] = value;
  return copy;
}

interface Bad {
  field: Field;
  value: unknown;
}

/** All fields with all that they cannot be, so many in one body as do not lie within one another. Pure. */
function badTogether(fields: readonly Field[]): Bad[][] {
  const bodies = new Map<string, Bad[]>();
  for (const field of fields) {
    for (const [at, value] of badValuesFor(field).entries()) {
      const key = `${field.path.length} ${at}`;
      bodies.set(key, [...(bodies.get(key) ?? []), { field, value }]);
    }
  }
  return [...bodies.values()];
}

interface Reply {
  status: number;
  body: { code?: string; errors?: { path: string; message: string }[] };
}

/** Whether a reply says in Chinese that this very field is wrong. */
function tells({ status, body }: Reply, field: Field): boolean {
  const path = field.path.join(".");
  const own = (body.errors ?? []).filter((error) => error.path === path || error.path.startsWith(`${path}.`));
  return status === 422 && body.code === "bad_input" && own.length > 0 && own.every(({ message }) => /\p{Script=Han}/u.test(message));
}

function judge(reply: Reply, field: Field, value: unknown): string | null {
  const told = `${field.path.join(".")} = ${JSON.stringify(value)?.slice(0, 60)}: ${reply.status} ${JSON.stringify(reply.body).slice(0, 200)}`;
  if (reply.status !== 422 || reply.body.code !== "bad_input") return told;
  const errors = reply.body.errors ?? [];
  const [head] = field.path;
  if (!errors.some(({ path }) => path.split(".")[0] === head)) return told;
  return errors.every(({ message }) => /\p{Script=Han}/u.test(message)) ? null : told;
}

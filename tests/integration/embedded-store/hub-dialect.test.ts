import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessRows } from "../../access/rows.ts";
import { buildWorld, visitors, type World } from "../../access/world.ts";
import { partsOfCommand, partsOfDialect } from "../../setup/parts-of-command.ts";
import { startTestHub, type TestHub } from "../../setup/start-test-hub.ts";

/** What the dialect has besides what the walk below makes the hub send, and why. */
const besides: Readonly<Record<string, string[]>> = {
  "the driver sends it before commands are monitored": ["hello", "ismaster"].flatMap((name) => [`command ${name}`, ...["helloOk", "client", "compression", "backpressure"].map((option) => `option ${name}.${option}`)]),
  "backup, restore, mongosh and the public conformance suites send it": [
    "command buildInfo", "command listDatabases", "option listDatabases.nameOnly", "command listCollections", "option listCollections.filter", "option listCollections.nameOnly", "option listCollections.authorizedCollections", "option listCollections.cursor",
    "command drop", "command dropDatabase", "command lianmengBackup", "command killAllSessions",
    "read concern local", "read concern snapshot", "write concern 1",
  ],
  "other tests make the hub send it": ["query $exists", "command dropIndexes", "option dropIndexes.index"],
  "a person or the next page takes it for granted; the engine confirms it": [
    "option getMore.batchSize", "command count", "option count.query", "option count.skip", "option count.limit",
    "option findAndModify.sort", "option findAndModify.fields", "type objectId", "type regex", "query $eq", "query $size", "query $all", "query $options", "query $not",
    "update $min", "update $push", "update $pull", "update $pullAll", "update $pop", "modifier $each", "stage $skip", "stage $sort", "stage $project",
  ],
};

describe("what the hub sends to its database", () => {
  let hub: TestHub;
  let world: World;
  beforeAll(async () => {
    hub = await startTestHub({ demo: true });
    world = await buildWorld(hub);
  }, 180_000);
  afterAll(() => hub.close());

  /** Every endpoint, by the first visitor whom it serves. */
  async function walkThrough(): Promise<void> {
    for (const row of accessRows) {
      const who = visitors.find((visitor) => (row.answers[visitor] ?? row.answers.others ?? 500) < 300);
      if (who === undefined) continue;
      const { path, body, headers } = await row.knock(world, who);
      await hub.call(row.method, path, who === "stranger" ? null : world.people[who].token, body, headers);
    }
  }

  it("is the dialect, but for what its tools send and what is ordinary", { timeout: 180_000 }, async () => {
    await walkThrough();
    const { token } = world.people.liaison;
    await fetch(`${hub.url}/readyz`);
    const first = await hub.call("GET", "/listings?limit=1", token);
    await hub.call("GET", `/listings?limit=1&cursor=${first.body.nextCursor}&q=${encodeURIComponent("喷涂 B")}&kind=need`, token);
    await hub.services.listings.sweepListings();
    await hub.services.followup.remindActions();
    await hub.services.alerts.alertSearches();
    await hub.services.alliances.keepRotations();
    await hub.restart();
    expect([...hub.sent].filter((part) => !partsOfDialect.includes(part))).toEqual([]);
    expect(partsOfDialect.filter((part) => !hub.sent.has(part)).toSorted()).toEqual(Object.values(besides).flat().toSorted());
  });

  it("would be found out with anything else", () => {
    const foreign = [...partsOfCommand({ find: "items", hint: "x", filter: { a: { $mod: [2, 1] } } })].filter((part) => !partsOfDialect.includes(part));
    expect(foreign).toEqual(["option find.hint", "query $mod"]);
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { mongo } from "mongoose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StreamName } from "../../app/contracts/streams.ts";
import { systemClock } from "../../server/clock.ts";
import { connectDatabase, type Database } from "../../server/database/connect.ts";
import { createModels, ensureIndexes, type Models } from "../../server/database/models.ts";
import { systemIds } from "../../server/ids.ts";
import { createLog } from "../../server/log.ts";
import { createNotify, type Notify } from "../../server/notifications/notify.ts";
import { createTransactions, type InTransaction } from "../../server/outbox/transaction.ts";

describe("a change in one transaction", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "outbox-"));
  const sent: string[] = [];
  let database: Database;
  let models: Models;
  let inTransaction: InTransaction;
  let notify: Notify;

  beforeAll(async () => {
    const onCommand = ({ commandName, command }: mongo.CommandStartedEvent) => {
      if (command.autocommit === false) sent.push([commandName, command[commandName]].filter((part) => typeof part === "string").join(" "));
    };
    database = await connectDatabase({ uri: process.env.TEST_MONGODB_URI, dataDir, log: createLog("silent"), onCommand });
    models = createModels(database.connection);
    await ensureIndexes(models);
    inTransaction = createTransactions({ connection: database.connection, models, clock: systemClock, ids: systemIds });
    notify = createNotify({ models, ids: systemIds });
  });
  afterAll(async () => {
    await database.close();
    rmSync(dataDir, { recursive: true });
  });

  const streams = (count: number): StreamName[] => Array.from({ length: count }, (_none, at) => `alliance:${systemIds.next()}${at}` as const);
  const tell = (names: StreamName[]) =>
    inTransaction(null, async (transaction) => {
      transaction.audit({ action: "listing.publish", subject: { kind: "listing", id: "one" } });
      for (const name of names) transaction.emit(name, "listing.changed", {});
    });
  const numbersOf = async (stream: StreamName) => (await models.events.find({ stream }).sort({ seq: 1 }).lean()).map(({ seq }) => seq);

  it.each([
    [1, ["insert audits", "findAndModify counters", "insert events", "commitTransaction"]],
    [7, ["insert audits", "update counters", "find counters", "insert events", "commitTransaction"]],
  ])("takes few messages to the database, also with %i streams", async (count, messages) => {
    sent.length = 0;
    await tell(streams(count));
    expect(sent).toEqual(messages);
  });

  it("leaves out what has no value", async () => {
    const [stream] = streams(1) as [StreamName];
    await inTransaction(null, async (transaction) => {
      transaction.audit({ action: "listing.publish", subject: { kind: "listing", id: stream }, before: undefined, after: { title: undefined, state: null } });
      transaction.emit(stream, "listing.changed", { title: undefined, state: null }, { people: undefined, roles: ["chair"] });
    });
    expect(await models.events.findOne({ stream }, { _id: 0, at: 0 }).lean()).toStrictEqual({ stream, seq: 1, type: "listing.changed", data: { state: null }, audience: { roles: ["chair"] } });
    expect(await models.audits.findOne({ "subject.id": stream }, { _id: 0, at: 0 }).lean()).toStrictEqual({
      person: null, seat: null, action: "listing.publish", subject: { kind: "listing", id: stream }, alliance: null, county: null, after: { state: null }, requestId: null,
    });
  });

  it("numbers streams without gaps that many changes share", async () => {
    const shared = streams(6);
    const sets = Array.from({ length: 24 }, (_none, at) => [...shared.slice(at % 6), ...shared.slice(0, (at * 5) % 4)]);
    await Promise.all(sets.map(tell));
    for (const stream of shared) {
      const told = sets.flat().filter((name) => name === stream).length;
      expect(await numbersOf(stream)).toEqual(Array.from({ length: told }, (_none, at) => at + 1));
    }
  });

  it("tells many people in one message, each once, and only those on their streams", async () => {
    const people = Array.from({ length: 9 }, () => systemIds.next());
    const notice = { key: `told:${systemIds.next()}`, kind: "claim_submitted", facts: {}, href: "/" };
    await inTransaction(null, (transaction) => notify(transaction, people.slice(0, 4), notice));
    sent.length = 0;
    await inTransaction(null, (transaction) => notify(transaction, [...people, ...people], notice));
    expect(sent).toEqual(["update notices", "update counters", "find counters", "insert events", "commitTransaction"]);
    expect((await models.notices.find({ key: notice.key }).lean()).map(({ person }) => person).toSorted()).toEqual(people.toSorted());
    for (const person of people) expect(await numbersOf(`user:${person}`)).toEqual([1]);
    sent.length = 0;
    await inTransaction(null, (transaction) => notify(transaction, [], notice));
    expect(sent).toEqual([]);
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mongo } from "mongoose";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { StreamName } from "../../app/contracts/streams.ts";
import { systemClock } from "../../server/clock.ts";
import { connectDatabase, type Database } from "../../server/database/connect.ts";
import { createModels, ensureIndexes, type Models } from "../../server/database/models.ts";
import { systemIds } from "../../server/ids.ts";
import { createLog } from "../../server/log.ts";
import { createNotices, type Notices } from "../../server/notifications/notify.ts";
import { createTransactions, type InTransaction, type Transaction } from "../../server/outbox/transaction.ts";

describe("a change in one transaction", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "outbox-"));
  const sent: string[] = [];
  let database: Database;
  let models: Models;
  let inTransaction: InTransaction;
  let notify: Notices["notify"];

  beforeAll(async () => {
    const onCommand = ({ commandName, command }: mongo.CommandStartedEvent) => {
      if (command.autocommit === false) sent.push([commandName, command[commandName]].filter((part) => typeof part === "string").join(" "));
    };
    database = await connectDatabase({ uri: process.env.TEST_MONGODB_URI, dataDir, log: createLog("silent"), onCommand });
    models = createModels(database.connection);
    await ensureIndexes(models);
    inTransaction = createTransactions({ connection: database.connection, models, clock: systemClock, ids: systemIds });
    ({ notify } = createNotices({ models, ids: systemIds }));
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

  it.each([1, 7])("takes few messages to the database, also with %i streams", async (count) => {
    sent.length = 0;
    await tell(streams(count));
    expect(sent).toEqual(["find counters", "bulkWrite", "commitTransaction"]);
  });

  it("writes to each collection apart where the database does not know writes to several, after one that ran again", async () => {
    const client = database.connection.getClient();
    // What MongoDB before 8.0 answers: the store's own word for a command that it does not know, within the transaction.
    const unknown = vi.spyOn(client, "bulkWrite").mockImplementation((_writes, options) =>
      client.db("admin").command({ bulkWriteOfLater: 1 }, { session: options!.session! }).catch((cause: Error) => {
        throw Object.assign(new mongo.MongoClientBulkWriteError({ message: "wrapped" }), { cause });
      }) as never,
    );
    const older = createTransactions({ connection: database.connection, models, clock: systemClock, ids: systemIds });
    const [first, second] = streams(2) as [StreamName, StreamName];
    const work = vi.fn<(transaction: Transaction) => Promise<void>>(async (transaction) => {
      transaction.audit({ action: "listing.publish", subject: { kind: "listing", id: first }, before: undefined });
      for (const name of [first, second, first]) transaction.emit(name, "listing.changed", { title: undefined });
    });
    sent.length = 0;
    await older(null, work);
    expect(work).toHaveBeenCalledTimes(2);
    await older(null, work);
    unknown.mockRestore();
    expect(work).toHaveBeenCalledTimes(3);
    expect(sent.slice(-5)).toEqual(["find counters", "insert audits", "update counters", "insert events", "commitTransaction"]);
    expect(await numbersOf(first)).toEqual([1, 2, 3, 4]);
    expect(await numbersOf(second)).toEqual([1, 2]);
    expect(await models.events.findOne({ stream: second }, { _id: 0, at: 0 }).lean()).toStrictEqual({ stream: second, seq: 1, type: "listing.changed", data: {} });
    expect(await models.audits.countDocuments({ "subject.id": first, before: { $exists: false } })).toBe(2);
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
    expect(sent).toEqual(["update notices", "find counters", "bulkWrite", "commitTransaction"]);
    expect((await models.notices.find({ key: notice.key }).lean()).map(({ person }) => person).toSorted()).toEqual(people.toSorted());
    for (const person of people) expect(await numbersOf(`user:${person}`)).toEqual([1]);
    sent.length = 0;
    await inTransaction(null, (transaction) => notify(transaction, [], notice));
    expect(sent).toEqual([]);
  });
});

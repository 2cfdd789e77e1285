import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AuditCheckView } from "../../app/contracts/audit-seals.ts";
import type { AuditRecord } from "../../models/audit.ts";
import { createAuditKeeper, type AuditKeeper } from "../../server/audits/audit-keeper.ts";
import { createSealSigner } from "../../server/audits/chain/sign-seals.ts";
import { idBefore, PAGE } from "../../server/audits/seal-audits.ts";
import { buildPerson, type TestPerson } from "../factories/people.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";
import { until } from "../setup/until.ts";

const [own, other] = ["own", "other"].map((name) => `${name} secret of thirty-two characters`) as [string, string];
const MINUTE = 60_000;

describe("the audit records' seals", () => {
  let hub: TestHub;
  let administrator: TestPerson;
  let officer: TestPerson;

  beforeAll(async () => {
    hub = await startTestHub({ environment: { SESSION_SECRETS: own } });
    administrator = await buildPerson(hub.dependencies, { role: "administrator" });
    officer = await buildPerson(hub.dependencies, { role: "officer", county: "370812" });
    // At its start the hub has checked nothing at all, and its clockwork is a minute away from doing anything here.
    await until("the first check", async () => (await read()).check !== null);
  });
  afterAll(() => hub.close());

  /** The store itself, past the hub. */
  const raw = () => ({ audits: hub.dependencies.models.audits.collection, seals: hub.dependencies.models.auditSeals.collection, checks: hub.dependencies.models.auditChecks.collection });
  const read = async (): Promise<AuditCheckView> => {
    const { status, body } = await hub.call("GET", "/audits/check", officer.token);
    expect(status).toBe(200);
    return body;
  };
  const check = async () => {
    expect(await hub.call("POST", "/audits/check", officer.token)).toMatchObject({ status: 200 });
    const after = await until("the end of a check", async () => {
      const view = await read();
      return !view.checking && view;
    });
    return after.check!;
  };
  const told = async () => (await check()).findings.map(({ kind, seal, record }) => [kind, seal, record]);
  /** What the hub does, with a record of it. */
  const act = async (count = 1): Promise<string[]> => {
    const { inTransaction, models } = hub.dependencies;
    await inTransaction(null, async (transaction) => {
      for (let at = 0; at < count; at++) transaction.audit({ action: "listing.publish", subject: { kind: "listing", id: hub.dependencies.ids.next() }, after: { at, until: new Date() } });
    });
    return (await models.audits.find().sort({ _id: -1 }).limit(count).lean()).map(({ _id }) => _id).toSorted();
  };
  const recordOf = (id: string) => ({ _id: id, at: new Date(), action: "listing.publish", subject: { kind: "listing", id }, person: null, seat: null, alliance: null, county: null, requestId: null }) satisfies AuditRecord;
  const insert = (id: string) => raw().audits.insertOne(recordOf(id) as never);
  const keeperWith = (...secrets: [string, ...string[]]): AuditKeeper => createAuditKeeper({ ...hub.dependencies, signer: createSealSigner(secrets) });
  const sealedTwice = async () => {
    const all = (await hub.dependencies.models.auditSeals.find().lean()).flatMap(({ ids }) => ids);
    return all.length - new Set(all).size;
  };

  // Each begins with whole records of its own.
  beforeEach(async () => {
    for (const collection of Object.values(raw())) await collection.deleteMany({});
    await hub.dependencies.models.notices.deleteMany({});
  });

  test("cover what was stored before there were any, page by page, and agree with it", async () => {
    await act(PAGE + 20);
    await keeperWith(own).sealNew();
    await act(3);
    expect(await check()).toMatchObject({ found: 0, findings: [], records: PAGE + 23, seals: 3 });
    const { body } = await hub.call("GET", "/audits/seals?limit=2", administrator.token);
    expect(body.items.map(({ number, count }: { number: number; count: number }) => [number, count])).toEqual([[3, 3], [2, 20]]);
    expect((await read()).newest).toEqual(body.items[0]);
    const next = await hub.call("GET", `/audits/seals?cursor=${body.nextCursor}`, administrator.token);
    expect(next.body.items).toMatchObject([{ number: 1, count: PAGE }]);
    expect((await hub.call("GET", "/audits/seals?upTo=2&limit=1", administrator.token)).body.items).toEqual([body.items[1]]);
    expect((await hub.call("GET", "/operations", administrator.token)).body.audit).toMatchObject({ found: 0, records: PAGE + 23 });
  });

  test("name a record that was changed and one that was removed behind the hub's back, and tell administrators once", async () => {
    const [first, second] = await act(3);
    await hub.services.auditKeeper.sealNew();
    await raw().audits.updateOne({ _id: first as never }, { $set: { "after.at": 7 } });
    await raw().audits.deleteOne({ _id: second as never });
    const findings = [["changed", 1, first], ["missing", 1, second]];
    expect(await told()).toEqual(findings);
    expect(await told()).toEqual(findings);
    expect((await hub.call("GET", "/notices", administrator.token)).body.items).toMatchObject([{ kind: "audit_unsound", facts: { count: 2 } }]);
    expect((await hub.call("GET", "/audits?kind=audit", administrator.token)).body.items).toMatchObject([{ action: "audit.unsound", person: null, after: { found: 2 } }]);
    expect((await hub.call("GET", "/operations", administrator.token)).body.attention).toContain("audit_unsound");
    // Who has looked into them says so, and nobody is asked to any more.
    const { digest } = (await read()).check!;
    const explain = (by: TestPerson, of: string) => hub.call("POST", "/audits/check/explain", by.token, { digest: of, reason: "演练时改动，已从备份恢复" });
    expect((await explain(officer, digest)).status).toBe(403);
    expect(await explain(administrator, "0".repeat(64))).toMatchObject({ status: 409, body: { detail: expect.stringContaining("核对结果") } });
    expect((await explain(administrator, digest)).body.check).toMatchObject({ found: 2, explained: { by: { id: administrator.id }, reason: "演练时改动，已从备份恢复" } });
    expect(await told()).toEqual(findings);
    expect((await read()).check!.explained).toMatchObject({ reason: "演练时改动，已从备份恢复" });
    expect((await hub.call("GET", "/operations", administrator.token)).body.attention).not.toContain("audit_unsound");
    expect((await hub.call("GET", "/audits?kind=audit", administrator.token)).body.items[0]).toMatchObject({ action: "audit.explain", person: { id: administrator.id }, after: { found: 2 } });
    // Something more is news.
    await raw().audits.deleteOne({ _id: first as never });
    expect(await told()).toEqual([["missing", 1, first], ["missing", 1, second]]);
    expect((await hub.call("GET", "/notices", administrator.token)).body.items).toHaveLength(2);
    expect((await read()).check!.explained).toBeNull();
    expect((await hub.call("GET", "/operations", administrator.token)).body.attention).toContain("audit_unsound");
  });

  test("name what was put among settled records, seal it as late, and do not forget it", async () => {
    const now = hub.dependencies.ids.next();
    for (const minutes of [60, 20]) await insert(idBefore(now, minutes * MINUTE));
    await keeperWith(own).sealNew();
    expect(await told()).toEqual([]);
    const early = idBefore(now, 40 * MINUTE);
    await insert(early);
    await raw().audits.insertOne({ ...recordOf(early), _id: 7 } as never);
    await hub.services.auditKeeper.sealNew();
    expect(await told()).toEqual([["extra", null, "7"], ["extra", null, early]]);
    expect(await told()).toEqual([["extra", 2, early], ["extra", null, "7"]]);
    expect((await hub.call("GET", "/notices", administrator.token)).body.items).toHaveLength(1);
    await raw().audits.deleteMany({ _id: { $in: [early, 7] as never[] } });
    expect(await told()).toEqual([["missing", 2, early]]);
  });

  test("are made of a record that comes late, after later ones were sealed", async () => {
    const now = hub.dependencies.ids.next();
    await act(2);
    await hub.services.auditKeeper.sealNew();
    const late = idBefore(now, MINUTE);
    await insert(late);
    await hub.services.auditKeeper.sealNew();
    expect(await hub.dependencies.models.auditSeals.find().sort({ _id: 1 }).lean()).toMatchObject([{ count: 2 }, { ids: [late], late: false }]);
    expect(await told()).toEqual([]);
    // So is one of a clock that was ahead and is set right.
    const { ids } = hub.dependencies;
    let ahead = 60 * MINUTE;
    const keeper = createAuditKeeper({ ...hub.dependencies, ids: { next: () => idBefore(ids.next(), -ahead) }, signer: createSealSigner([own]) });
    await keeper.sealNew();
    ahead = 0;
    await act();
    await keeper.sealNew();
    expect(await hub.dependencies.models.auditSeals.countDocuments()).toBe(3);
    // So is one that was stored while no process ran.
    await insert(idBefore(now, 2 * MINUTE));
    await keeperWith(own).sealNew();
    expect((await check()).records).toBe(5);
  });

  test("are made once by processes that look at once", async () => {
    await act(2 * PAGE + 5);
    const keepers = [keeperWith(own), keeperWith(own), keeperWith(own)];
    for (let round = 0; round < 4; round++) {
      await Promise.all(keepers.map((keeper) => keeper.sealNew()));
      await act(2);
    }
    await keepers[0]!.sealNew();
    expect(await sealedTwice()).toBe(0);
    expect(await check()).toMatchObject({ found: 0, records: 2 * PAGE + 13 });
    await Promise.all(keepers.map((keeper) => keeper.begin()));
    expect(await sealedTwice()).toBe(0);
    await until("the end of the check", async () => !(await read()).checking);
  });

  test("tell of a chain that was cut short or made anew, and of a secret that the hub has not", async () => {
    await act(2);
    await hub.services.auditKeeper.sealNew();
    await act(2);
    expect(await told()).toEqual([]);
    const seals = await raw().seals.find().toArray();
    await raw().seals.deleteOne({ _id: 2 as never });
    await raw().audits.deleteMany({ _id: { $in: seals[1]!.ids } });
    await act(1);
    // The next seal has the number of the one that is gone, and goes on to be another one.
    expect(await told()).toEqual([["seal_changed", 2, null]]);
    await raw().seals.deleteMany({});
    await raw().checks.deleteMany({});
    await keeperWith(other).sealNew();
    expect(await told()).toEqual([["other_secret", 1, null]]);
    await act(1);
    // The hub does not vouch for what it cannot tell to be its own; with both secrets all is well.
    expect(await told()).toEqual([["other_secret", 1, null]]);
    await keeperWith(own, other).begin();
    await until("the end of a check with both secrets", async () => (await read()).check?.found === 0);
  });

  test("are checked each night, once, from three in the morning", async () => {
    await hub.services.auditKeeper.checkNightly();
    const first = (await read()).check!;
    await hub.services.auditKeeper.checkNightly();
    expect((await read()).check).toEqual(first);
    const { hours, minutes } = { hours: Number(first.at.slice(11, 13)), minutes: Number(first.at.slice(14, 16)) };
    // Shanghai's 02:50 is 18:50 in UTC.
    const untilNight = ((18 * 60 + 50 - hours * 60 - minutes + 24 * 60) % (24 * 60)) * MINUTE;
    hub.clock.advance(untilNight < 4 * 60 * MINUTE ? untilNight + 24 * 60 * MINUTE : untilNight);
    await hub.services.auditKeeper.checkNightly();
    expect((await read()).check).toEqual(first);
    hub.clock.advance(15 * MINUTE);
    await hub.services.auditKeeper.checkNightly();
    expect((await read()).check!.at > first.at).toBe(true);
  });
});

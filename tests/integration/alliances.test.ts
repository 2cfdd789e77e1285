import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { RotationCommand, RotationView, TermView } from "../../app/contracts/alliances.ts";
import type { StreamEvent } from "../../app/contracts/streams.ts";
import { addDays, dayAt } from "../../server/clock.ts";
import { buildAlliance, buildMember, buildOrganization, buildPerson, type TestPerson } from "../factories/people.ts";
import { startTestHub, type TestHub, type TestSocket } from "../setup/start-test-hub.ts";
import { until } from "../setup/until.ts";

const DAY_MS = 86_400_000;

describe("alliances over HTTP", () => {
  let hub: TestHub;
  let alliance: { id: string; county: string; department: string };
  let secretary: TestPerson;
  let officer: TestPerson;
  let firms: { organization: string; liaison: TestPerson }[];

  beforeAll(async () => {
    hub = await startTestHub();
  });
  afterAll(() => hub.close());
  beforeEach(async () => {
    const { dependencies } = hub;
    alliance = await buildAlliance(dependencies);
    secretary = await buildPerson(dependencies, { role: "secretary", alliance: alliance.id });
    officer = await buildPerson(dependencies, { role: "officer", county: alliance.county, organization: alliance.department });
    firms = [];
    for (const name of ["甲", "乙", "丙"]) {
      const organization = await buildMember(dependencies, alliance, { name: `试验${name}厂` });
      const liaison = await buildPerson(dependencies, { role: "liaison", organization, alliance: alliance.id }, { name: `${name}联络员` });
      firms.push({ organization, liaison });
    }
    // The clock is moved by months: the people's tokens must outlast that.
    await dependencies.models.tokens.updateMany({}, { $set: { expiresAt: new Date("2099-01-01T00:00:00.000Z") } });
  });

  const revisionOf = async () => (await hub.dependencies.models.alliances.findOne({ _id: alliance.id }).lean())!.revision;
  const patch = async (body: object, token = secretary.token) =>
    hub.call("PATCH", `/alliances/${alliance.id}`, token, { ...body, revision: await revisionOf() });
  const command = (body: RotationCommand, token = secretary.token) =>
    hub.call("POST", `/alliances/${alliance.id}/rotation`, token, body);
  const rotation = async (): Promise<RotationView> =>
    (await hub.call("GET", `/alliances/${alliance.id}/rotation`, secretary.token)).body;
  const letters = (terms: TermView[]) => terms.map((term) => term.organization.name.replace(/试验|厂/g, "")).join("");
  const upcoming = async () => (await rotation()).terms.filter((term) => term.state === "future");

  /** A rotation of one-month terms in the order 甲乙丙 whose first term runs. */
  async function startRotation(): Promise<void> {
    const order = firms.map((firm) => firm.organization);
    expect((await patch({ rotation: { termMonths: 1, order } })).status).toBe(200);
    const started = await command({ command: "start", from: dayAt(hub.clock.now()) });
    expect(started.status).toBe(200);
  }

  const rolesOf = async (person: TestPerson): Promise<string[]> =>
    (await hub.call("GET", "/me", person.token)).body.seats.map((seat: { role: string }) => seat.role).toSorted();

  test("a chain in a circle is refused on the field, and nothing is stored", async () => {
    const links = [
      { id: "a", name: "上游", after: ["b"] },
      { id: "b", name: "下游", after: ["a"] },
    ];
    const refused = await patch({ links });
    expect([refused.status, refused.body.errors.map((error: { path: string }) => error.path)]).toEqual([422, ["links.0.after", "links.1.after"]]);
    expect((await hub.call("GET", `/alliances/${alliance.id}`, secretary.token)).body.links).toHaveLength(3);
  });

  test("a link with members cannot go, and a stale change is a conflict", async () => {
    const refused = await patch({ links: [{ id: "coating", name: "涂装", after: [] }] });
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining("零部件")]);
    const stale = await hub.call("PATCH", `/alliances/${alliance.id}`, secretary.token, { name: "别名联盟", revision: 99 });
    expect(stale.status).toBe(409);
  });

  test("a membership that is changed or ended on an older alliance is a conflict", async () => {
    const stale = { "If-Match": `"${(await revisionOf()) + 1}"` };
    const { organization } = firms[0]!;
    const path = `/alliances/${alliance.id}/members`;
    const refused = [
      await hub.call("POST", path, secretary.token, { organization, links: [] }, stale),
      await hub.call("DELETE", path, secretary.token, { organization }, stale),
      await hub.call("DELETE", `${path}/${organization}`, secretary.token, undefined, stale),
    ];
    expect(refused.map(({ status }) => status)).toEqual([409, 409, 409]);
    const fresh = { "If-Match": `"${await revisionOf()}"` };
    expect((await hub.call("DELETE", `${path}/${organization}`, secretary.token, undefined, fresh)).status).toBe(204);
  });

  test("only members can stand in the order", async () => {
    const stranger = await buildOrganization(hub.dependencies);
    const refused = await patch({ rotation: { termMonths: 3, order: [firms[0]!.organization, stranger] } });
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, "rotation.order.1"]);
  });

  test("started, the first of the order holds the chair and one round of terms lies ahead", async () => {
    await startRotation();
    const { terms } = await rotation();
    expect(letters(terms)).toBe("甲乙丙甲");
    expect(terms.map((term) => term.person?.name)).toEqual(["甲联络员", "乙联络员", "丙联络员", "甲联络员"]);
    expect(await rolesOf(firms[0]!.liaison)).toEqual(["chair", "liaison"]);
    expect((await command({ command: "start", from: dayAt(hub.clock.now()) })).status).toBe(409);
  });

  test("turns are swapped and skipped with a cause, and never the one that runs", async () => {
    await startRotation();
    const [second, third] = await upcoming();
    const swapped = await command({ command: "swap", first: second!.id, second: third!.id, cause: "乙厂搬迁" });
    expect(letters(swapped.body.terms)).toBe("甲丙乙甲");
    const skipped = await command({ command: "skip", term: second!.id, cause: "丙厂停产检修" });
    expect(letters(skipped.body.terms)).toBe("甲乙甲乙");
    const causes = (terms: TermView[]) => terms.map(({ cause }) => cause);
    expect(causes(swapped.body.terms)).toEqual(["by_order", "swapped:乙厂搬迁", "swapped:乙厂搬迁", "by_order"]);
    expect(causes(skipped.body.terms)).toEqual(["by_order", "skipped:丙厂停产检修", "by_order", "by_order"]);
    const [present] = (await rotation()).terms;
    expect((await command({ command: "skip", term: present!.id, cause: "不行" })).status).toBe(409);
    const audits = await hub.call("GET", `/audits?subject=${alliance.id}`, officer.token);
    expect(audits.body.items.slice(0, 2).map((entry: { action: string }) => entry.action)).toEqual(["rotation.skip", "rotation.swap"]);
  });

  test("a term of an older hub, whose cause stands in Chinese words, is told like any other", async () => {
    await startRotation();
    await hub.dependencies.models.terms.updateMany({ alliance: alliance.id }, { $set: { cause: "按轮值顺序" } });
    expect((await rotation()).terms.map(({ cause }) => cause)).toEqual(["by_order", "by_order", "by_order", "by_order"]);
    const { seats } = (await hub.call("GET", "/me", firms[0]!.liaison.token)).body;
    expect(seats.find((seat: { role: string }) => seat.role === "chair").cause).toBe("by_order");
    const { items } = (await hub.call("GET", `/alliances/${alliance.id}/seats`, secretary.token)).body;
    expect(items[0]).toMatchObject({ role: "chair", cause: "by_order" });
  });

  test("the deputy acts between two instants, in rights and on the alliance's stream", async () => {
    await startRotation();
    const [{ id: term }] = (await rotation()).terms as [TermView];
    const deputy = firms[1]!.liaison;
    const holder = firms[0]!.liaison;
    const until = new Date(hub.clock.now().getTime() + 3_600_000).toISOString();
    expect((await command({ command: "act", term, until, cause: "出差" })).status).toBe(409);
    expect((await command({ command: "deputy", term, person: deputy.id }, holder.token)).status).toBe(200);
    expect((await command({ command: "act", term, until, cause: "出差" }, holder.token)).status).toBe(200);
    expect([await rolesOf(holder), await rolesOf(deputy)]).toEqual([["liaison"], ["chair", "liaison"]]);
    expect((await command({ command: "act", term, until: "2099-01-01T00:00:00.000Z", cause: "出差" })).body.errors[0].path).toBe("until");
    expect((await command({ command: "resume", term })).status).toBe(200);
    expect([await rolesOf(holder), await rolesOf(deputy)]).toEqual([["chair", "liaison"], ["liaison"]]);
    const told = await hub.dependencies.models.events.find({ stream: `alliance:${alliance.id}`, type: "chair.changed" }).sort({ seq: 1 }).lean();
    expect(told.map((event) => (event.data.chair as { person: string; acting: boolean }).acting)).toEqual([false, true, false]);
  });

  test("a member that leaves while it holds the chair hands the rest of the term to the next", async () => {
    await startRotation();
    const before = (await rotation()).terms[0]!;
    const left = await hub.call("DELETE", `/alliances/${alliance.id}/members/${firms[0]!.organization}?cause=${encodeURIComponent("迁出本县")}`, secretary.token);
    expect(left.status).toBe(204);
    const { terms, order } = await rotation();
    expect(letters(terms)).toBe("甲乙丙乙丙".slice(0, terms.length));
    expect(order.map((member) => member.id)).toEqual(firms.slice(1).map((firm) => firm.organization));
    expect(terms[1]).toMatchObject({ state: "present", from: terms[0]!.until, until: before.until, person: { name: "乙联络员" } });
    expect([await rolesOf(firms[0]!.liaison), await rolesOf(firms[1]!.liaison)]).toEqual([[], ["chair", "liaison"]]);
    expect((await hub.call("GET", `/alliances/${alliance.id}`, firms[0]!.liaison.token)).status).toBe(404);
  });

  test("a chair's seat that ends passes the chair to another liaison of the member, or leaves it open", async () => {
    await startRotation();
    const { models } = hub.dependencies;
    const [{ organization, liaison }] = firms as [(typeof firms)[0]];
    const second = await buildPerson(hub.dependencies, { role: "liaison", organization, alliance: alliance.id }, { name: "甲副联络员" });
    const end = async (person: string) => {
      const seat = await models.seats.findOne({ person }).lean();
      return hub.call("DELETE", `/seats/${seat!._id}`, secretary.token);
    };
    expect((await end(liaison.id)).status).toBe(204);
    expect((await rotation()).terms[0]!.person?.name).toBe("甲副联络员");
    expect(await rolesOf(second)).toEqual(["chair", "liaison"]);
    await end(second.id);
    expect((await rotation()).terms[0]!.person).toBeNull();
    const given = await hub.call("POST", "/seats", secretary.token, { person: liaison.id, role: "chair", alliance: alliance.id, cause: "手工指定" });
    expect([given.status, given.body.errors[0].path]).toEqual([422, "role"]);
  });

  describe("on open sockets", () => {
    const follow = (socket: TestSocket, stream: string) => socket.emitWithAck("stream:follow", { stream });
    const eventsOf = (socket: TestSocket) => {
      const events: StreamEvent[] = [];
      socket.on("stream:event", (event) => events.push(event));
      return events;
    };

    test("the chair changes hands by the clock, also for who was connected all the time, and never by a lost connection", async () => {
      await startRotation();
      const socket = await hub.connect(firms[2]!.liaison.token);
      const events = eventsOf(socket);
      await follow(socket, `alliance:${alliance.id}`);
      const chairSocket = await hub.connect(firms[0]!.liaison.token);
      chairSocket.disconnect();
      expect((await rotation()).terms[0]!.organization.id).toBe(firms[0]!.organization);

      const handOver = new Date((await rotation()).terms[1]!.from).getTime();
      hub.clock.advance(handOver - hub.clock.now().getTime() + 1_000);
      const changed = await until("chair.changed", () => events.find((event) => event.type === "chair.changed"));
      expect(changed.data).toMatchObject({ alliance: alliance.id, chair: { organization: firms[1]!.organization, person: firms[1]!.liaison.id } });
      expect(letters(await upcoming())).toBe("丙甲乙");
    });

    test("ending a membership ends what its seats gave within a second", async () => {
      const [{ organization, liaison }] = firms as [(typeof firms)[0]];
      const socket = await hub.connect(liaison.token);
      const events = eventsOf(socket);
      expect(await follow(socket, `alliance:${alliance.id}`)).toMatchObject({ ok: true });
      await hub.call("DELETE", `/alliances/${alliance.id}/members/${organization}`, secretary.token);
      const ended = performance.now();
      await until("the stream is closed to the former member", async () => {
        const reply = await follow(socket, `alliance:${alliance.id}`);
        return !reply.ok && reply.code === "not_found";
      });
      expect(performance.now() - ended).toBeLessThan(1_000);
      const seen = events.length;
      await hub.call("POST", `/alliances/${alliance.id}/members`, secretary.token, { organization: firms[1]!.organization, links: ["coating"] });
      const other = await hub.connect(firms[1]!.liaison.token);
      const reply = await other.emitWithAck("stream:follow", { stream: `alliance:${alliance.id}`, after: 0 });
      expect(reply).toMatchObject({ ok: true });
      expect(events.filter((event) => event.stream === `alliance:${alliance.id}`).length).toBeLessThanOrEqual(seen);
    });
  });

  test("terms go on for years by the clock alone, without gaps", async () => {
    await startRotation();
    hub.clock.advance(200 * DAY_MS);
    await hub.services.alliances.keepRotations();
    const { terms } = await rotation();
    expect(terms.slice(1).map((term) => term.from)).toEqual(terms.slice(0, -1).map((term) => term.until));
    expect(letters(terms)).toBe("甲乙丙".repeat(10).slice(0, terms.length));
    expect(terms.filter((term) => term.state === "future")).toHaveLength(3);
    expect(await hub.services.alliances.keepRotations()).toBe(0);
  });
});

describe("organizations and people over HTTP", () => {
  let hub: TestHub;
  let alliance: { id: string; county: string; department: string };
  let officer: TestPerson;
  beforeAll(async () => {
    hub = await startTestHub();
    alliance = await buildAlliance(hub.dependencies);
    officer = await buildPerson(hub.dependencies, { role: "officer", county: alliance.county, organization: alliance.department });
  });
  afterAll(() => hub.close());

  const organization = (given: object) => ({ name: "试验新厂有限公司", shortName: "试验新厂", kind: "enterprise", county: "370812", ...given });

  test("a credit code of the wrong form is refused, one with a wrong check digit waits for an officer", async () => {
    const refused = await hub.call("POST", "/organizations", officer.token, organization({ creditCode: "91440300192203821O" }));
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, "creditCode"]);
    const doubtful = await hub.call("POST", "/organizations", officer.token, organization({ creditCode: "91350211M0000XUF46" }));
    expect([doubtful.status, doubtful.body.creditCodeChecked]).toEqual([201, false]);
    const { id, revision } = doubtful.body;
    const confirmed = await hub.call("PATCH", `/organizations/${id}`, officer.token, { creditCodeConfirmed: true, revision });
    expect(confirmed.body).toMatchObject({ creditCodeChecked: true, revision: 1 });
    const again = await hub.call("POST", "/organizations", officer.token, organization({ creditCode: "91350211m0000xuf46" }));
    expect(again.status).toBe(409);
  });

  test("revenue and phone are for the firm and its keepers", async () => {
    const created = await hub.call("POST", "/organizations", officer.token, organization({ revenue: { amount: 5, currency: "CNY" }, contactPhone: "13800001234" }));
    await hub.dependencies.models.memberships.create({
      _id: hub.dependencies.ids.next(), alliance: alliance.id, organization: created.body.id, links: [], leading: false, joinedAt: hub.clock.now(), leftAt: null, leftCause: null,
    });
    const fellow = await buildMember(hub.dependencies, alliance);
    const liaison = await buildPerson(hub.dependencies, { role: "liaison", organization: fellow, alliance: alliance.id });
    const seen = await hub.call("GET", `/organizations/${created.body.id}`, liaison.token);
    expect(seen.body).toMatchObject({ revenue: null, contactPhone: "138****1234" });
    expect((await hub.call("GET", `/organizations/${created.body.id}`, officer.token)).body.contactPhone).toBe("13800001234");
  });

  test("a person without a password sets it with a link that works once", async () => {
    const created = await hub.call("POST", "/people", officer.token, { name: "新联络员", account: "xin.lianluo", phone: "+86 138-0013 8000", county: alliance.county });
    expect(created.body.person).toMatchObject({ phone: "138****8000" });
    const token = new URL(created.body.invitation.path, hub.url).searchParams.get("token");
    const accept = () => hub.call("POST", "/invitations/accept", null, { token, password: "Yanzhou-2026-ok" }, { Origin: hub.url });
    expect((await accept()).body).toEqual({ account: "xin.lianluo" });
    expect((await accept()).status).toBe(403);
    const signedIn = await hub.call("POST", "/session", null, { account: "xin.lianluo", password: "Yanzhou-2026-ok" }, { Origin: hub.url });
    expect(signedIn.status).toBe(201);
    const twice = await hub.call("POST", "/people", officer.token, { name: "重名", account: "XIN.lianluo", county: alliance.county });
    expect([twice.status, twice.body.errors[0].path]).toEqual([422, "account"]);
  });

  test("a link for somebody who has a password refuses the one that they have, and stays good for another", async () => {
    const created = await hub.call("POST", "/people", officer.token, { name: "老联络员", account: "lao.lianluo", password: "Yanzhou-2026-ok", county: alliance.county });
    const { body } = await hub.call("POST", `/people/${created.body.person.id}/invitation`, officer.token);
    const token = new URL(body.path, hub.url).searchParams.get("token");
    const accept = (password: string) => hub.call("POST", "/invitations/accept", null, { token, password }, { Origin: hub.url });
    const same = await accept("Yanzhou-2026-ok");
    expect([same.status, same.body.errors]).toEqual([422, [{ path: "password", message: "新密码与当前密码相同，请换一个" }]]);
    expect((await accept("Yanzhou-2027-ok")).body).toEqual({ account: "lao.lianluo" });
  });

  test("firms, alliances and people are found by pinyin and its first letters, within what the reader sees", async () => {
    for (const county of [alliance.county, "370883"]) await buildOrganization(hub.dependencies, { name: "长丰重工有限公司", county });
    for (const county of [alliance.county, "370883"]) await buildAlliance(hub.dependencies, { name: "重卡产业链党建联盟", county });
    await hub.call("POST", "/people", officer.token, { name: "单晓行", account: "p0001", county: alliance.county });
    const found = async (path: string) => (await hub.call("GET", path, officer.token)).body.items.map(({ name }: { name: string }) => name);
    for (const q of ["cfzg", "changfeng", "zhangfeng", "changfzg"]) expect(await found(`/organizations?q=${q}`), q).toEqual(["长丰重工有限公司"]);
    expect(await found("/organizations?q=cfgz")).toEqual([]);
    for (const q of ["zkcyl", "zhongka", "chongka", "重卡"]) expect(await found(`/alliances?q=${encodeURIComponent(q)}`), q).toEqual(["重卡产业链党建联盟"]);
    expect(await found("/alliances?q=kzcyl")).toEqual([]);
    for (const q of ["sxx", "shanxiao", "danxiaohang", "P0001"]) expect(await found(`/people?q=${q}`), q).toEqual(["单晓行"]);
    expect(await found("/people?q=sxx&disabled=true")).toEqual([]);
  });

  test("nobody takes over an account that stands above them", async () => {
    const administrator = await buildPerson(hub.dependencies, { role: "administrator" });
    await hub.dependencies.models.people.updateOne({ _id: administrator.id }, { $set: { county: alliance.county } });
    const attempts = [
      await hub.call("POST", `/people/${administrator.id}/invitation`, officer.token),
      await hub.call("PATCH", `/people/${administrator.id}`, officer.token, { disabled: true, revision: 0 }),
      await hub.call("POST", "/seats", officer.token, { person: officer.id, role: "administrator", cause: "自荐" }),
    ];
    expect(attempts.map((attempt) => attempt.status)).toEqual([403, 403, 403]);
  });

  test("the last administrator stays", async () => {
    const { models } = hub.dependencies;
    await models.seats.deleteMany({ role: "administrator" });
    const last = await buildPerson(hub.dependencies, { role: "administrator" });
    const seat = await models.seats.findOne({ person: last.id }).lean();
    expect((await hub.call("DELETE", `/seats/${seat!._id}`, last.token)).status).toBe(409);
    expect((await hub.call("PATCH", `/people/${last.id}`, last.token, { disabled: true, revision: 0 })).status).toBe(409);
  });

  test("disabling an account ends its sessions, tokens and sockets", async () => {
    const { models } = hub.dependencies;
    const member = await buildMember(hub.dependencies, alliance);
    const liaison = await buildPerson(hub.dependencies, { role: "liaison", organization: member, alliance: alliance.id });
    await models.people.updateOne({ _id: liaison.id }, { $set: { county: alliance.county } });
    const socket = await hub.connect(liaison.token);
    const gone = new Promise((resolve) => socket.once("disconnect", resolve));
    expect((await hub.call("PATCH", `/people/${liaison.id}`, officer.token, { disabled: true, revision: 0 })).status).toBe(200);
    await gone;
    expect((await hub.call("GET", "/me", liaison.token)).status).toBe(401);
  });

  test("a seat begins and ends by the clock", async () => {
    const member = await buildMember(hub.dependencies, alliance);
    const person = await buildPerson(hub.dependencies, null);
    await hub.dependencies.models.people.updateOne({ _id: person.id }, { $set: { county: alliance.county } });
    const at = (days: number) => new Date(hub.clock.now().getTime() + days * DAY_MS).toISOString();
    const given = await hub.call("POST", "/seats", officer.token, {
      person: person.id, role: "liaison", organization: member, alliance: alliance.id, from: at(1), until: at(2), cause: "挂职",
    });
    expect(given.status).toBe(201);
    const seats = async () => (await hub.call("GET", "/me", person.token)).body.seats?.length;
    expect(await seats()).toBe(0);
    await hub.dependencies.models.tokens.updateMany({}, { $set: { expiresAt: new Date(hub.clock.now().getTime() + 9 * DAY_MS) } });
    hub.clock.advance(1.5 * DAY_MS);
    expect(await seats()).toBe(1);
    hub.clock.advance(DAY_MS);
    expect(await seats()).toBe(0);
  });

  test("who did what is for officers of the county only", async () => {
    const elsewhere = await buildAlliance(hub.dependencies, { county: "370883" });
    const other = await buildPerson(hub.dependencies, { role: "officer", county: "370883", organization: elsewhere.department });
    const mine = await hub.call("GET", "/audits?limit=100", officer.token);
    expect(mine.body.items.map((entry: { action: string }) => entry.action)).toEqual(expect.arrayContaining(["organization.create", "person.create"]));
    expect((await hub.call("GET", "/audits", other.token)).body.items).toEqual([]);
    const verbs = async (search: string) => (await hub.call("GET", `/audits?limit=100&${search}`, officer.token)).body.items.map((entry: { action: string }) => entry.action);
    const kind = mine.body.items[0].action.split(".")[0];
    expect(await verbs(`kind=${kind}`)).toEqual(mine.body.items.map((entry: { action: string }) => entry.action).filter((action: string) => action.startsWith(`${kind}.`)));
    const today = dayAt(hub.clock.now());
    expect(await verbs(`from=${today}&until=${today}`)).toHaveLength(mine.body.items.filter(({ at }: { at: string }) => dayAt(new Date(at)) === today).length);
    expect(await verbs(`until=${addDays(today, -400)}`)).toEqual([]);
    expect(await verbs("q=查无此人")).toEqual([]);
    const firm = await buildOrganization(hub.dependencies, { county: alliance.county });
    await hub.call("PATCH", `/organizations/${firm}`, officer.token, { industry: "C35", size: "micro", revision: 0 });
    const [change] = (await hub.call("GET", `/audits?subject=${firm}`, officer.token)).body.items;
    expect(change).toMatchObject({ before: { size: null }, after: { size: "micro", industry: "C35" }, names: { C35: "C35 专用设备制造业" } });
    const page = await hub.call("GET", "/audits?limit=1", officer.token);
    const next = await hub.call("GET", `/audits?limit=1&cursor=${page.body.nextCursor}`, officer.token);
    expect(next.body.items[0].id).not.toBe(page.body.items[0].id);
  });
});

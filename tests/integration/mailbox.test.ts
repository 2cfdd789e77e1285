import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { buildWorld, type World } from "../access/world.ts";
import { buildPerson, type TestPerson } from "../factories/people.ts";
import { startMailServer, type MailServer } from "../mocks/mail-server.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

const ADDRESS = "liaison@firm.example";
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
let server: MailServer;
let hub: TestHub;
let world: World;
let person: TestPerson;

beforeAll(async () => {
  server = await startMailServer();
  hub = await startTestHub({ environment: { MAIL_URL: server.url, MAIL_FROM: "hub@county.example" } });
  world = await buildWorld(hub);
});
afterAll(async () => {
  await hub.close();
  await server.close();
});
beforeEach(async () => {
  server.taken.length = 0;
  server.answers.clear();
  const { mailboxes, letters } = hub.dependencies.models;
  await Promise.all([mailboxes.deleteMany({}), letters.deleteMany({})]);
  person = await buildPerson(hub.dependencies, { role: "liaison", organization: world.organization, alliance: world.alliance.id, county: world.alliance.county });
});

const mine = (method: string, path = "", body?: unknown) => hub.call(method, `/me/mailbox${path}`, person.token, body);
const codeIn = (text: string | undefined) => /^ {4}(\d{6})$/m.exec(text ?? "")?.[1] ?? "";
const offer = (address = ADDRESS) => mine("POST", "/address", { address });
/** A mailbox that sends at any hour, as soon as there is something. */
const open = async () => {
  expect((await offer()).status).toBe(200);
  expect((await mine("POST", "/confirm", { code: codeIn(server.taken.at(-1)!.text) })).status).toBe(200);
  expect((await mine("PATCH", "", { when: "at_once", quietFrom: 0, quietUntil: 0 })).status).toBe(200);
  await hub.call("POST", "/notices/read", person.token, {});
  server.taken.length = 0;
};
/** Tells the person that a task is theirs. */
const assign = (number: string) =>
  hub.dependencies.inTransaction(null, (transaction) =>
    hub.dependencies.notify(transaction, [person.id], { key: `task:${number}`, kind: "action_assigned", facts: { number, title: "核实涂装产能", day: "2027-03-01" }, href: `/actions/${number}` }),
  );
/** The clock goes on, and the hub looks for letters: on two loops at once, as two processes would. */
const later = async (ms: number) => {
  hub.clock.advance(ms);
  await Promise.all([hub.services.mail.tell(), hub.services.mail.tell()]);
};
const statesOf = async () => ((await mine("GET")).body.letters as { state: string }[]).map(({ state }) => state);

describe("a mailbox", () => {
  test("is one's own once the code that went there was entered", async () => {
    expect((await mine("GET")).body).toMatchObject({ address: null, offered: null, when: "unread", letters: [] });
    expect((await offer()).body).toMatchObject({ address: null, offered: { address: ADDRESS } });
    const [mail] = server.taken;
    expect([mail?.from?.address, mail?.to?.[0]?.address, mail?.subject]).toEqual(["hub@county.example", ADDRESS, expect.stringContaining("验证码")]);
    const code = codeIn(mail?.text);
    const wrong = code === "000000" ? "000001" : "000000";
    expect((await mine("POST", "/confirm", { code: wrong })).body.errors).toEqual([{ path: "code", message: "验证码不正确" }]);
    expect((await mine("POST", "/confirm", { code: `${code.slice(0, 3)} ${code.slice(3)}` })).body).toMatchObject({ address: ADDRESS, offered: null });
    expect((await mine("POST", "/confirm", { code })).body).toMatchObject({ code: "conflict" });
    const told = (await hub.call("GET", "/notices", person.token)).body.items as { kind: string; facts: unknown }[];
    expect(told).toMatchObject([{ kind: "mailbox_confirmed", facts: { address: "l***@firm.example" } }]);
  });

  test("does not come by guessing: five wrong codes, also at a time, and the right one is good no longer", async () => {
    await offer();
    const code = codeIn(server.taken[0]?.text);
    const guesses = await Promise.all(Array.from({ length: 8 }, (_, guess) => mine("POST", "/confirm", { code: `x${guess}` })));
    expect(guesses.filter(({ status }) => status === 422)).toHaveLength(5);
    expect((await mine("POST", "/confirm", { code })).status).toBe(409);
    expect((await mine("GET")).body.address).toBeNull();
  });

  test("takes a code for half an hour, and gives five a day", async () => {
    await offer();
    hub.clock.advance(31 * MINUTE_MS);
    expect((await mine("POST", "/confirm", { code: codeIn(server.taken[0]?.text) })).status).toBe(409);
    const more = await Promise.all(Array.from({ length: 8 }, () => offer()));
    expect(more.filter(({ status }) => status === 200)).toHaveLength(4);
    expect(more.find(({ status }) => status === 429)?.body).toMatchObject({ code: "rate_limited", detail: "今天发出的验证码已满 5 个，请明天再试。" });
    expect(server.taken).toHaveLength(5);
    hub.clock.advance(DAY_MS);
    expect((await offer()).status).toBe(200);
  });

  test.each<[string, "nobody" | "later", number, object]>([
    ["that nobody has is named", "nobody", 422, { errors: [{ path: "address", message: "邮件服务器称没有这个邮箱，请核对" }] }],
    ["whose server does not answer is not kept", "later", 503, { detail: "邮件服务器暂时没有响应，请稍后再试。" }],
  ])("%s", async (_case, answer, status, body) => {
    server.answers.set(ADDRESS, answer);
    const refused = await offer();
    expect([refused.status, refused.body]).toEqual([status, expect.objectContaining(body)]);
    expect((await mine("GET")).body.offered).toBeNull();
  });

  test.each(["two@firm.example, three@firm.example", "firm.example", "<x@firm.example>", "a@b\r\nBcc: c@d.example", `${"a".repeat(250)}@firm.example`])("is one address: %j is none", async (address) => {
    expect((await offer(address)).body).toMatchObject({ code: "bad_input", errors: [{ path: "address" }] });
    expect(server.taken).toHaveLength(0);
  });
});

describe("a letter", () => {
  test("tells once, in one, what came together and is unread, with the words and addresses of the page", async () => {
    await open();
    await assign("2026-1");
    await assign("2026-2");
    await later(2 * MINUTE_MS);
    await later(20 * MINUTE_MS);
    expect(server.taken).toHaveLength(1);
    const [mail] = server.taken;
    expect(mail?.subject).toBe("链盟：2 条未读通知");
    expect(mail?.text).toContain(`· 任务 2026-1“核实涂装产能”交由您单位办理，2027年3月1日前完成，请答复\n  ${hub.url}/actions/2026-1`);
    expect(mail?.text).toContain(`${hub.url}/me`);
    expect(mail?.headers.find(({ key }) => key === "auto-submitted")?.value).toBe("auto-generated");
    expect(await statesOf()).toEqual(["sent"]);
  });

  test("is not sent of what was read meanwhile, nor of what came before the mailbox", async () => {
    await assign("2026-3");
    await open();
    await hub.dependencies.models.notices.updateMany({ person: person.id, key: "task:2026-3" }, { $set: { readAt: null } });
    await later(20 * MINUTE_MS);
    await assign("2026-4");
    await hub.call("POST", "/notices/read", person.token, {});
    await later(20 * MINUTE_MS);
    expect([server.taken, await statesOf()]).toEqual([[], []]);
  });

  test("waits two hours of work where nothing else was wished, and for ever where none is wanted", async () => {
    await open();
    await mine("PATCH", "", { when: "unread" });
    await assign("2026-5");
    await later(90 * MINUTE_MS);
    expect(server.taken).toHaveLength(0);
    // Longer than any row of holidays.
    await later(14 * DAY_MS);
    expect(server.taken).toHaveLength(1);
    await mine("PATCH", "", { when: "never" });
    await assign("2026-6");
    await later(14 * DAY_MS);
    expect(server.taken).toHaveLength(1);
  });

  test("is tried again while the server is busy, and is one mail by its id", async () => {
    await open();
    server.answers.set(ADDRESS, "later");
    await assign("2026-7");
    await later(2 * MINUTE_MS);
    expect([server.taken, await statesOf()]).toEqual([[], ["waiting"]]);
    server.answers.clear();
    await later(5 * MINUTE_MS);
    const [letter] = await hub.dependencies.models.letters.find({ person: person.id }).lean();
    expect([await statesOf(), server.taken.map(({ messageId }) => messageId)]).toEqual([["sent"], [`<${letter?._id}@county.example>`]]);
  });

  test("that the receiver's server will not have from the hub is given up after two days, and the mailbox stays", async () => {
    await open();
    server.answers.set(ADDRESS, "not_you");
    await assign("2026-8");
    await later(2 * MINUTE_MS);
    expect(await statesOf()).toEqual(["waiting"]);
    await later(3 * DAY_MS);
    expect([await statesOf(), (await mine("GET")).body.refused]).toEqual([["given_up"], false]);
  });

  test("that nobody takes ends the letters, and the person is told on the hub until the address is confirmed anew", async () => {
    await open();
    server.answers.set(ADDRESS, "nobody");
    await assign("2026-9");
    await later(2 * MINUTE_MS);
    expect([await statesOf(), (await mine("GET")).body.refused]).toEqual([["refused"], true]);
    const told = (await hub.call("GET", "/notices", person.token)).body.items as { kind: string }[];
    expect(told[0]?.kind).toBe("mailbox_refused");
    await later(DAY_MS);
    expect(server.taken).toHaveLength(0);
    server.answers.clear();
    await open();
    expect((await mine("GET")).body).toMatchObject({ refused: false, address: ADDRESS });
  });

  test("is not sent to who has ended the mailbox, nor to a disabled account, nor by a hub that was brought back from a backup", async () => {
    const { people, outgoingHolds } = hub.dependencies.models;
    await open();
    await outgoingHolds.create({ _id: "restored", at: hub.clock.now(), backupAt: null });
    await assign("2026-10");
    await later(20 * MINUTE_MS);
    expect(await statesOf()).toEqual([]);
    await outgoingHolds.deleteMany({});
    await people.updateOne({ _id: person.id }, { $set: { disabledAt: hub.clock.now() } });
    await later(20 * MINUTE_MS);
    await people.updateOne({ _id: person.id }, { $unset: { disabledAt: 1 } });
    expect(await statesOf()).toEqual(["given_up"]);
    await assign("2026-11");
    expect((await mine("DELETE")).status).toBe(204);
    await later(20 * MINUTE_MS);
    expect([server.taken, (await mine("GET")).body.address, (await mine("DELETE")).status]).toEqual([[], null, 404]);
  });
});

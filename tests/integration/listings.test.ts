import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WorkItem } from "../../app/contracts/work.ts";
import { addDays, dayAt } from "../../server/clock.ts";
import { AppError } from "../../server/errors.ts";
import { buildWorld, type World } from "../access/world.ts";
import { buildListing, listingBody, policyBody } from "../factories/listings.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

let hub: TestHub;
let world: World;
let token: string;
let today: string;

beforeAll(async () => {
  hub = await startTestHub();
  world = await buildWorld(hub);
  token = world.people.liaison.token;
  today = dayAt(hub.clock.now());
});
afterAll(() => hub.close());

const body = (given: Record<string, unknown> = {}) => listingBody({ alliance: world.alliance.id, ...given });
const publish = async (given: Record<string, unknown> = {}) => {
  const reply = await hub.call("POST", "/listings", token, body(given));
  expect(reply.status, JSON.stringify(reply.body)).toBe(201);
  return reply.body;
};
const eventsOf = async (stream: string, reader: string) =>
  (await hub.call("GET", `/streams/${stream}/events?limit=100`, reader)).body.events as { type: string; data?: Record<string, unknown> }[];

describe("a listing's life", () => {
  test("a draft is seen by its owner alone, is published, changed and withdrawn, and comes back", async () => {
    const draft = await publish({ state: "draft", dueDate: undefined });
    expect(draft).toMatchObject({ state: "draft", publishedAt: null, missing: ["dueDate"], owner: { id: world.organization } });
    const other = world.people.liaisonOfOtherOrganization.token;
    expect((await hub.call("GET", `/listings/${draft.id}`, other)).status).toBe(404);

    const dueDate = addDays(today, 20);
    const published = await hub.call("PATCH", `/listings/${draft.id}`, token, { dueDate, state: "published", revision: 0 });
    expect(published.body).toMatchObject({ state: "published", missing: [], termsRevision: 1, remaining: { value: "500", unit: "台套" } });
    expect(published.body.expiresOn > dueDate).toBe(true);
    expect((await hub.call("GET", `/listings/${draft.id}`, other)).status).toBe(200);

    const stale = await hub.call("PATCH", `/listings/${draft.id}`, token, { title: "改标题", revision: 0 });
    expect([stale.status, stale.body.code]).toEqual([409, "conflict"]);
    const read = await hub.call("GET", `/listings/${draft.id}`, token, undefined, { "If-None-Match": '"1"' });
    expect([read.status, read.headers.get("etag"), read.body.revision]).toEqual([200, '"1"', 1]);
    const change = () => hub.call("PATCH", `/listings/${draft.id}`, token, { audience: { scope: "county" } }, { "If-Match": read.headers.get("etag")!, "Idempotency-Key": "audience" });
    for (const audience of [await change(), await change()]) {
      expect(audience.body).toMatchObject({ revision: 2, termsRevision: 1 });
      expect(audience.headers.get("etag")).toBe('"2"');
    }
    expect((await hub.call("GET", "/listings", token)).headers.get("etag")).toBeNull();

    const withdrawn = await hub.call("POST", `/listings/${draft.id}/withdraw`, token, { reason: "订单取消" });
    expect(withdrawn.body).toMatchObject({ state: "withdrawn", withdrawnReason: "订单取消", may: { change: false, renew: true } });
    const back = await hub.call("POST", `/listings/${draft.id}/renew`, token, {});
    expect(back.body).toMatchObject({ state: "published", withdrawnReason: null });

    const steps = await hub.call("GET", `/listings/${draft.id}/steps`, token);
    expect(steps.body.items.map((step: { action: string }) => step.action)).toEqual(["renew", "withdraw", "change", "publish", "draft"]);
    const seen = await hub.call("GET", `/listings/${draft.id}/steps`, other);
    expect(seen.body.items.every((step: { person: unknown; terms: unknown[] }) => step.person === null && step.terms.length === 0)).toBe(true);
  });

  test("a draft that is withdrawn stays unseen by others, and out of the lists", async () => {
    const draft = await publish({ state: "draft", title: "还没有公开的订单" });
    await hub.call("POST", `/listings/${draft.id}/withdraw`, token, {});
    const other = world.people.liaisonOfOtherOrganization.token;
    expect((await hub.call("GET", `/listings/${draft.id}`, other)).status).toBe(404);
    const found = async (who: string, state: string) =>
      (await hub.call("GET", `/listings?kind=need&state=${state}&limit=100`, who)).body.items.filter(({ id }: { id: string }) => id === draft.id).length;
    expect([await found(other, "withdrawn"), await found(token, "withdrawn"), await found(token, "all")]).toEqual([0, 1, 0]);
  });

  test("its streams tell exactly those alliances in whose lists it stands", async () => {
    const named = await publish({ audience: { scope: "alliances", alliances: [world.otherCountyAlliance.id] } });
    const about = async (alliance: string, who: "liaison" | "liaisonOfOtherAlliance" | "liaisonOfOtherCounty") =>
      (await eventsOf(`alliance:${alliance}`, world.people[who].token)).filter(({ data }) => data?.listing === named.id);
    expect(await about(world.alliance.id, "liaison")).toMatchObject([{ type: "listing.published" }]);
    expect(await about(world.otherCountyAlliance.id, "liaisonOfOtherCounty")).toMatchObject([{ type: "listing.published" }]);
    expect(await about(world.otherAlliance.id, "liaisonOfOtherAlliance")).toEqual([]);

    await hub.call("PATCH", `/listings/${named.id}`, token, { audience: { scope: "alliance" }, revision: 0 });
    expect(await about(world.otherCountyAlliance.id, "liaisonOfOtherCounty")).toMatchObject([
      { type: "listing.published" },
      { type: "listing.changed" },
    ]);
    expect((await hub.call("GET", `/listings/${named.id}`, world.people.liaisonOfOtherCounty.token)).status).toBe(404);
  });

  test("a price for the parties is hidden from others, and a public event carries none", async () => {
    const priced = await publish({
      price: { amount: 12_000, per: "台套" },
      amount: { amount: 6_000_000 },
      priceAudience: "parties",
      audience: { scope: "public" },
    });
    expect(priced).toMatchObject({ price: { amount: 12_000, per: "台套" }, priceHidden: false });
    const other = await hub.call("GET", `/listings/${priced.id}`, world.people.liaisonOfOtherOrganization.token);
    expect(other.body).toMatchObject({ price: null, amount: null, priceHidden: true });
    const events = await eventsOf(`alliance:${world.otherCountyAlliance.id}`, world.people.liaisonOfOtherCounty.token);
    expect(JSON.stringify(events)).not.toContain("12000");
  });
});

describe("promising quantities", () => {
  const reserve = (id: string, milli: number, party = world.otherOrganization) =>
    hub.dependencies.inTransaction(null, (transaction) =>
      hub.services.listings.reserveQuantity(transaction, { listing: id, milli, party }),
    );

  test("never promises more than there is, also when 50 ask at the same moment", async () => {
    const { id } = await buildListing(hub, { alliance: world.alliance.id, owner: world.organization });
    const answers = await Promise.allSettled(Array.from({ length: 50 }, () => reserve(id, 30_000)));
    const granted = answers.filter(({ status }) => status === "fulfilled").length;
    const refused = answers.flatMap((answer) => (answer.status === "rejected" ? [(answer.reason as AppError).reason] : []));
    expect(granted).toBe(16);
    expect(new Set(refused)).toEqual(new Set(["capacity_gone"]));
    const { body: listing } = await hub.call("GET", `/listings/${id}`, token);
    expect(listing).toMatchObject({ state: "partly", remaining: { value: "20", unit: "台套" } });
  });

  test("is fulfilled at nothing left, open again when a part comes back, and keeps what was promised", async () => {
    const { id } = await buildListing(hub, { alliance: world.alliance.id, owner: world.organization });
    await reserve(id, 500_000);
    const read = async () => (await hub.call("GET", `/listings/${id}`, token)).body;
    expect(await read()).toMatchObject({ state: "fulfilled", remaining: { value: "0" } });
    const open = await hub.call("GET", `/listings?kind=need&owner=${world.organization}`, token);
    expect(open.body.items.map((item: { id: string }) => item.id)).not.toContain(id);

    await hub.dependencies.inTransaction(null, (transaction) =>
      hub.services.listings.releaseQuantity(transaction, { listing: id, milli: 200_000, party: world.otherOrganization }),
    );
    const partly = await read();
    expect(partly).toMatchObject({ state: "partly", remaining: { value: "200" } });
    const patch = (quantity: object) =>
      hub.call("PATCH", `/listings/${id}`, token, { quantity, revision: partly.revision });
    expect((await patch({ value: "299", unit: "台套" })).body.errors).toMatchObject([{ path: "quantity.value" }]);
    expect((await patch({ value: "500", unit: "吨" })).body.errors).toMatchObject([{ path: "quantity.unit" }]);
    expect((await patch({ value: "350", unit: "台套" })).body).toMatchObject({ remaining: { value: "50" }, state: "partly" });
  });

  test("shows the price to whoever promised a part", async () => {
    const { id } = await buildListing(hub, {
      alliance: world.alliance.id,
      owner: world.organization,
      price: { amount: 9_900, per: "台套" },
      priceAudience: "parties",
    });
    const price = async () => (await hub.call("GET", `/listings/${id}`, world.people.liaisonOfOtherOrganization.token)).body.price;
    expect(await price()).toBeNull();
    await reserve(id, 1_000);
    expect(await price()).toMatchObject({ amount: 9_900 });
  });
});

describe("lists", () => {
  test("sort by what is at stake, not by an amount that only the parties see", async () => {
    const own = { alliance: world.alliance.id, owner: world.organization, category: "process.p08" };
    const low = await buildListing(hub, { ...own, title: "激光淬火外协", stake: { amount: 100 } });
    const hidden = await buildListing(hub, { ...own, title: "激光淬火试制", amount: { amount: 90_000_000 }, priceAudience: "parties" });
    const high = await buildListing(hub, { ...own, title: "激光淬火批产", stake: { amount: 200 } });
    const { body } = await hub.call("GET", `/listings?q=${encodeURIComponent("激光淬火")}&sort=stake`, world.people.liaisonOfOtherOrganization.token);
    expect((body.items as { id: string }[]).map(({ id }) => id)).toEqual([high.id, low.id, hidden.id]);
  });

  test("show what a reader may see, filtered, sorted and page by page", async () => {
    const { alliance, organization } = world;
    const made = [];
    for (const [at, title] of ["焊接机器人工位外协", "焊接变位机租用", "焊接件探伤检测"].entries()) {
      const given = { title, category: "process.p05", dueDate: addDays(today, 30 - at), stake: { amount: (at + 1) * 100 } };
      made.push((await buildListing(hub, { alliance: alliance.id, owner: organization, ...given })).id);
    }
    const list = async (query: string, reader = token) => (await hub.call("GET", `/listings?${query}`, reader)).body;
    const ids = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id);

    expect(ids(await list("kind=need&q=焊接"))).toEqual(made.toReversed());
    expect(ids(await list("kind=need&category=process.joining&sort=due"))).toEqual(made.toReversed());
    expect(ids(await list("q=焊接&sort=stake"))).toEqual(made.toReversed());
    expect(ids(await list("q=焊接&sort=stake&order=reverse"))).toEqual(made);
    expect(ids(await list(`q=焊接&dueFrom=${addDays(today, 29)}&dueUntil=${addDays(today, 29)}`))).toEqual([made[1]]);
    expect(ids(await list("q=焊接&place=370800"))).toHaveLength(3);
    expect(ids(await list("q=焊接&place=370883"))).toEqual([]);
    expect(ids(await list("q=焊接", world.people.liaisonOfOtherAlliance.token))).toEqual([]);

    const all = ids(await list("kind=need&limit=100"));
    const paged: string[] = [];
    for (let cursor = ""; ; ) {
      const page = await list(`kind=need&limit=3${cursor && `&cursor=${cursor}`}`);
      paged.push(...ids(page));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all);
    expect(new Set(paged).size).toBe(paged.length);
    expect((await hub.call("GET", "/listings?cursor=nonsense", token)).body.errors).toMatchObject([{ path: "cursor" }]);
  });
});

describe("running out", () => {
  test("is told 7 days and 24 hours before, then closed, each once, and renewed with one call", async () => {
    const late = await startTestHub();
    try {
      const there = await buildWorld(late);
      const { id: person, token: reader } = there.people.liaison;
      const years = new Date(late.clock.now().getTime() + 3 * 365 * 86_400_000);
      await late.dependencies.models.tokens.updateOne({ person }, { $set: { expiresAt: years } });
      const start = dayAt(late.clock.now());
      const { id } = await buildListing(late, { alliance: there.alliance.id, owner: there.organization, expiresOn: addDays(start, 20) });
      const sweep = () => late.services.listings.sweepListings();
      const kinds = async () =>
        (await late.call("GET", "/notices", reader)).body.items.map((notice: { kind: string }) => notice.kind).toReversed();

      expect(await sweep()).toEqual({ warned: 0, expired: 0 });
      late.clock.advance(14 * 86_400_000);
      const both = await Promise.all([sweep(), sweep()]);
      expect(both.map(({ warned }) => warned).toSorted()).toEqual([0, 1]);
      await sweep();
      late.clock.advance(6 * 86_400_000);
      await sweep();
      await sweep();
      expect(await kinds()).toEqual(["listing_expiring_week", "listing_expiring_day"]);
      late.clock.advance(86_400_000);
      expect(await sweep()).toEqual({ warned: 0, expired: 1 });
      expect(await sweep()).toEqual({ warned: 0, expired: 0 });
      expect(await kinds()).toEqual(["listing_expiring_week", "listing_expiring_day", "listing_expired"]);
      const events = (await late.call("GET", `/streams/organization:${there.organization}/events`, reader)).body.events;
      expect(events.map(({ type }: { type: string }) => type)).toEqual([
        "listing.published",
        "listing.expiring",
        "listing.expiring",
        "listing.changed",
      ]);

      const renewed = await late.call("POST", `/listings/${id}/renew`, reader, { expiresOn: addDays(start, 60) });
      expect(renewed.body).toMatchObject({ state: "published", expiresOn: addDays(start, 60) });
      expect((await late.call("POST", `/listings/${id}/renew`, reader, { expiresOn: addDays(start, 600) })).body).toMatchObject({ expiresOn: addDays(start, 600) });
      expect((await late.call("POST", `/listings/${id}/renew`, reader, {})).body).toMatchObject({ expiresOn: addDays(start, 600) });
      expect((await late.call("POST", `/listings/${id}/renew`, reader, { expiresOn: addDays(start, 60) })).body).toMatchObject({ expiresOn: addDays(start, 60) });
      late.clock.advance(34 * 86_400_000);
      expect(await sweep()).toEqual({ warned: 1, expired: 0 });
    } finally {
      await late.close();
    }
  });
});

describe("policies", () => {
  test("are asked for as listings are: by state and category, sorted as one likes", async () => {
    const officer = world.people.officer.token;
    const put = async (given: object) => {
      const { kind: _, ...input } = policyBody({ alliance: world.alliance.id, owner: world.alliance.department, category: "finance.equipment", ...given });
      return (await hub.call("POST", "/policies", officer, input)).body.id as string;
    };
    const ids = async (query: string) => (await hub.call("GET", `/policies?limit=100&${query}`, officer)).body.items.map((item: { id: string }) => item.id);
    const [draft, open] = [await put({ state: "draft" }), await put({ title: "设备贷款贴息" })];
    expect(await ids("state=draft")).toEqual([draft]);
    expect(await ids("category=finance.equipment")).toEqual([open]);
    expect(await ids("category=logistics")).toEqual([]);
    const later = await put({ title: "技改贴息", category: undefined });
    expect(await ids("order=usual")).toEqual([later, open]);
    expect(await ids("order=reverse")).toEqual([open, later]);
    expect((await hub.call("GET", "/policies?state=old", officer)).body.errors).toMatchObject([{ path: "state" }]);
  });

  test("are no firm's, whoever types them", async () => {
    const input = policyBody({ alliance: world.alliance.id, owner: world.organization });
    for (const [path, body] of [["/listings", input], ["/policies", { ...input, kind: undefined }]] as const)
      for (const who of [token, world.people.secretary.token]) {
        const answer = await hub.call("POST", path, who, body);
        expect(answer.status).toBe(422);
        expect(answer.body.errors).toEqual([{ path: "owner", message: "政策由部门、银行或服务单位发布，企业不能发布" }]);
      }
  });

  test("are listed no longer than they are in force", async () => {
    const officer = world.people.officer.token;
    const body = policyBody({ alliance: world.alliance.id, owner: world.alliance.department }) as { policy: object };
    const publish = (expiresOn: number | undefined) =>
      hub.call("POST", "/listings", officer, { ...body, policy: { ...body.policy, validFrom: addDays(today, 10), validUntil: addDays(today, 100) }, ...(expiresOn !== undefined && { expiresOn: addDays(today, expiresOn) }) });
    expect((await publish(101)).body.errors).toMatchObject([{ path: "expiresOn", message: expect.stringContaining("晚于政策失效日期") }]);
    expect((await publish(9)).body.errors).toMatchObject([{ path: "expiresOn", message: expect.stringContaining("早于政策生效日期") }]);
    expect((await publish(undefined)).body).toMatchObject({ expiresOn: addDays(today, 100) });
    const { body: policy } = await publish(60);
    expect(policy).toMatchObject({ state: "published", expiresOn: addDays(today, 60) });
    const change = (changed: object) => hub.call("PATCH", `/listings/${policy.id}`, officer, { ...changed, revision: policy.revision });
    expect((await change({ policy: { ...policy.policy, validUntil: addDays(today, 50) } })).body.errors).toMatchObject([{ path: "expiresOn" }]);
    const renewal = await hub.call("POST", `/listings/${policy.id}/renew`, officer, { expiresOn: addDays(today, 101) });
    expect(renewal.body.errors).toMatchObject([{ path: "expiresOn" }]);
  });

  test("are listed until the end of their force, also once that is moved, unless a person chose another day", async () => {
    const officer = world.people.officer.token;
    const body = policyBody({ alliance: world.alliance.id, owner: world.alliance.department }) as { policy: object };
    const until = (days?: number) => ({ policy: { ...body.policy, validUntil: days === undefined ? undefined : addDays(today, days) } });
    const publish = async (expiresOn: object) => (await hub.call("POST", "/listings", officer, { ...body, ...until(100), ...expiresOn })).body.id as string;
    const change = async (id: string, changed: object) => {
      const { revision } = (await hub.call("GET", `/listings/${id}`, officer)).body;
      return (await hub.call("PATCH", `/listings/${id}`, officer, { ...changed, revision })).body.expiresOn;
    };
    const usual = await publish({});
    expect(await change(usual, until(200))).toBe(addDays(today, 200));
    expect(await change(usual, until(150))).toBe(addDays(today, 150));
    expect(await change(usual, { ...until(180), expiresOn: addDays(today, 120) })).toBe(addDays(today, 120));
    expect(await change(usual, until(220))).toBe(addDays(today, 120));
    expect(await change(await publish({ expiresOn: addDays(today, 60) }), until(200))).toBe(addDays(today, 60));
    expect(await change(await publish({}), until())).toBe(addDays(today, 365));
  });

  test("say how a firm stands, take its word, and carry a claim to the payment", async () => {
    const officer = world.people.officer.token;
    const { kind: _, ...input } = policyBody({ alliance: world.alliance.id, owner: world.alliance.department });
    const { body: policy } = await hub.call("POST", "/policies", officer, input);
    expect(policy).toMatchObject({ kind: "policy", state: "published", policy: { days: 15 } });
    await hub.dependencies.models.organizations.updateOne({ _id: world.organization }, { $set: { industry: "C3572" } });

    const before = await hub.call("GET", `/policies/${policy.id}/eligibility`, token);
    expect(before.body).toMatchObject({
      verdict: "unknown",
      question: { index: 2, text: "三年内无重大安全事故" },
      conditions: [{ verdict: "pass" }, { verdict: "pass" }, { verdict: "unknown" }],
    });
    const after = await hub.call("POST", `/policies/${policy.id}/eligibility`, token, { condition: 2, answer: true });
    expect(after.body).toMatchObject({ verdict: "pass", question: null, missing: [] });
    const no = await hub.call("POST", `/policies/${policy.id}/eligibility`, token, { condition: 2, answer: false });
    expect(no.body).toMatchObject({ verdict: "fail", missing: ["三年内无重大安全事故"] });

    const claims = `/policies/${policy.id}/claims`;
    const { body: claim } = await hub.call("POST", claims, token, { amount: { amount: 80_000_000 }, note: "设备投资 1000 万元" });
    expect(claim).toMatchObject({ state: "submitted", may: ["withdrawn"] });
    expect((await hub.call("POST", claims, token, {})).status).toBe(409);
    const waiting = async () => (await hub.call("GET", "/work", officer)).body.items.filter(({ href }: WorkItem) => href === `/policies/${policy.id}`);
    expect(await waiting()).toMatchObject([{ kind: "take_up_claim", counterpart: expect.any(String), due: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }]);
    const move = (to: object, who = officer) => hub.call("PATCH", `${claims}/${claim.id}`, who, to);
    expect((await move({ state: "paid", paidOn: today })).status).toBe(409);
    expect((await move({ state: "accepted" })).body).toMatchObject({ state: "accepted", may: ["paid", "declined"] });
    expect(await waiting()).toMatchObject([{ id: `pay_claim:${claim.id}`, object: policy.title }]);
    expect((await move({ state: "paid" })).body.errors).toMatchObject([{ path: "paidOn" }]);
    expect((await move({ state: "paid", paidOn: addDays(today, 1) })).body.errors).toMatchObject([{ path: "paidOn" }]);
    expect((await move({ state: "paid", paidOn: today })).body).toMatchObject({ state: "paid", paidOn: today, may: [] });
    expect(await waiting()).toEqual([]);

    const correct = (body: object, who = officer) => hub.call("POST", `${claims}/${claim.id}/corrections`, who, body);
    expect((await correct({ amount: { amount: 80_000_000 }, reason: "没有变" })).body.errors).toMatchObject([{ path: "amount.amount" }]);
    expect((await correct({ amount: { amount: 8_000_000 } })).body.errors).toMatchObject([{ path: "reason" }]);
    expect((await correct({ amount: { amount: 8_000_000 }, reason: "多写了一个 0" })).body).toMatchObject({ state: "paid", amount: { amount: 8_000_000 }, mayCorrect: true });
    expect((await hub.call("GET", claims, token)).body.items).toMatchObject([
      { amount: { amount: 8_000_000 }, mayCorrect: false, corrections: [{ from: { amount: 80_000_000 }, reason: "多写了一个 0", by: expect.any(String) }] },
    ]);

    const { body: further } = await hub.call("POST", claims, token, {});
    const pay = (body: object) => hub.call("PATCH", `${claims}/${further.id}`, officer, body);
    await pay({ state: "accepted" });
    expect((await pay({ state: "paid", paidOn: today })).body.errors).toMatchObject([{ path: "amount.amount" }]);
    expect((await hub.call("POST", `${claims}/${further.id}/corrections`, officer, { amount: { amount: 1 }, reason: "还没有兑现" })).status).toBe(409);

    const own = await hub.call("GET", claims, token);
    expect(own.body.items).toHaveLength(2);
    const others = await hub.call("GET", claims, world.people.liaisonOfOtherOrganization.token);
    expect(others.body.items).toEqual([]);
    expect((await hub.call("GET", claims, officer)).body.items).toHaveLength(2);
    const told = (await hub.call("GET", "/notices", token)).body.items.map((notice: { kind: string }) => notice.kind);
    expect(told.filter((kind: string) => kind !== "policy_fits")).toEqual(["claim_accepted", "claim_corrected", "claim_paid", "claim_accepted"]);
  });
});

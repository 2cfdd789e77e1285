import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, dayAt } from "../../server/clock.ts";
import { buildWorld, type World } from "../access/world.ts";
import { listingBody, policyBody } from "../factories/listings.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

let hub: TestHub;
let world: World;

beforeAll(async () => {
  hub = await startTestHub();
  world = await buildWorld(hub);
});
afterAll(() => hub.close());

const operator = { $ne: null };
const long = "长".repeat(20_000);
const money = [operator, -1, "100", { amount: -1 }, { amount: 1.5 }, { amount: 1e30 }, { amount: "1" }, { amount: operator }, { amount: 1, currency: "USD" }];
const quantities = [
  operator,
  500,
  "500",
  { value: "0", unit: "套" },
  { value: "-500", unit: "套" },
  { value: "1e18", unit: "套" },
  { value: "9999999999999", unit: "套" },
  { value: "1.2345", unit: "套" },
  { value: 500, unit: "套" },
  { value: "500", unit: "光年" },
  { value: "500", unit: operator },
  { value: operator, unit: "套" },
  { value: "500" },
];
const days = [operator, 20261130, "2026-02-30", "30.11.2026", "", "昨天", "99999-01-01", []];

/** For every field of a listing: values that no field of this name can have. */
const corpus: Record<string, unknown[]> = {
  kind: [operator, "wish", 1, null],
  alliance: [operator, "x", 5, ["a"], "0123456789abcdef01234567"],
  owner: [operator, "x", ["a"]],
  title: [operator, "", "短", 5, long, "a\u0000b", ["标题"], null],
  text: [operator, long, 5, "a\u0007b"],
  category: [operator, "nothing.here", "../..", 5, long],
  quantity: quantities,
  minLot: [...quantities, { value: "501", unit: "台套" }, { value: "1", unit: "吨" }],
  window: [operator, "2026-11-30", { from: "2026-12-02", until: "2026-12-01" }, { from: operator, until: "2026-12-01" }, { from: "2020-01-01", until: "2020-02-01" }],
  dueDate: [...days, "2020-01-01"],
  place: [operator, "37", "999999", "370812999", 370812, long],
  maxDistanceKm: [operator, 0, -5, 1.5, 1e9, "20"],
  price: [...money, { amount: 1 }, { amount: 1, per: "光年" }, { amount: 1, per: operator }],
  amount: money,
  qualifications: [operator, "证", [operator], [{ code: "" }], [{ code: long }], [{ code: "证", hard: "yes" }], Array.from({ length: 21 }, () => ({ code: "证" }))],
  stake: money,
  stakeNote: [operator, "", long, 5],
  audience: [operator, "public", { scope: "world" }, { scope: operator }, { scope: "alliances" }, { scope: "alliances", alliances: [] }, { scope: "alliances", alliances: ["0123456789abcdef01234567"] }, { scope: "county", alliances: ["0123456789abcdef01234567"] }],
  priceAudience: [operator, "nobody", 1],
  expiresOn: [...days, "2020-01-01"],
  standing: [operator, "yes", true],
  policy: [operator, {}, "x"],
  state: [operator, "fulfilled", 1],
  ratePerDay: [{ value: "40", unit: "台套" }],
  surprise: [1, operator],
};

/** The same for a policy's own fields. */
const policyCorpus: Record<string, unknown[]> = {
  conditions: [operator, "x", [operator], [{ fact: "weather", text: "晴" }], [{ fact: "size", text: "小微", anyOf: ["giant"] }], [{ fact: "region", text: "本县", anyOf: [operator] }], [{ fact: "revenue", text: "营收", minFen: -1 }]],
  benefit: [operator, "", long, 5],
  department: [operator, "", long],
  phone: [operator, "call me", "1", long],
  validFrom: [...days, "9999-12-31"],
  validUntil: days,
  papers: [operator, [operator], [""], [long], Array.from({ length: 31 }, () => "材料")],
  steps: [operator, [5]],
  days: [operator, -1, 1.5, 1_000, "15"],
  $where: ["1"],
};

describe("bad input", () => {
  test.each(Object.entries(corpus))("%s: told on the field, in Chinese, and nothing is stored", async (field, values) => {
    const before = await hub.dependencies.models.listings.countDocuments({});
    for (const value of values) {
      const body = listingBody({ alliance: world.alliance.id, [field]: value });
      const reply = await hub.call("POST", "/listings", world.people.liaison.token, body);
      const told = `${field} = ${JSON.stringify(value)?.slice(0, 80)}: ${JSON.stringify(reply.body).slice(0, 300)}`;
      expect([reply.status, reply.body.code], told).toEqual([422, "bad_input"]);
      const fields = reply.body.errors.map(({ path }: { path: string }) => path.split(".")[0]);
      expect(fields, told).toContain(field);
      expect(reply.body.errors.every(({ message }: { message: string }) => /\p{Script=Han}/u.test(message)), told).toBe(true);
    }
    expect(await hub.dependencies.models.listings.countDocuments({})).toBe(before);
  });

  test.each(Object.entries(policyCorpus))("policy.%s", async (field, values) => {
    for (const value of values) {
      const { kind: _, ...body } = policyBody({ alliance: world.alliance.id, owner: world.alliance.department });
      const sent = { ...body, policy: { ...(body.policy as object), validUntil: addDays(dayAt(hub.clock.now()), 90), [field]: value } };
      const reply = await hub.call("POST", "/policies", world.people.officer.token, sent);
      const told = `${field} = ${JSON.stringify(value)?.slice(0, 80)}: ${JSON.stringify(reply.body).slice(0, 300)}`;
      expect([reply.status, reply.body.code], told).toEqual([422, "bad_input"]);
      const paths: string[] = reply.body.errors.map(({ path }: { path: string }) => path);
      expect(paths.some((path) => path.startsWith(`policy.${field}`) || path === "policy.validUntil"), told).toBe(true);
    }
    expect(await hub.dependencies.models.listings.countDocuments({ kind: "policy" })).toBe(0);
  });

  test("a body of a megabyte, one that is no object, and one that is no JSON", async () => {
    const { token } = world.people.liaison;
    const large = await hub.call("POST", "/listings", token, listingBody({ alliance: world.alliance.id, text: "长".repeat(400_000) }));
    expect([413, 422]).toContain(large.status);
    for (const body of ["[]", "5", '"x"', "null", "{"]) {
      expect((await hub.call("POST", "/listings", token, body)).status).toBe(422);
    }
  });

  test("changes and queries", async () => {
    const { token } = world.people.liaison;
    const made = await hub.call("POST", "/listings", token, listingBody({ alliance: world.alliance.id }));
    const path = `/listings/${made.body.id}`;
    for (const change of [{ title: operator }, { quantity: { value: "-1", unit: "套" } }, { policy: {} }, { standing: true }, { dueDate: "2020-01-01" }, { kind: "resource" }, { owner: world.otherOrganization }]) {
      const reply = await hub.call("PATCH", path, token, { ...change, revision: 0 });
      expect([reply.status, JSON.stringify(reply.body.errors).includes(Object.keys(change)[0]!)], JSON.stringify(reply.body)).toEqual([422, true]);
    }
    expect((await hub.call("PATCH", path, token, { title: "无版本" })).body.errors).toMatchObject([{ path: "revision" }]);
    expect((await hub.call("GET", path, token)).body).toMatchObject({ revision: 0, title: made.body.title });
    for (const query of ["kind[$ne]=need", "kind=wish", "limit=0", "limit=101", "limit=x", "cursor=%7B%7D", "dueFrom=gestern", "sort=price", "owner[$gt]=", `q=${"长".repeat(101)}`]) {
      expect([query, (await hub.call("GET", `/listings?${query}`, token)).status]).toEqual([query, 422]);
    }
    expect((await hub.call("GET", "/listings/nonsense", token)).status).toBe(404);
  });
});

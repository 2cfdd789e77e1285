import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { EditionLine } from "../../app/contracts/editions.ts";
import type { WorkItem } from "../../app/contracts/work.ts";
import { addDays, dayAt } from "../../server/clock.ts";
import { buildAlliance, buildMember, buildPerson, type TestPerson } from "../factories/people.ts";
import { startTestHub, type Reply, type TestHub } from "../setup/start-test-hub.ts";


/** Editions of an alliance's lists: frozen, numbered, read by everybody as far as they may, compared with what is now. */
describe("editions of the lists", () => {
  let hub: TestHub;
  let alliance: { id: string; county: string; department: string };
  let people: Record<"liaison" | "other" | "secretary" | "officer", TestPerson>;

  beforeAll(async () => {
    hub = await startTestHub();
  });
  afterAll(() => hub.close());
  beforeEach(async () => {
    const { dependencies } = hub;
    alliance = await buildAlliance(dependencies);
    const [own, second] = [await buildMember(dependencies, alliance), await buildMember(dependencies, alliance)];
    const liaison = (organization: string) => buildPerson(dependencies, { role: "liaison", organization, alliance: alliance.id });
    people = {
      liaison: await liaison(own),
      other: await liaison(second),
      secretary: await buildPerson(dependencies, { role: "secretary", alliance: alliance.id }),
      officer: await buildPerson(dependencies, { role: "officer", county: alliance.county, organization: alliance.department }),
    };
    // The clock is moved by months: the people's tokens must outlast that.
    await dependencies.models.tokens.updateMany({}, { $set: { expiresAt: new Date("2099-01-01T00:00:00.000Z") } });
  });

  type Who = keyof typeof people;
  const call = (who: Who, method: string, path: string, body?: unknown): Promise<Reply> => hub.call(method, path, people[who].token, body);
  const post = async (title: string, given: object = {}) => {
    const { status, body } = await call("liaison", "POST", "/listings", { kind: "need", title, alliance: alliance.id, state: "published", quantity: { value: "500", unit: "套" }, dueDate: addDays(dayAt(hub.clock.now()), 300), ...given });
    expect(status).toBe(201);
    return body as { id: string; revision: number };
  };
  const change = async (id: string, body: object) => {
    const { revision } = (await call("liaison", "GET", `/listings/${id}`)).body;
    expect((await call("liaison", "PATCH", `/listings/${id}`, { ...body, revision })).status).toBe(200);
  };
  const editionsPath = () => `/alliances/${alliance.id}/editions`;
  const publish = (after: string | null, foreword = "") => call("secretary", "POST", editionsPath(), { after, foreword });
  const linesOf = async (id: string, who: Who = "other", query = "") => (await call(who, "GET", `/editions/${id}/lines?kind=need${query}`)).body.items as EditionLine[];
  const told = (lines: EditionLine[]) => lines.map(({ change: how, listing, now }) => [how, listing.title, now.state, now.changed]);
  const noticesOf = async (who: Who) => ((await call(who, "GET", "/notices?limit=100")).body.items as { kind: string }[]).map(({ kind }) => kind).filter((kind) => kind.startsWith("edition"));

  test("freezes what is open under the next number of the year, says what is new, changed and gone, and where each line stands now", async () => {
    const [paint, weld] = [await post("外壳喷漆"), await post("机架焊接")];
    await post("还是草稿", { state: "draft" });
    expect((await call("secretary", "GET", `${editionsPath()}/preview`)).body).toMatchObject({ serial: 1, after: null, counts: { need: { lines: 2, new: 2 }, resource: { lines: 0 } }, tooMany: false });
    const first = await publish(null, "本期重点：喷涂。");
    expect(first.body).toMatchObject({ year: Number(dayAt(hub.clock.now()).slice(0, 4)), serial: 1, foreword: "本期重点：喷涂。", previous: null, counts: { need: { lines: 2, new: 2, changed: 0, gone: 0 } } });
    expect(await noticesOf("other")).toEqual(["edition_published"]);
    expect(await noticesOf("secretary")).toEqual([]);

    await change(paint.id, { title: "外壳喷漆（加急）" });
    await call("liaison", "POST", `/listings/${weld.id}/withdraw`, { reason: "已解决" });
    await post("齿轮热处理");
    // What it says stays as it was; what became of it stands beside it.
    expect(told(await linesOf(first.body.id))).toEqual([
      ["new", "外壳喷漆", "published", true],
      ["new", "机架焊接", "withdrawn", false],
    ]);
    const second = await publish(first.body.id);
    expect(second.body).toMatchObject({ serial: 2, previous: first.body.id, counts: { need: { lines: 2, new: 1, changed: 1, gone: 1 } } });
    expect(told(await linesOf(second.body.id))).toEqual([
      ["changed", "外壳喷漆（加急）", "published", false],
      ["new", "齿轮热处理", "published", false],
      ["gone", "机架焊接", "withdrawn", false],
    ]);
    const page = await call("other", "GET", `/editions/${second.body.id}/lines?kind=need&limit=2`);
    expect(page.body.items).toHaveLength(2);
    expect(told((await call("other", "GET", `/editions/${second.body.id}/lines?kind=need&cursor=${page.body.nextCursor}`)).body.items)).toEqual([["gone", "机架焊接", "withdrawn", false]]);
    const list = await call("other", "GET", editionsPath());
    expect(list.body.items.map(({ serial }: { serial: number }) => serial)).toEqual([2, 1]);
  });

  test("shows nobody what they could not read then, nor what was taken from them since, and a price to the parties alone", async () => {
    const neighbour = await buildAlliance(hub.dependencies, { county: alliance.county });
    await post("联盟内的需求", { price: { amount: 12_300, currency: "CNY", per: "套" } });
    const wide = await post("县里都能看的需求", { audience: { scope: "county" } });
    const { body: edition } = await publish(null);
    const outsider = await buildPerson(hub.dependencies, { role: "secretary", alliance: neighbour.id });
    expect((await hub.call("GET", `/editions/${edition.id}`, outsider.token)).status).toBe(404);
    expect((await linesOf(edition.id))[0]!.listing.price).toMatchObject({ amount: 12_300 });
    await change((await linesOf(edition.id))[0]!.listing.id, { priceAudience: "parties" });
    expect((await linesOf(edition.id))[0]!.listing).toMatchObject({ price: null, priceHidden: true, may: { change: false } });
    // As if it had been given away: another alliance's line, which the reader may not see any more.
    await hub.dependencies.models.listings.updateOne({ _id: wide.id }, { $set: { readers: ["*", "owner:nobody"] } });
    expect(told(await linesOf(edition.id)).map(([, title]) => title)).toEqual(["联盟内的需求"]);
    expect((await call("other", "GET", `/editions/${edition.id}`)).body.counts.need).toMatchObject({ lines: 1 });
  });

  test("of two who publish at once one is told, no number is lost, and nothing of the other stays", async () => {
    await post("外壳喷漆");
    const both = await Promise.all([publish(null), publish(null)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const { models } = hub.dependencies;
    expect(await models.editions.find({ alliance: alliance.id }, { serial: 1 }).lean()).toMatchObject([{ serial: 1 }]);
    const ids = await models.editionLines.distinct("edition", { "frozen.alliance": alliance.id });
    expect(ids).toHaveLength(1);
    expect((await publish(ids[0]!)).body).toMatchObject({ serial: 2 });
  });

  test("is never empty, never changed, and corrected in sight of everybody", async () => {
    expect((await publish(null)).body).toMatchObject({ code: "conflict", detail: "现在没有在册条目，不能发布空的一期。" });
    await post("外壳喷漆");
    const { body: edition } = await publish(null);
    const corrected = await call("secretary", "POST", `/editions/${edition.id}/corrections`, { text: "外壳喷漆应为 300 套。" });
    expect(corrected.body.corrections).toMatchObject([{ text: "外壳喷漆应为 300 套。" }]);
    expect((await call("other", "GET", editionsPath())).body.items).toMatchObject([{ corrections: 1 }]);
    expect((await call("other", "POST", `/editions/${edition.id}/corrections`, { text: "不该能写。" })).status).toBe(403);
  });

  test("on its day the hub reminds once who publishes, or publishes by itself, once on any number of processes", async () => {
    const keep = () => Promise.all([hub.services.listings.keepEditions(), hub.services.listings.keepEditions()]);
    const rhythm = async (automatic: boolean) => (await call("secretary", "PUT", `/alliances/${alliance.id}/edition-rhythm`, { months: 1, day: 5, automatic })).body.next as string;
    const goTo = (day: string) => hub.clock.advance(Date.parse(`${day}T01:00:00.000Z`) - hub.clock.now().getTime());
    const workOf = async (who: Who) => ((await call(who, "GET", "/work")).body.items as WorkItem[]).filter(({ kind }) => kind === "publish_edition");
    await post("外壳喷漆", { dueDate: undefined, expiresOn: addDays(dayAt(hub.clock.now()), 400) });
    const day = await rhythm(false);
    expect(day.slice(8)).toBe("05");
    await keep();
    expect(await noticesOf("secretary")).toEqual([]);
    goTo(day);
    await keep();
    await keep();
    expect(await noticesOf("secretary")).toEqual(["edition_due"]);
    expect(await workOf("secretary")).toMatchObject([{ due: day, href: `/alliances/${alliance.id}/editions/new` }]);
    const first = await publish(null);
    expect(first.status).toBe(201);
    expect(await workOf("secretary")).toEqual([]);

    goTo(await rhythm(true));
    await keep();
    await keep();
    const { body: list } = await call("other", "GET", editionsPath());
    expect(list.items).toMatchObject([{ serial: expect.any(Number), name: null }, { name: expect.any(String) }]);

    // A month without a line is said, and the next one is waited for.
    const next = (await call("secretary", "GET", `/alliances/${alliance.id}/edition-rhythm`)).body.next as string;
    for (const { listing } of await linesOf(list.items[0].id)) await call("liaison", "POST", `/listings/${listing.id}/withdraw`, {});
    goTo(next);
    await keep();
    expect(await noticesOf("secretary")).toContain("edition_none");
    expect((await call("secretary", "GET", `/alliances/${alliance.id}/edition-rhythm`)).body.next > next).toBe(true);
  });
});

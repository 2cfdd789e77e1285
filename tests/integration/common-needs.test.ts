import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CommonNeedView } from "../../app/contracts/common-needs.ts";
import { buildAlliance, buildFirm, publish, untilMatched, type TestFirm } from "../factories/market.ts";
import { buildPerson } from "../factories/people.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const welders = (title: string, given: object = {}) => ({
  kind: "need",
  title,
  text: "订单集中，急需持证电焊工，两班制，可安排住宿",
  category: "people.skilled",
  ...given,
});
const listOf = async (token: string): Promise<CommonNeedView[]> => (await hub.call("GET", "/common-needs", token)).body.items;
const titlesOf = (group: CommonNeedView | undefined) => group?.members.map(({ title }) => title).toSorted();

async function newAlliances() {
  const alliance = await buildAlliance(hub.dependencies);
  const other = await buildAlliance(hub.dependencies);
  const secretary = await buildPerson(hub.dependencies, { role: "secretary", alliance: alliance.id });
  const firms = [await buildFirm(hub, alliance), await buildFirm(hub, alliance), await buildFirm(hub, other)];
  return { alliance, secretary, firms: firms as [TestFirm, TestFirm, TestFirm] };
}

async function withdraw(firm: TestFirm, listing: string) {
  const { body } = await hub.call("GET", `/listings/${listing}`, firm.liaison.token);
  await hub.call("POST", `/listings/${listing}/withdraw`, firm.liaison.token, { revision: body.revision });
  await untilMatched(hub);
}

describe("the same need of several firms", () => {
  it("is counted while one types, becomes one line for the secretary, and goes on an agenda", async () => {
    const { alliance, secretary, firms } = await newAlliances();
    const [one, two, three] = firms;
    await publish(hub, one, welders("急招电焊工8人"));
    await publish(hub, one, welders("涂装线外协", { category: "process.p14", text: "喷涂" }));
    await untilMatched(hub);
    expect(await listOf(secretary.token)).toEqual([]);
    await publish(hub, three, welders("招聘电焊工5人"));
    await untilMatched(hub);

    const typed = await hub.call("POST", "/match/preview", two.liaison.token, { ...welders("电焊工10人"), alliance: alliance.id });
    expect(typed.body.common).toEqual({ organizations: 2, alliances: 2 });
    expect(typed.body.similar.map(({ listing }: { listing: { title: string } }) => listing.title), "the other alliance's is a number").toEqual(["急招电焊工8人"]);
    await publish(hub, two, welders("电焊工10人"));
    await untilMatched(hub);

    const [group, ...more] = await listOf(secretary.token);
    expect(more).toEqual([]);
    expect(group).toMatchObject({ title: "急招电焊工8人", organizations: 3, alliances: 2, open: true, hidden: 1, may: { change: true } });
    expect(titlesOf(group)).toEqual(["急招电焊工8人", "电焊工10人"].toSorted());
    expect(await listOf(one.liaison.token), "members find no list").toEqual([]);

    const meeting = await hub.call("POST", "/meetings", secretary.token, { alliance: alliance.id, title: "联席会议", startsAt: "2099-01-05T01:00:00.000Z", endsAt: "2099-01-05T03:00:00.000Z", place: "会议室" });
    expect(meeting.status, JSON.stringify(meeting.body)).toBe(201);
    const item = { kind: "common_need", subject: group!.id, title: group!.title };
    expect((await hub.call("POST", `/meetings/${meeting.body.id}/agenda`, secretary.token, item)).status).toBeLessThan(300);
    expect((await hub.call("GET", `/common-needs/${group!.id}`, one.liaison.token)).body).toMatchObject({ organizations: 3, may: { change: false } });
  });

  it("loses who withdraws or changes, and is closed below two firms", async () => {
    const { secretary, firms } = await newAlliances();
    const [one, two, three] = firms;
    const listings = [await publish(hub, one, welders("铆工电焊工6人")), await publish(hub, two, welders("铆工电焊工4人")), await publish(hub, three, welders("铆工电焊工3人"))];
    await untilMatched(hub);
    const find = async () => (await listOf(secretary.token)).find(({ members }) => members.some(({ id }) => id === listings[0]));
    const before = (await find())!.organizations;
    await withdraw(three, listings[2]!);
    expect((await find())!.organizations).toBe(before - 1);
  });

  it("is corrected by the secretary: what was taken out does not come back", async () => {
    const { secretary, firms } = await newAlliances();
    const [one, two] = firms;
    const text = { text: "液压支架立柱激光熔覆修复" };
    const first = await publish(hub, one, welders("激光熔覆修复10根", { ...text, category: "process.p15" }));
    const second = await publish(hub, two, welders("激光熔覆修复20根", { ...text, category: "process.p15" }));
    await untilMatched(hub);
    const [group] = await listOf(secretary.token);
    expect(titlesOf(group)).toEqual(["激光熔覆修复10根", "激光熔覆修复20根"]);
    expect((await hub.call("POST", `/common-needs/${group!.id}/apart`, one.liaison.token, { listing: second })).status).toBe(403);
    const stale = await hub.call("POST", `/common-needs/${group!.id}/apart`, secretary.token, { listing: second, revision: 99 });
    expect(stale.status).toBe(409);
    const { body } = await hub.call("POST", `/common-needs/${group!.id}/apart`, secretary.token, { listing: second });
    expect(body).toMatchObject({ open: false, organizations: 1 });
    const { body: listing } = await hub.call("GET", `/listings/${second}`, two.liaison.token);
    await hub.call("PATCH", `/listings/${second}`, two.liaison.token, { title: "激光熔覆修复30根", revision: listing.revision });
    await untilMatched(hub);
    expect(await listOf(secretary.token)).toEqual([]);
    expect(first).not.toBe(second);
  });

  it("takes out both of two that are taken out at a moment", async () => {
    const { secretary, firms } = await newAlliances();
    const ids: string[] = [];
    for (const firm of firms.slice(0, 3)) ids.push(await publish(hub, firm, welders("齿轮渗碳淬火外协40件", { text: "变速箱齿轮渗碳淬火", category: "process.p16" })));
    await untilMatched(hub);
    const [group] = await listOf(secretary.token);
    expect(group!.organizations).toBe(3);
    const apart = await Promise.all(ids.slice(1).map((listing) => hub.call("POST", `/common-needs/${group!.id}/apart`, secretary.token, { listing })));
    expect(apart.map(({ status }) => status)).toEqual([200, 200]);
    expect((await hub.call("GET", `/common-needs/${group!.id}`, secretary.token)).body).toMatchObject({ open: false, organizations: 1 });
  });
});

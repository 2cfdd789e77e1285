import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildAlliance, buildFirm, publish, sprayLine, sprayNeed, suggestionsOf, untilMatched } from "../factories/market.ts";
import { buildPerson } from "../factories/people.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";
import { until } from "../setup/until.ts";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

/** A need in one alliance, a line that fits in another one of the county, and one in another county. */
async function newCounty() {
  const alliance = await buildAlliance(hub.dependencies);
  const neighbours = await buildAlliance(hub.dependencies);
  const elsewhere = await buildAlliance(hub.dependencies, { county: "370883" });
  const buyer = await buildFirm(hub, alliance, "山河机械");
  const supplier = await buildFirm(hub, neighbours, "邻盟涂装");
  const far = await buildFirm(hub, elsewhere, "邻县涂装");
  const officer = await buildPerson(hub.dependencies, { role: "officer", organization: alliance.department, county: alliance.county });
  const line = await publish(hub, supplier, sprayLine(hub));
  await publish(hub, far, sprayLine(hub));
  const need = await publish(hub, buyer, sprayNeed(hub));
  await untilMatched(hub);
  return { buyer, supplier, officer, line, need };
}

describe("an introduction by the lead department", () => {
  it("is asked for without learning a name, shown to the officer with reasons, and becomes a suggestion to both", async () => {
    const { buyer, supplier, officer, line, need } = await newCounty();
    const candidates = await hub.call("GET", `/listings/${need}/candidates`, buyer.liaison.token);
    expect(candidates.body.diagnosis.fitsOutside).toBeGreaterThanOrEqual(2);
    expect(JSON.stringify(candidates.body)).not.toContain(line);

    const asked = await hub.call("POST", `/listings/${need}/referrals`, buyer.liaison.token, { note: "月底前必须交" });
    expect(asked.status).toBe(201);
    expect(asked.body).toMatchObject({ state: "open", candidates: [], may: { answer: false } });
    expect(JSON.stringify(asked.body)).not.toContain("邻盟涂装");
    const again = await hub.call("POST", `/listings/${need}/referrals`, buyer.liaison.token, {});
    expect(again.body.id).toBe(asked.body.id);

    const work = await hub.call("GET", "/work", officer.token);
    expect(work.body.items.map(({ id }: { id: string }) => id)).toContain(`answer_referral:${asked.body.id}`);
    const notices = await hub.call("GET", "/notices", officer.token);
    expect(notices.body.items[0]).toMatchObject({ kind: "referral_asked", href: `/referrals/${asked.body.id}` });
    const seen = await hub.call("GET", `/referrals/${asked.body.id}`, officer.token);
    expect(seen.body.may).toEqual({ answer: true });
    expect(seen.body.candidates.map(({ listing }: { listing: { id: string } }) => listing.id)).toContain(line);
    expect(seen.body.elsewhere, "the other county's line is a number").toBeGreaterThanOrEqual(1);
    expect(JSON.stringify(seen.body)).not.toContain("邻县涂装");

    expect((await hub.call("GET", `/listings/${line}`, buyer.liaison.token)).status, "before").toBe(404);
    const done = await hub.call("POST", `/referrals/${asked.body.id}/introduce`, officer.token, { listings: [line], revision: seen.body.revision });
    expect(done.body).toMatchObject({ state: "introduced", introduced: 1 });
    const [mine] = await suggestionsOf(hub, buyer, need);
    const [theirs] = await suggestionsOf(hub, supplier, line);
    expect([mine?.id, mine?.state, mine?.parts[0]!.resource.id]).toEqual([theirs?.id, "suggested", line]);
    expect((await hub.call("GET", `/listings/${line}`, buyer.liaison.token)).status, "after").toBe(200);
    expect((await hub.call("GET", `/listings/${need}`, supplier.liaison.token)).status).toBe(200);
    await until("who asked is told", async () => {
      const { body } = await hub.call("GET", "/notices", buyer.liaison.token);
      return body.items.some(({ kind }: { kind: string }) => kind === "referral_introduced");
    });
    const late = await hub.call("POST", `/referrals/${asked.body.id}/decline`, officer.token, { reason: "晚了" });
    expect(late.status).toBe(409);
  });

  it("is declined with a reason that is told to who asked, who may ask again", async () => {
    const { buyer, officer, need } = await newCounty();
    const { body } = await hub.call("POST", `/listings/${need}/referrals`, buyer.liaison.token, {});
    expect((await hub.call("POST", `/referrals/${body.id}/decline`, officer.token, { reason: "" })).status).toBe(422);
    const declined = await hub.call("POST", `/referrals/${body.id}/decline`, officer.token, { reason: "对方停产检修" });
    expect(declined.body).toMatchObject({ state: "declined", reason: "对方停产检修" });
    const { body: list } = await hub.call("GET", `/referrals?listing=${need}`, buyer.liaison.token);
    expect(list.items).toMatchObject([{ id: body.id, state: "declined" }]);
    const again = await hub.call("POST", `/listings/${need}/referrals`, buyer.liaison.token, {});
    expect([again.status, again.body.state]).toEqual([201, "open"]);
    expect(again.body.id).not.toBe(body.id);
  });

  it("is one request, also when two ask at the same moment", async () => {
    const { buyer, need } = await newCounty();
    const replies = await Promise.all(Array.from({ length: 8 }, () => hub.call("POST", `/listings/${need}/referrals`, buyer.liaison.token, {})));
    expect(replies.map(({ status }) => status)).toEqual(Array(8).fill(201));
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
  });
});

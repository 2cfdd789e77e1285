import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { buildAlliance, buildFirm, inDays, openSuggestionsOf, publish, sprayLine, sprayNeed, suggestionsOf, untilMatched, type TestFirm } from "../factories/market.ts";
import { buildPerson } from "../factories/people.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";
import { until } from "../setup/until.ts";

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

async function newMarket() {
  const alliance = await buildAlliance(hub.dependencies);
  const firm = (name: string) => buildFirm(hub, alliance, name);
  return { alliance, need: await firm("山河机械"), firm };
}

const open = (firm: TestFirm, listing: string) => openSuggestionsOf(hub, firm, listing);

describe("the newspaper's case: 500 sets to be sprayed", () => {
  it("suggests the neighbour's idle line to both sides, and neither the late nor the far one", async () => {
    const { need, firm } = await newMarket();
    const [near, late, far] = [await firm("东岳农装"), await firm("迟到涂装"), await firm("远方涂装")];
    const listing = await publish(hub, need, sprayNeed(hub));
    const line = await publish(hub, near, sprayLine(hub));
    await publish(hub, late, sprayLine(hub, { window: { from: inDays(hub, 26), until: inDays(hub, 90) } }));
    await publish(hub, far, sprayLine(hub, { place: "370200" }));
    await untilMatched(hub);
    const [suggestion, ...others] = await open(need, listing);
    expect(others).toEqual([]);
    expect(suggestion!.parts.map(({ resource, quantity }) => [resource.id, quantity?.value])).toEqual([[line, "500"]]);
    expect(suggestion!.reasons.reduce((sum, { points }) => sum + points, 0)).toBe(suggestion!.score);
    expect((await open(near, line)).map(({ id }) => id)).toEqual([suggestion!.id]);
  });
});

describe("the suggestions of one listing", () => {
  it("come page by page, and many that are over do not crowd out the one that waits", async () => {
    const { need, firm } = await newMarket();
    const listing = await publish(hub, need, sprayNeed(hub));
    await publish(hub, await firm("东岳农装"), sprayLine(hub));
    await untilMatched(hub);
    const [waiting] = await open(need, listing);
    const { matches } = hub.dependencies.models;
    const record = (await matches.findOne({ _id: waiting!.id }).lean())!;
    await matches.insertMany(
      Array.from({ length: 60 }, (_, index) => ({ ...record, _id: hub.dependencies.ids.next(), state: "superseded", terms: `${index}`, score: record.score + 1 })),
    );
    const page = (query: string) => hub.call("GET", `/listings/${listing}/matches${query}`, need.liaison.token);
    const first = await page("");
    expect([first.body.items.length, first.body.items[0].id]).toEqual([20, waiting!.id]);
    const second = await page(`?limit=100&cursor=${first.body.nextCursor}`);
    expect(second.body.items.every(({ state }: { state: string }) => state === "superseded")).toBe(true);
    expect((await page("?limit=0")).status).toBe(422);
  });
});

describe("a listing that changes while it is matched", () => {
  it("is matched as it has become, and nothing is suggested by what it was", async () => {
    const { need, firm } = await newMarket();
    await publish(hub, await firm("东岳农装"), sprayLine(hub));
    await untilMatched(hub);
    const { listings, matches, matchRuns } = hub.dependencies.models;
    const findOne = matchRuns.findOne.bind(matchRuns) as (filter: object) => { lean(): Promise<unknown> };
    // Between the reading of the listing and the writing of its suggestions, and nobody is told of it.
    const changing = (filter: { _id: string }) => ({
      async lean() {
        await listings.updateOne({ _id: filter._id }, { $inc: { revision: 1, termsRevision: 1 } });
        return findOne(filter).lean();
      },
    });
    const looking = vi.spyOn(matchRuns, "findOne").mockImplementationOnce(changing as never);
    const listing = await publish(hub, need, sprayNeed(hub));
    await untilMatched(hub);
    looking.mockRestore();
    const stored = await matches.find({ need: listing }).lean();
    expect(stored.map(({ terms, state }) => [terms, state])).toEqual([["1+0", "suggested"]]);
  });
});

describe("whether a listing was matched as it is now", () => {
  const isMatched = async (firm: TestFirm, listing: string) => (await hub.call("GET", `/listings/${listing}/matches`, firm.liaison.token)).body.matched;

  it("is told beside its suggestions, so that none yet is not taken for none at all", async () => {
    const { need } = await newMarket();
    const listing = await publish(hub, need, sprayNeed(hub));
    await untilMatched(hub);
    expect(await isMatched(need, listing)).toBe(true);
    // As a listing stands whose turn has not come.
    await hub.dependencies.models.matchRuns.deleteOne({ _id: listing });
    expect(await isMatched(need, listing)).toBe(false);
    hub.services.matchingLoop.again([listing]);
    await untilMatched(hub);
    expect(await isMatched(need, listing)).toBe(true);
  });

  it("comes true by itself after a line without a quantity was promised", async () => {
    const { need, firm } = await newMarket();
    const supplier = await firm("东岳农装");
    const line = await publish(hub, supplier, sprayLine(hub, { quantity: undefined }));
    await untilMatched(hub);
    await hub.dependencies.inTransaction(null, (transaction) =>
      hub.services.listings.reserveQuantity(transaction, { listing: line, milli: 1_000, party: need.organization }),
    );
    await untilMatched(hub);
    expect(await isMatched(supplier, line)).toBe(true);
  });
});

describe("split supply", () => {
  it("answers 500 with 300 + 200 as one suggestion, which three parties accept into one cooperation", async () => {
    const { need, firm } = await newMarket();
    const [first, second] = [await firm("齐农涂装"), await firm("鲁河表面处理")];
    const listing = await publish(hub, need, sprayNeed(hub));
    const one = await publish(hub, first, sprayLine(hub, { quantity: { value: "300", unit: "套" } }));
    const two = await publish(hub, second, sprayLine(hub, { quantity: { value: "200", unit: "套" } }));
    await untilMatched(hub);
    const split = (await open(need, listing)).find(({ parts }) => parts.length === 2)!;
    const shares = Object.fromEntries(split.parts.map(({ resource, quantity }) => [resource.id, quantity?.value]));
    expect(shares).toEqual({ [one]: "300", [two]: "200" });
    expect(split.reasons.reduce((sum, { points }) => sum + points, 0)).toBe(split.score);

    expect((await accept(need, split.id)).body).toMatchObject({ state: "suggested", cooperation: null });
    expect((await accept(first, split.id)).body).toMatchObject({ state: "suggested" });
    const agreed = await accept(second, split.id);
    expect(agreed.body).toMatchObject({ state: "agreed" });
    const cooperation = await hub.call("GET", `/cooperations/${agreed.body.cooperation}`, need.liaison.token);
    expect(cooperation.body).toMatchObject({ state: "agreed", committed: { value: "500" }, remaining: { value: "500" } });
    expect(await remaining(need, listing)).toBe("0");
    expect(await remaining(first, one)).toBe("0");
  });
});

describe("answers", () => {
  it("does not bring a declined pair back until its terms change", async () => {
    const { need, firm } = await newMarket();
    const near = await firm("东岳农装");
    const listing = await publish(hub, need, sprayNeed(hub));
    const line = await publish(hub, near, sprayLine(hub));
    await untilMatched(hub);
    const [suggestion] = await open(need, listing);
    expect((await hub.call("POST", `/matches/${suggestion!.id}/decline`, near.liaison.token, {})).status).toBe(422);
    const declined = await hub.call("POST", `/matches/${suggestion!.id}/decline`, near.liaison.token, { reason: "九月排满" });
    expect(declined.body).toMatchObject({ state: "declined" });
    expect((await accept(need, suggestion!.id)).status).toBe(409);

    await patch(near, line, { audience: { scope: "county" } });
    await untilMatched(hub);
    expect(await open(need, listing)).toEqual([]);

    await patch(near, line, { window: { from: inDays(hub, 1), until: inDays(hub, 50) } });
    await untilMatched(hub);
    expect((await open(need, listing)).map(({ parts }) => parts[0]!.resource.id)).toEqual([line]);
  });

  it("is refused to who is no party, and unseen by other members", async () => {
    const { need, firm, alliance } = await newMarket();
    const [near, other] = [await firm("东岳农装"), await firm("旁观机械")];
    const listing = await publish(hub, need, sprayNeed(hub));
    await publish(hub, near, sprayLine(hub));
    await untilMatched(hub);
    const [suggestion] = await open(need, listing);
    expect((await hub.call("GET", `/matches/${suggestion!.id}`, other.liaison.token)).status).toBe(404);
    expect(await suggestionsOf(hub, other, listing)).toEqual([]);
    const secretary = await buildPerson(hub.dependencies, { role: "secretary", alliance: alliance.id });
    expect((await hub.call("GET", `/matches/${suggestion!.id}`, secretary.token)).status).toBe(200);
    expect((await hub.call("POST", `/matches/${suggestion!.id}/accept`, secretary.token, {})).status).toBe(403);
  });

  it("tells both liaisons at once, and neighbours nothing", async () => {
    const { need, firm, alliance } = await newMarket();
    const [near, other] = [await firm("东岳农装"), await firm("旁观机械")];
    await publish(hub, near, sprayLine(hub));
    await untilMatched(hub);
    const heard = async (firm: TestFirm) => {
      const socket = await hub.connect(firm.liaison.token);
      const types: string[] = [];
      socket.on("stream:event", ({ type }) => types.push(type));
      for (const stream of [`organization:${firm.organization}`, `alliance:${alliance.id}`]) await socket.emitWithAck("stream:follow", { stream });
      return types;
    };
    const [mine, theirs, neighbours] = [await heard(need), await heard(near), await heard(other)];
    await publish(hub, need, sprayNeed(hub));
    await until("both are told", () => mine.includes("match.suggested") && theirs.includes("match.suggested"));
    await until("the neighbour is given a blank", () => neighbours.includes("hidden"));
    expect(neighbours).not.toContain("match.suggested");
  });
});

describe("capacity", () => {
  it("is never promised twice, also when 50 accept at the same moment", async () => {
    const { firm } = await newMarket();
    const supplier = await firm("东岳农装");
    const line = await publish(hub, supplier, sprayLine(hub, { quantity: { value: "500", unit: "套" } }));
    const needs: { firm: TestFirm; listing: string; match: string }[] = [];
    for (let i = 0; i < 10; i += 1) {
      const buyer = await firm(`需方${i}`);
      for (let j = 0; j < 5; j += 1) {
        const listing = await publish(hub, buyer, sprayNeed(hub, { title: `覆盖件喷涂第 ${i}-${j} 批`, quantity: { value: "100", unit: "台" } }));
        needs.push({ firm: buyer, listing, match: "" });
      }
    }
    await untilMatched(hub);
    for (const each of needs) each.match = (await open(each.firm, each.listing))[0]!.id;
    await Promise.all(needs.map(({ match }) => accept(supplier, match)));
    const replies = await Promise.all(needs.map(({ firm, match }) => accept(firm, match)));
    const won = replies.filter(({ status }) => status === 200);
    const lost = replies.filter(({ status }) => status === 409);
    expect([won.length, lost.length]).toEqual([5, 45]);
    expect(await remaining(supplier, line)).toBe("0");
    const cooperations = await hub.dependencies.models.cooperations.find({ listings: line }).lean();
    const promised = cooperations.flatMap(({ commitments }) => commitments).reduce((sum, { milli }) => sum + milli, 0);
    expect(promised).toBe(500_000);
    await untilMatched(hub);
    expect(await open(supplier, line)).toEqual([]);
  }, 180_000);
});

async function accept(firm: TestFirm, match: string) {
  return hub.call("POST", `/matches/${match}/accept`, firm.liaison.token, {});
}

async function remaining(firm: TestFirm, listing: string): Promise<string> {
  return (await hub.call("GET", `/listings/${listing}`, firm.liaison.token)).body.remaining.value;
}

async function patch(firm: TestFirm, listing: string, terms: Record<string, unknown>): Promise<void> {
  const { body } = await hub.call("GET", `/listings/${listing}`, firm.liaison.token);
  const reply = await hub.call("PATCH", `/listings/${listing}`, firm.liaison.token, { ...terms, revision: body.revision });
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
}

describe("suggestions that capacity has overtaken", () => {
  it("end by themselves when another agreement took what they rest on", async () => {
    const { need, firm } = await newMarket();
    const [other, supplier] = [await firm("青禾农机"), await firm("东岳农装")];
    const large = await publish(hub, need, sprayNeed(hub));
    const small = await publish(hub, other, sprayNeed(hub, { title: "播种机机架喷涂 200 套", quantity: { value: "200", unit: "套" } }));
    const line = await publish(hub, supplier, sprayLine(hub));
    await untilMatched(hub);
    const [first] = await open(other, small);
    await accept(other, first!.id);
    await accept(supplier, first!.id);
    await untilMatched(hub);
    expect(await remaining(supplier, line)).toBe("300");
    expect((await open(need, large)).map(({ parts }) => parts.map(({ quantity }) => quantity?.value))).toEqual([["300"]]);
  });
});

describe("when the supplier of the whole withdraws", () => {
  it("offers the need what several can do together at once, before what one of them can do of it alone", async () => {
    const { need, firm } = await newMarket();
    const [whole, first, second] = [await firm("东岳农装"), await firm("齐农涂装"), await firm("鲁河表面处理")];
    const line = await publish(hub, whole, sprayLine(hub));
    // Read across the county, but its owner may not read the need: it is no counterpart, and hides nobody.
    const elsewhere = await buildFirm(hub, await buildAlliance(hub.dependencies));
    await publish(hub, elsewhere, sprayLine(hub, { audience: { scope: "county" } }));
    const parts = [
      await publish(hub, first, sprayLine(hub, { quantity: { value: "300", unit: "套" } })),
      await publish(hub, second, sprayLine(hub, { quantity: { value: "200", unit: "套" } })),
    ];
    const listing = await publish(hub, need, sprayNeed(hub));
    await untilMatched(hub);
    expect((await open(need, listing))[0]!.parts.map(({ resource }) => resource.id), "the whole stands first").toEqual([line]);
    const { body } = await hub.call("GET", `/listings/${line}`, whole.liaison.token);
    await hub.call("POST", `/listings/${line}/withdraw`, whole.liaison.token, { revision: body.revision });
    await untilMatched(hub);
    await until("the split is offered", async () => {
      const [best] = await open(need, listing);
      return best?.parts.length === 2;
    });
    const [best] = await open(need, listing);
    expect(best!.parts.map(({ resource }) => resource.id).toSorted()).toEqual(parts.toSorted());
  });
});

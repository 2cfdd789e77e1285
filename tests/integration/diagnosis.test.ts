import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PreviewView, RelaxationView } from "../../app/contracts/match-preview.ts";
import { buildAlliance, buildFirm, candidatesOf, inDays, openSuggestionsOf, publish, sprayLine, sprayNeed, suggestionsOf, untilMatched, type TestFirm } from "../factories/market.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const candidates = (firm: TestFirm, listing: string) => candidatesOf(hub, firm, listing);
const tryChange = async (firm: TestFirm, listing: string, change: object): Promise<PreviewView> =>
  (await hub.call("POST", `/listings/${listing}/candidates`, firm.liaison.token, { change })).body;
const kinds = (answer: PreviewView) => answer.diagnosis!.relaxations.map(({ kind }) => kind);
const ofKind = (answer: PreviewView, kind: RelaxationView["kind"]) => answer.diagnosis!.relaxations.find((each) => each.kind === kind)!;
const fitting = (answer: PreviewView) => answer.items.filter(({ fits }) => fits).map(({ listing }) => listing.id);

describe("when only decoys are there for the newspaper's 500 sets", () => {
  it("says that 6 days are missing, shows who would fit with them, and the change brings the suggestion", async () => {
    const alliance = await buildAlliance(hub.dependencies);
    const [buyer, late, far] = [await buildFirm(hub, alliance), await buildFirm(hub, alliance), await buildFirm(hub, alliance)];
    const lateLine = await publish(hub, late, sprayLine(hub, { window: { from: inDays(hub, 26), until: inDays(hub, 90) } }));
    const farLine = await publish(hub, far, sprayLine(hub, { place: "370200" }));
    const need = await publish(hub, buyer, sprayNeed(hub));
    await untilMatched(hub);
    expect(await suggestionsOf(hub, buyer, need)).toEqual([]);

    const answer = await candidates(buyer, need);
    expect(fitting(answer)).toEqual([]);
    expect(kinds(answer)).toEqual(["days", "distance"]);
    const days = ofKind(answer, "days");
    expect(days).toMatchObject({ amount: 6, fits: 1, change: { dueDate: inDays(hub, 26) } });
    expect(fitting(await tryChange(buyer, need, days.change!))).toEqual([lateLine]);
    expect(fitting(await tryChange(buyer, need, ofKind(answer, "distance").change!))).toEqual([farLine]);
    expect(fitting(await candidates(buyer, need)), "trying changes nothing").toEqual([]);

    const { body } = await hub.call("GET", `/listings/${need}`, buyer.liaison.token);
    const changed = await hub.call("PATCH", `/listings/${need}`, buyer.liaison.token, { ...days.change, revision: body.revision });
    expect(changed.status).toBe(200);
    await untilMatched(hub);
    const suggestions = await suggestionsOf(hub, buyer, need);
    expect(suggestions.map(({ parts }) => parts[0]!.resource.id)).toEqual([lateLine]);

    const undone = await hub.call("PATCH", `/listings/${need}`, buyer.liaison.token, { dueDate: body.dueDate, revision: changed.body.revision });
    expect(undone.status).toBe(200);
    await untilMatched(hub);
    expect(await openSuggestionsOf(hub, buyer, need)).toEqual([]);
  });

  it("says by how much a price is too high and that several could do it together", async () => {
    const alliance = await buildAlliance(hub.dependencies);
    const [buyer, dear, one, two] = [await buildFirm(hub, alliance), await buildFirm(hub, alliance), await buildFirm(hub, alliance), await buildFirm(hub, alliance)];
    const price = (amount: number, per = "套") => ({ price: { amount, per } });
    const dearLine = await publish(hub, dear, sprayLine(hub, price(30_000)));
    const parts = [
      await publish(hub, one, sprayLine(hub, { ...price(20_000), quantity: { value: "300", unit: "套" } })),
      await publish(hub, two, sprayLine(hub, { ...price(20_000), quantity: { value: "200", unit: "套" } })),
    ];
    const need = await publish(hub, buyer, sprayNeed(hub, { ...price(25_000, "台"), minLot: { value: "500", unit: "台" } }));
    await untilMatched(hub);
    const answer = await candidates(buyer, need);
    expect(fitting(answer)).toEqual([]);
    expect(ofKind(answer, "price").change).toEqual({ price: { amount: 30_000, currency: "CNY", per: "台" } });
    expect(fitting(await tryChange(buyer, need, ofKind(answer, "price").change!))).toEqual([dearLine]);
    expect(ofKind(answer, "split")).toMatchObject({ amount: 2, change: { minLot: null } });
    const together = await tryChange(buyer, need, { minLot: null });
    expect(together.split).toMatchObject({ complete: true });
    expect(together.split!.parts.map(({ listing, quantity }) => [listing.id, quantity.value])).toEqual([
      [parts[0], "300"],
      [parts[1], "200"],
    ]);
  });
});

it("refuses a try with what no listing could say, and by who may not change it", async () => {
  const alliance = await buildAlliance(hub.dependencies);
  const [buyer, other] = [await buildFirm(hub, alliance), await buildFirm(hub, alliance)];
  const need = await publish(hub, buyer, sprayNeed(hub));
  const knock = (firm: TestFirm, body: object) => hub.call("POST", `/listings/${need}/candidates`, firm.liaison.token, body);
  expect((await knock(buyer, { change: { dueDate: { $ne: null } } })).status).toBe(422);
  expect((await knock(buyer, { change: { quantity: { value: "-5", unit: "台" } } })).status).toBe(422);
  expect((await knock(buyer, { change: { title: "别的" } })).status).toBe(422);
  expect((await knock(other, { change: {} })).status).toBe(403);
});

import type { PreviewView } from "../../app/contracts/match-preview.ts";
import type { MatchView } from "../../app/contracts/matches.ts";
import { dayAt, addDays } from "../../server/clock.ts";
import { listUnmatched } from "../../server/matching/load-market.ts";
import type { TestHub } from "../setup/start-test-hub.ts";
import { until } from "../setup/until.ts";
import { buildAlliance, buildMember, buildPerson, type TestPerson } from "./people.ts";

/** A firm of an alliance with its liaison. */
export interface TestFirm {
  organization: string;
  liaison: TestPerson;
  alliance: { id: string; county: string };
}

export async function buildFirm(hub: TestHub, alliance: { id: string; county: string }, name?: string): Promise<TestFirm> {
  const organization = await buildMember(hub.dependencies, alliance, name ? { name } : {});
  const liaison = await buildPerson(hub.dependencies, {
    role: "liaison",
    organization,
    alliance: alliance.id,
    county: alliance.county,
  });
  return { organization, liaison, alliance };
}

export { buildAlliance };

/** The day `count` days from today. */
export const inDays = (hub: TestHub, count: number): string => addDays(dayAt(hub.clock.now()), count);

/** Publishes a listing over the API; gives its id. */
export async function publish(hub: TestHub, firm: TestFirm, listing: Record<string, unknown>): Promise<string> {
  const reply = await hub.call("POST", "/listings", firm.liaison.token, { alliance: firm.alliance.id, ...listing });
  if (reply.status !== 201) throw new Error(`not published: ${JSON.stringify(reply.body)}`);
  return reply.body.id;
}

/** The newspaper's overdue need: 500 台套 to be sprayed in 20 days. */
export const sprayNeed = (hub: TestHub, terms: Record<string, unknown> = {}) => ({
  kind: "need",
  title: "500 台套拖拉机覆盖件喷涂",
  text: "喷涂线满负荷，订单即将违约，急需外协喷涂",
  category: "process.p14",
  quantity: { value: "500", unit: "台" },
  place: "370812",
  dueDate: inDays(hub, 20),
  maxDistanceKm: 120,
  stake: { amount: 86_000_000 },
  ...terms,
});

/** A spraying line with idle capacity nearby. */
export const sprayLine = (hub: TestHub, terms: Record<string, unknown> = {}) => ({
  kind: "resource",
  title: "涂装线空闲产能",
  text: "农机、汽车零部件涂装，可承接喷漆喷塑",
  category: "process.p14",
  quantity: { value: "500", unit: "套" },
  place: "370883",
  window: { from: inDays(hub, 0), until: inDays(hub, 60) },
  ...terms,
});

/** Suggestions of a listing as its firm sees them. */
export const suggestionsOf = async (hub: TestHub, firm: TestFirm, listing: string): Promise<MatchView[]> =>
  (await hub.call("GET", `/listings/${listing}/matches?limit=100`, firm.liaison.token)).body.items;

/** Of these, the ones that wait for answers. */
export const openSuggestionsOf = async (hub: TestHub, firm: TestFirm, listing: string) =>
  (await suggestionsOf(hub, firm, listing)).filter(({ state }) => state === "suggested");

/** What the hub has for a listing, as its firm sees it. */
export const candidatesOf = async (hub: TestHub, firm: TestFirm, listing: string): Promise<PreviewView> =>
  (await hub.call("GET", `/listings/${listing}/candidates`, firm.liaison.token)).body;

/** Waits until every live listing is matched up to its newest revision. */
export const untilMatched = (hub: TestHub) =>
  until("every listing is matched", async () => hub.services.matchingLoop.isIdle() && (await listUnmatched(hub.dependencies)).length === 0, 30_000);

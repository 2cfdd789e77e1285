import type { Actor } from "../access/actor.ts";
import { addDays } from "../clock.ts";
import type { DemoCounty } from "./demo-county.ts";
import { demoInput, type DemoLine } from "./demo-listing.ts";
import { pastDeals, type PastDeal } from "./past-deals.ts";

/** Tells the deals of the last weeks, each from its lines through the hub's own suggestion to where it stands today. */
export async function seedPastDeals(county: DemoCounty): Promise<void> {
  for (const deal of pastDeals) await tellDeal(county, deal);
}

async function tellDeal(county: DemoCounty, deal: PastDeal): Promise<void> {
  const { services } = county;
  const side = { need: await county.liaisonOf(deal.need[0]), resource: await county.liaisonOf(deal.resource[0]) };
  county.goTo(-deal.published, "09:10");
  await publish(county, deal, "resource", side.resource);
  county.goTo(-deal.published, "10:25");
  const need = await publish(county, deal, "need", side.need);
  services.matchingLoop.resync();
  await services.matchingLoop.whenIdle();

  const id = await agree(county, deal, need, side);
  const unit = deal.need[3].split(" ")[1]!;
  for (const [day, value, note] of deal.deliveries) {
    county.goTo(-day, "16:40");
    await services.cooperation.addDelivery(side.resource, id, { quantity: { value, unit }, correction: false, note });
  }
  for (const { side: who, day, yuan, note } of deal.values ?? []) {
    county.goTo(-day, "11:05");
    await services.cooperation.confirmCooperation(side[who], id, { value: { amount: yuan * 100, currency: "CNY" }, note });
  }
  if (deal.broken) {
    const { day, code, reason } = deal.broken;
    county.goTo(-day, "08:50");
    await services.cooperation.breakCooperation(side.resource, id, { code, reason });
  }
}

async function publish(county: DemoCounty, deal: PastDeal, kind: "need" | "resource", liaison: Actor): Promise<string> {
  const line: DemoLine = deal[kind];
  const { alliances, organizations, today, services } = county;
  const input = demoInput(kind, line, alliances[deal.alliance], organizations[line[0]], addDays(today, -deal.published));
  return (await services.listings.createListing(liaison, input)).id;
}

/** Both sides accept what the hub suggested, the supplier the same day and the need's owner the next morning. */
async function agree(county: DemoCounty, deal: PastDeal, need: string, side: { need: Actor; resource: Actor }): Promise<string> {
  const { services, organizations } = county;
  const { items } = await services.matching.listMatchesOfListing(side.need, need);
  const match = items.find(({ parts }) => parts.length === 1 && parts[0]!.resource.owner.id === organizations[deal.resource[0]]);
  if (!match) throw new Error(`the demo's deal was not suggested: ${deal.need[1]}`);
  county.goTo(-deal.published, "15:30");
  await services.matching.acceptMatch(side.resource, match.id, {});
  county.goTo(-deal.published + 1, "08:20");
  const { cooperation } = await services.matching.acceptMatch(side.need, match.id, {});
  return cooperation!;
}

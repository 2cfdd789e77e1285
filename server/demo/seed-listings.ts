import { chemistryNeeds, chemistryResources } from "./chemistry-lines.ts";
import type { DemoCounty } from "./demo-county.ts";
import { demoInput, type DemoLine } from "./demo-listing.ts";
import { machineryNeeds, machineryResources } from "./machinery-lines.ts";
import type { DemoAllianceKey } from "./organizations.ts";
import { demoPolicies } from "./policies.ts";

/**
 * The three lists: every line written by the liaison of its firm, policies by their department, over the last three weeks;
 * what stands first in its list was published last. The newspaper's overdue need came this morning and is the newest.
 */
export async function seedListings(county: DemoCounty): Promise<void> {
  for (const [index, { alliance, owner, by, input }] of demoPolicies.entries()) {
    county.goTo(-34 + index * 8, "09:20");
    const where = { alliance: county.alliances[alliance], owner: county.organizations[owner], today: county.today };
    await county.services.listings.createPolicy(await county.actorOf(by), input(where));
  }
  await seedLines(county, "machinery", "resource", machineryResources.toReversed());
  await seedLines(county, "chemistry", "resource", chemistryResources.toReversed());
  await seedLines(county, "chemistry", "need", chemistryNeeds.toReversed());
  await seedLines(county, "machinery", "need", machineryNeeds.toReversed());
}

/** Age of the oldest line. */
const OLDEST_DAYS = 20;

async function seedLines(county: DemoCounty, alliance: DemoAllianceKey, kind: "need" | "resource", lines: readonly DemoLine[]): Promise<void> {
  for (const [index, line] of lines.entries()) {
    const [owner] = line;
    const day = -Math.round((OLDEST_DAYS * (lines.length - 1 - index)) / lines.length);
    county.goTo(day, kind === "need" ? "08:30" : "08:10");
    const input = demoInput(kind, line, county.alliances[alliance], county.organizations[owner], county.today);
    await county.services.listings.createListing(await writerOf(county, owner), input);
  }
}

/** The firm's liaison; for a bank or service unit, which has none, the alliance's secretary on its behalf. */
async function writerOf(county: DemoCounty, owner: DemoLine[0]): ReturnType<DemoCounty["actorOf"]> {
  if (owner === "bank") return county.actorOf("bank");
  return owner === "testing" ? county.actorOf("secretary") : county.liaisonOf(owner);
}

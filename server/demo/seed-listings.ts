import { chemistryNeeds, chemistryResources } from "./chemistry-lines.ts";
import type { DemoCounty } from "./demo-county.ts";
import { demoInput, type DemoLine } from "./demo-listing.ts";
import { machineryNeeds, machineryResources } from "./machinery-lines.ts";
import type { DemoAllianceKey } from "./organizations.ts";
import { demoPolicies } from "./policies.ts";

/**
 * The three lists: every line written by the liaison of its firm, policies by their department. Resources come first and
 * the newspaper's overdue need last, so that it finds everything that is there.
 */
export async function seedListings(county: DemoCounty): Promise<void> {
  for (const { alliance, owner, by, input } of demoPolicies) {
    const where = { alliance: county.alliances[alliance], owner: county.organizations[owner], today: county.today };
    await county.services.listings.createPolicy(await county.actorOf(by), input(where));
  }
  await seedLines(county, "machinery", "resource", machineryResources);
  await seedLines(county, "chemistry", "resource", chemistryResources);
  await seedLines(county, "chemistry", "need", chemistryNeeds.toReversed());
  await seedLines(county, "machinery", "need", machineryNeeds.toReversed());
}

async function seedLines(county: DemoCounty, alliance: DemoAllianceKey, kind: "need" | "resource", lines: readonly DemoLine[]): Promise<void> {
  for (const line of lines) {
    const [owner] = line;
    const input = demoInput(kind, line, county.alliances[alliance], county.organizations[owner], county.today);
    await county.services.listings.createListing(await writerOf(county, owner), input);
  }
}

/** The firm's liaison; for a bank or service unit, which has none, the alliance's secretary on its behalf. */
async function writerOf(county: DemoCounty, owner: DemoLine[0]): ReturnType<DemoCounty["actorOf"]> {
  if (owner === "bank") return county.actorOf("bank");
  return owner === "testing" ? county.actorOf("secretary") : county.liaisonOf(owner);
}

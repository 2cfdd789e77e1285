import type { Method } from "../../server/http/api/endpoint.ts";
import { buildAlliance, buildMember, buildOrganization, buildPerson, buildTerm, type TestPerson } from "../factories/people.ts";
import type { TestHub } from "../setup/start-test-hub.ts";

/**
 * Who knocks at every door of the API. `liaison`, `chair`, `secretary` and `service` sit in the subject's alliance,
 * `officer` in its county; the others stand outside in one way each.
 */
export const visitors = [
  "stranger",
  "liaison",
  "liaisonOfOtherOrganization",
  "liaisonOfOtherAlliance",
  "liaisonOfOtherCounty",
  "chair",
  "secretary",
  "secretaryOfOtherAlliance",
  "service",
  "officer",
  "officerOfOtherCounty",
  "administrator",
] as const;
export type VisitorName = (typeof visitors)[number];

/** Two alliances of one county and one of another, with people in every seat. */
export interface World {
  hub: TestHub;
  alliance: { id: string; county: string; department: string };
  otherAlliance: { id: string; county: string; department: string };
  otherCountyAlliance: { id: string; county: string; department: string };
  organization: string;
  otherOrganization: string;
  organizationOfOtherAlliance: string;
  people: Record<Exclude<VisitorName, "stranger">, TestPerson>;
}

/** One endpoint's row: how to knock, and what each visitor is answered. */
export interface AccessRow {
  method: Method;
  /** As in the endpoint's definition, such as `/listings/:id`. */
  path: string;
  /** Makes a fresh subject and says where to knock and with what body. `who` is the visitor. */
  knock(world: World, who: VisitorName): Promise<{ path: string; body?: unknown; headers?: Record<string, string> }> | { path: string; body?: unknown; headers?: Record<string, string> };
  /** The hub itself changes the subject before long, so that each visitor needs one of their own. */
  isShortLived?: true;
  /** Status by visitor; all twelve must be named, or fall under `others`. */
  answers: Partial<Record<VisitorName, number>> & { others?: number };
}

export async function buildWorld(hub: TestHub): Promise<World> {
  const { dependencies } = hub;
  const alliance = await buildAlliance(dependencies);
  const otherAlliance = await buildAlliance(dependencies);
  const otherCountyAlliance = await buildAlliance(dependencies, { county: "370883" });
  const organization = await buildMember(dependencies, alliance);
  const otherOrganization = await buildMember(dependencies, alliance);
  const chairOrganization = await buildMember(dependencies, alliance);
  const organizationOfOtherAlliance = await buildMember(dependencies, otherAlliance);
  const organizationOfOtherCounty = await buildMember(dependencies, otherCountyAlliance);
  const bank = await buildOrganization(dependencies, { kind: "bank" });
  const liaison = (of: string, within: { id: string; county: string }) =>
    buildPerson(dependencies, { role: "liaison", organization: of, alliance: within.id, county: within.county });
  const chair = await liaison(chairOrganization, alliance);
  await buildTerm(dependencies, { alliance: alliance.id, organization: chairOrganization, person: chair.id });
  const officer = (of: { department: string; county: string }) =>
    buildPerson(dependencies, { role: "officer", organization: of.department, county: of.county });
  return {
    hub,
    alliance,
    otherAlliance,
    otherCountyAlliance,
    organization,
    otherOrganization,
    organizationOfOtherAlliance,
    people: {
      liaison: await liaison(organization, alliance),
      liaisonOfOtherOrganization: await liaison(otherOrganization, alliance),
      liaisonOfOtherAlliance: await liaison(organizationOfOtherAlliance, otherAlliance),
      liaisonOfOtherCounty: await liaison(organizationOfOtherCounty, otherCountyAlliance),
      chair,
      secretary: await buildPerson(dependencies, { role: "secretary", alliance: alliance.id }),
      secretaryOfOtherAlliance: await buildPerson(dependencies, { role: "secretary", alliance: otherAlliance.id }),
      service: await buildPerson(dependencies, { role: "service", organization: bank, alliance: alliance.id }),
      officer: await officer(alliance),
      officerOfOtherCounty: await officer(otherCountyAlliance),
      administrator: await buildPerson(dependencies, { role: "administrator" }),
    },
  };
}

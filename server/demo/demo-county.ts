import type { Day } from "../../app/contracts/common.ts";
import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Services } from "../services.ts";
import type { DemoAllianceKey, DemoOrganizationKey } from "./organizations.ts";
import type { DemoPersonKey } from "./people.ts";

/** What a chapter of the demo's story is told with: the hub's own use cases, and who and what there is so far. */
export interface DemoCounty {
  services: Services;
  dependencies: Dependencies;
  /** Today in Asia/Shanghai: every day of the story counts from it. */
  today: Day;
  alliances: Record<DemoAllianceKey, string>;
  organizations: Record<DemoOrganizationKey, string>;
  people: Record<DemoPersonKey, string>;
  /** Who speaks for which organization: its liaison, or the person of a bank or service unit. */
  liaisons: Partial<Record<DemoOrganizationKey, string>>;
  /** Sets the hub's clock to a time of day in Asia/Shanghai, `day` days from today (before it when negative). */
  goTo(day: number, time: `${number}:${number}`): void;
  /** A person as the hub would see them at the story's moment, with all seats in force. */
  actorOf(person: DemoPersonKey): Promise<Actor>;
  /** Whoever has the chair of an alliance at the story's moment. */
  chairOf(alliance: DemoAllianceKey): Promise<Actor>;
  /** The liaison of any of the organizations, in its alliance; of a service unit, who speaks for it. */
  liaisonOf(organization: DemoOrganizationKey): Promise<Actor>;
}

/** One part of the story; runs after those before it in `seed-demo.ts`, only on an empty database. */
export type DemoChapter = (county: DemoCounty) => Promise<void>;

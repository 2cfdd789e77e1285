import type { ClientSession } from "mongoose";
import type { AllianceRecord } from "../../models/alliance.ts";
import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Seal } from "../seal.ts";

/** What those need besides who tell the outside of what happens in an alliance. */
export interface OutboundDependencies extends Dependencies {
  /** An alliance that the actor keeps. @throws not_found when they may not read it, forbidden when they may only read it */
  requireKeptAlliance(actor: Actor, id: string, session?: ClientSession): Promise<AllianceRecord>;
  /** Seals addresses and secrets. */
  seal: Seal;
  /** Address under which people reach the hub, without a slash at the end. */
  baseUrl: string;
}

import type { AllianceView } from "../../app/contracts/alliances.ts";
import type { Actor } from "../access/actor.ts";
import type { AllianceDependencies } from "./alliance-dependencies.ts";
import { presentAlliance } from "./present-alliance.ts";
import { requireAlliance } from "./require-alliance.ts";

/**
 * One alliance: chain, rotation rule, today's chair.
 * @throws not_found when there is none or it is not the actor's to read
 */
export async function getAlliance(dependencies: AllianceDependencies, actor: Actor, id: string): Promise<AllianceView> {
  return presentAlliance(dependencies, actor, await requireAlliance(dependencies, actor, id));
}

import type { KeptPersonView } from "../../app/contracts/people.ts";
import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import { requireAccount } from "./account-facts.ts";
import { presentAccounts } from "./present-account.ts";

/**
 * One account as its keeper sees it.
 * @throws not_found when there is none or it is not theirs to see
 */
export async function getAccount(dependencies: Dependencies, actor: Actor, id: string): Promise<KeptPersonView> {
  const { person } = await requireAccount(dependencies, actor, id);
  const [view] = await presentAccounts(dependencies, actor, [person]);
  return view!;
}

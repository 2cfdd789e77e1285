import type { ToldView } from "../../app/contracts/told.ts";
import type { Actor } from "../access/actor.ts";
import { canSeeToldOfAction } from "../access/action-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { forbidden } from "../errors.ts";
import type { FollowupPorts } from "./followup-ports.ts";
import { requireAction } from "./list-actions.ts";

/** What the units of a task were told and reminded of, and who of them has read it. @throws not_found; forbidden */
export async function listToldOfAction({ models, listTold }: Dependencies & FollowupPorts, actor: Actor, id: string): Promise<ToldView> {
  const action = await requireAction({ models }, actor, id);
  if (!canSeeToldOfAction(actor, action)) throw forbidden();
  return listTold(`/actions/${id}`, ["action_assigned", "action_soon", "action_due", "action_overdue", "action_overdue_led", "action_returned", "nobody_read"]);
}

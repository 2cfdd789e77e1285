import type { ToldView } from "../../../app/contracts/told.ts";
import type { Actor } from "../../access/actor.ts";
import { canSeeSuggestion, canSeeToldOfSuggestion } from "../../access/suggestion-rules.ts";
import type { Dependencies } from "../../dependencies.ts";
import { forbidden, notFound } from "../../errors.ts";
import type { FollowupPorts } from "../followup-ports.ts";

/** What the unit of a suggestion was told, and who there has read it; nothing of what its proposer was told. @throws not_found; forbidden */
export async function listToldOfSuggestion({ models, listTold }: Dependencies & FollowupPorts, actor: Actor, id: string): Promise<ToldView> {
  const suggestion = await models.suggestions.findOne({ _id: id }).lean();
  if (!suggestion || !canSeeSuggestion(actor, suggestion)) throw notFound();
  if (!canSeeToldOfSuggestion(actor, suggestion)) throw forbidden();
  return listTold(`/suggestions/${id}`, ["suggestion_assigned", "suggestion_resumed", "suggestion_overdue", "nobody_read"]);
}

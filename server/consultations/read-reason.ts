import type { ConsultationReason, ConsultationView } from "../../app/contracts/consultations.ts";
import type { Actor } from "../access/actor.ts";
import { canReadCommonNeed } from "../access/common-need-rules.ts";
import { canSeeSuggestion } from "../access/suggestion-rules.ts";
import type { Models } from "../database/models.ts";
import { shortText } from "../short-text.ts";

/** What a policy is drafted for, as one reader may see it; null where there is none, or the actor may not see it. Reads only. */
export async function readReason(models: Models, actor: Actor, { kind, id }: ConsultationReason): Promise<ConsultationView["source"]> {
  switch (kind) {
    case "suggestion": {
      const suggestion = await models.suggestions.findOne({ _id: id }).lean();
      return suggestion && canSeeSuggestion(actor, suggestion) ? { kind, title: shortText(suggestion.text), href: `/suggestions/${id}` } : null;
    }
    case "common_need": {
      const group = await models.commonNeeds.findOne({ _id: id }).lean();
      return group && canReadCommonNeed(actor, group) ? { kind, title: null, href: `/common-needs/${id}` } : null;
    }
  }
}

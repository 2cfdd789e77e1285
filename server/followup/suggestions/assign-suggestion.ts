import type { z } from "zod";
import type { suggestionPatch, SuggestionView } from "../../../app/contracts/suggestions.ts";
import type { Actor } from "../../access/actor.ts";
import { canLeadSuggestions } from "../../access/suggestion-rules.ts";
import { dayAt } from "../../clock.ts";
import type { Dependencies } from "../../dependencies.ts";
import { badField, conflict, forbidden } from "../../errors.ts";
import { leadersOfAlliance, peopleOfUnits } from "../people-concerned.ts";
import { requireUnits } from "../require-units.ts";
import { changeSuggestion } from "./change-suggestion.ts";
import { shortText } from "../../short-text.ts";

/**
 * Gives a suggestion to a unit until a day, gives it to another one, or sets its topic right; the unit is told.
 * @throws forbidden for who does not lead the ledger; conflict `suggestion_over` once its unit calls it solved
 * @throws bad_input on `unit`, on `due` that is missing or past
 */
export const assignSuggestion = (
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  patch: z.output<typeof suggestionPatch>,
  revision?: number,
): Promise<SuggestionView> =>
  changeSuggestion(dependencies, actor, id, revision, async (suggestion, transaction) => {
    const { models, notify } = dependencies;
    if (!canLeadSuggestions(actor, suggestion.alliance)) throw forbidden();
    if (suggestion.state === "solved" || suggestion.state === "silent" || suggestion.state === "confirmed") throw conflict("suggestion_over");
    const unit = patch.unit ?? suggestion.unit;
    const due = patch.due ?? suggestion.due;
    const topic = patch.topic ?? suggestion.topic;
    if (unit === null) throw badField("unit", "required");
    if (due === null) throw badField("due", "required");
    const today = dayAt(transaction.at);
    if (patch.due !== undefined && patch.due < today) throw badField("due", "day_past", { today });
    if (patch.unit === undefined && patch.due === undefined) return { changes: { topic }, entry: { kind: "assigned", text: "" } };
    await requireUnits(models, { id: suggestion.alliance, county: suggestion.county }, [{ path: "unit", organization: unit }], transaction);
    await notify(transaction, await peopleOfUnits(models, suggestion.alliance, [unit], transaction), {
      key: `suggestion.assigned:${id}:${suggestion.revision}`,
      kind: "suggestion_assigned",
      facts: { number: suggestion.number, text: shortText(suggestion.text), day: due },
      href: `/suggestions/${id}`,
      asks: { units: [unit], watchers: await leadersOfAlliance(models, suggestion.alliance, transaction) },
    });
    const name = await models.organizations.findOne({ _id: unit }, { shortName: 1 }, { session: transaction.session }).lean();
    return {
      changes: { state: "assigned", topic, unit, due, reason: "", overdueTold: false },
      entry: { kind: "assigned", text: name?.shortName ?? "" },
    };
  });

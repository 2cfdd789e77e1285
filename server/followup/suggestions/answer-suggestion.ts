import type { z } from "zod";
import type { suggestionDelay, suggestionSolution, SuggestionView } from "../../../app/contracts/suggestions.ts";
import type { SuggestionRecord } from "../../../models/suggestion.ts";
import type { Actor } from "../../access/actor.ts";
import { canAnswerSuggestion } from "../../access/suggestion-rules.ts";
import { dayAt } from "../../clock.ts";
import type { Dependencies } from "../../dependencies.ts";
import { badField, conflict, forbidden } from "../../errors.ts";
import { changeSuggestion } from "./change-suggestion.ts";
import { shortText } from "../../short-text.ts";
import { peopleOfProposer } from "./people-of-proposer.ts";

/** How long the proposer has for a word on what the unit calls solved. */
const WORD_MS = 7 * 86_400_000;

/**
 * The unit says that it is solved, with proof; the proposer is asked and has seven days.
 * @throws forbidden for other units; conflict `suggestion_answered` when it does not wait for the unit
 */
export const solveSuggestion = (
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  input: z.output<typeof suggestionSolution>,
  revision?: number,
): Promise<SuggestionView> =>
  changeSuggestion(dependencies, actor, id, revision, async (suggestion, transaction) => {
    requireWaiting(actor, suggestion);
    const confirmUntil = new Date(transaction.at.getTime() + WORD_MS);
    await dependencies.notify(transaction, await peopleOfProposer(dependencies.models, suggestion, transaction), {
      key: `suggestion.solved:${id}:${suggestion.revision}`,
      kind: "suggestion_solved",
      facts: { number: suggestion.number, text: shortText(suggestion.text), day: dayAt(confirmUntil) },
      href: `/suggestions/${id}`,
    });
    return { changes: { state: "solved", reason: "", confirmUntil }, entry: { kind: "solved", text: input.proof } };
  });

/**
 * The unit says why it cannot be solved now, and when it answers again; on that day it is the unit's turn by itself.
 * @throws forbidden, conflict as `solveSuggestion`; bad_input on `next` that does not lie ahead
 */
export const delaySuggestion = (
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  input: z.output<typeof suggestionDelay>,
  revision?: number,
): Promise<SuggestionView> =>
  changeSuggestion(dependencies, actor, id, revision, async (suggestion, transaction) => {
    requireWaiting(actor, suggestion);
    const today = dayAt(transaction.at);
    if (input.next <= today) throw badField("next", "day_not_ahead", { today });
    await dependencies.notify(transaction, await peopleOfProposer(dependencies.models, suggestion, transaction), {
      key: `suggestion.unsolved:${id}:${suggestion.revision}`,
      kind: "suggestion_unsolved",
      facts: { number: suggestion.number, reason: shortText(input.reason), day: input.next },
      href: `/suggestions/${id}`,
    });
    return {
      changes: { state: "unsolved", reason: input.reason, due: input.next, overdueTold: false },
      entry: { kind: "unsolved", text: input.reason },
    };
  });

function requireWaiting(actor: Actor, suggestion: SuggestionRecord): void {
  if (!canAnswerSuggestion(actor, suggestion)) throw forbidden();
  if (suggestion.state !== "assigned" && suggestion.state !== "unsolved") throw conflict("suggestion_answered");
}

import type { z } from "zod";
import type { suggestionVerdict, SuggestionView } from "../../../app/contracts/suggestions.ts";
import type { SuggestionRecord } from "../../../models/suggestion.ts";
import type { Actor } from "../../access/actor.ts";
import { canLeadSuggestions, isProposer } from "../../access/suggestion-rules.ts";
import type { Dependencies } from "../../dependencies.ts";
import { badField, conflict, forbidden } from "../../errors.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import { peopleOfUnits } from "../people-concerned.ts";
import { changeSuggestion, type SuggestionChange } from "./change-suggestion.ts";
import { shortText } from "../../short-text.ts";

type Verdict = z.output<typeof suggestionVerdict>;

/**
 * The proposer's word on what the unit calls solved: confirmed, or back to the unit with what is missing. Late words
 * count too. @throws forbidden for others; conflict `suggestion_not_solved`; bad_input on `note` when dissatisfied without one
 */
export const judgeSuggestion = (
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  verdict: Verdict,
  revision?: number,
): Promise<SuggestionView> =>
  changeSuggestion(dependencies, actor, id, revision, async (suggestion, transaction) => {
    if (!isProposer(actor, suggestion)) throw forbidden();
    if (suggestion.state !== "solved" && suggestion.state !== "silent") throw conflict("suggestion_not_solved");
    return judged(dependencies, transaction, suggestion, verdict, verdict.satisfied ? "confirmed" : "denied");
  });

/**
 * What a proposer who gave no word within seven days said on the telephone, entered by who leads the ledger.
 * @throws forbidden for others; conflict `suggestion_not_silent`; bad_input on `note`: who was called, and what they said
 */
export const callProposer = (
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  verdict: Verdict,
  revision?: number,
): Promise<SuggestionView> =>
  changeSuggestion(dependencies, actor, id, revision, async (suggestion, transaction) => {
    if (!canLeadSuggestions(actor, suggestion.alliance)) throw forbidden();
    if (suggestion.state !== "silent") throw conflict("suggestion_not_silent");
    if (verdict.note === "") throw badField("note", "required");
    return judged(dependencies, transaction, suggestion, verdict, "called");
  });

async function judged(
  { models, notify }: Dependencies,
  transaction: Transaction,
  suggestion: SuggestionRecord,
  { satisfied, note }: Verdict,
  kind: "confirmed" | "denied" | "called",
): Promise<SuggestionChange> {
  if (!satisfied && note === "") throw badField("note", "required");
  await notify(transaction, await peopleOfUnits(models, suggestion.alliance, suggestion.unit ? [suggestion.unit] : [], transaction), {
    key: `suggestion.judged:${suggestion._id}:${suggestion.revision}`,
    kind: satisfied ? "suggestion_confirmed" : "suggestion_denied",
    facts: { number: suggestion.number, text: shortText(suggestion.text), note },
    href: `/suggestions/${suggestion._id}`,
  });
  return {
    changes: { state: satisfied ? "confirmed" : "assigned", confirmUntil: null, overdueTold: false },
    entry: { kind, text: note },
  };
}

import type { SuggestionRecord } from "../../../models/suggestion.ts";
import type { Models } from "../../database/models.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import { peopleOfUnits } from "../people-concerned.ts";

/** Whose word counts for a suggestion: the person who made it, or the people of the unit for which it was entered. */
export const peopleOfProposer = async (
  models: Models,
  { alliance, person, organization, onBehalf }: SuggestionRecord,
  moment: Pick<Transaction, "session" | "at">,
): Promise<string[]> => (onBehalf && organization ? peopleOfUnits(models, alliance, [organization], moment) : [person]);

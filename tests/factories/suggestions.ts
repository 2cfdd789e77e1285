import type { SuggestionRecord } from "../../models/suggestion.ts";
import type { Dependencies } from "../../server/dependencies.ts";

/** A line of the suggestions ledger, straight in the store; an open one without a unit unless said otherwise. */
export async function buildSuggestion(
  { models, ids, clock }: Dependencies,
  given: Pick<SuggestionRecord, "alliance" | "county" | "person"> & Partial<SuggestionRecord>,
): Promise<string> {
  const id = ids.next();
  await models.suggestions.create([
    {
      _id: id,
      number: `2026-${id.slice(-4)}`,
      text: "园区晚班公交末班太早，女工下班不方便",
      topic: "service",
      state: "open",
      meeting: null,
      item: null,
      personName: "赵试验",
      organization: null,
      onBehalf: false,
      anonymous: false,
      unit: null,
      due: null,
      reason: "",
      confirmUntil: null,
      overdueTold: false,
      log: [],
      revision: 0,
      createdAt: clock.now(),
      ...given,
    },
  ]);
  return id;
}

import type { ConditionStand, Verdict } from "../../app/contracts/conditions.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { Models } from "../database/models.ts";
import { conditionsOf } from "./conditions-of.ts";
import { judgeConditions, overallVerdict } from "./judge-conditions.ts";
import { openNeedsOf } from "./open-needs-of.ts";
import { answerKey, answersByIndex, subjectOf } from "./subject-of.ts";

/** How does this firm stand to that policy or resource? */
export interface StandAsked {
  listing: Pick<ListingRecord, "_id" | "policy" | "conditions">;
  organization: string;
  /** The need for which it is asked, which need not be stored. */
  need?: Pick<ListingRecord, "categoryPath">;
}

/**
 * How firms stand to conditions, each in the order in which it was asked; null where no conditions are set. Of a firm
 * that is not on record everything is unknown. Reads only: each collection once, whatever is asked.
 */
export async function readStands(
  models: Pick<Models, "listings" | "organizations" | "eligibilityAnswers">,
  asked: readonly StandAsked[],
): Promise<(ConditionStand | null)[]> {
  const conditioned = asked.filter(({ listing }) => conditionsOf(listing).length > 0);
  if (conditioned.length === 0) return asked.map(() => null);
  const ids = [...new Set(conditioned.map(({ organization }) => organization))];
  const keys = conditioned.map(({ listing, organization }) => answerKey(listing, { _id: organization }));
  const [firms, needs, given] = await Promise.all([
    models.organizations.find({ _id: { $in: ids } }).lean(),
    openNeedsOf(models, ids),
    models.eligibilityAnswers.find({ _id: { $in: keys } }).lean(),
  ]);
  const firmOf = new Map(firms.map((firm) => [firm._id, firm]));
  const givenOf = new Map(given.map((answers) => [answers._id, answers]));
  return asked.map(({ listing, organization, need }) => {
    const conditions = conditionsOf(listing);
    if (conditions.length === 0) return null;
    const firm = firmOf.get(organization);
    const answers = answersByIndex(conditions, givenOf.get(answerKey(listing, { _id: organization })));
    const wanted = [...(needs.get(organization) ?? []), ...(need ? [need] : [])];
    const verdicts: Verdict[] = firm ? judgeConditions(conditions, subjectOf(firm, wanted, answers)) : conditions.map(() => "unknown");
    const verdict = overallVerdict(verdicts);
    const unknown = verdicts.indexOf("unknown");
    return {
      organization: { id: organization, name: firm?.shortName ?? "" },
      verdict,
      conditions: conditions.map(({ text, fact }, index) => ({ index, text, fact, verdict: verdicts[index]!, answered: index in answers })),
      question: verdict === "unknown" ? { index: unknown, text: conditions[unknown]!.text } : null,
      missing: conditions.flatMap(({ text }, index) => (verdicts[index] === "fail" ? [text] : [])),
    };
  });
}

import type { ReferralSummary, ReferralView } from "../../app/contracts/referrals.ts";
import type { ReferralRecord } from "../../models/referral.ts";
import type { Actor } from "../access/actor.ts";
import { isReader } from "../access/listing-rules.ts";
import { canAnswerReferral } from "../access/referral-rules.ts";
import { nameIn, readNames } from "../database/read-names.ts";
import { findOutside } from "./find-outside.ts";
import type { MatchingDependencies } from "./ports.ts";
import { presentListings } from "./present-listings.ts";
import { presentCandidate } from "./present-preview.ts";

/** Requests for an introduction in the order given; those whose listing is gone are left out. */
export async function presentReferrals(
  dependencies: Pick<MatchingDependencies, "models" | "placeName">,
  referrals: readonly ReferralRecord[],
): Promise<ReferralSummary[]> {
  const listings = await presentListings(dependencies, referrals.map(({ listing }) => listing));
  const names = await readNames(dependencies.models, { organizations: referrals.map(({ department }) => department) });
  return referrals.flatMap((referral) => {
    const listing = listings.get(referral.listing);
    if (!listing) return [];
    return [
      {
        id: referral._id,
        state: referral.state,
        listing,
        department: nameIn(names, referral.department),
        note: referral.note,
        outside: referral.outside,
        askedBy: referral.askedBy.name,
        askedAt: referral.askedAt.toISOString(),
        answeredBy: referral.answeredBy?.name ?? null,
        answeredAt: referral.answeredAt?.toISOString() ?? null,
        reason: referral.reason,
        introduced: referral.matches.length,
        revision: referral.revision,
      },
    ];
  });
}

/** One request with whom the reader could introduce; nobody is named to who may not answer it. */
export async function presentReferral(dependencies: MatchingDependencies, actor: Actor, referral: ReferralRecord): Promise<ReferralView> {
  const [summary] = await presentReferrals(dependencies, [referral]);
  const answer = referral.state === "open" && canAnswerReferral(actor, referral);
  const listing = answer ? await dependencies.models.listings.findOne({ _id: referral.listing, open: true }).lean() : null;
  if (!listing) return { ...summary!, candidates: [], elsewhere: 0, may: { answer } };
  const outside = await findOutside(dependencies, listing);
  const readable = outside.filter(({ record }) => isReader(actor, record));
  const listings = await presentListings(dependencies, readable.map(({ record }) => record._id));
  return {
    ...summary!,
    candidates: readable.flatMap(({ record, suggestion }) => {
      const found = listings.get(record._id);
      return found ? [presentCandidate({ suggestion, record, reach: null, stand: null, barred: null }, found, listing)] : [];
    }),
    elsewhere: outside.length - readable.length,
    may: { answer },
  };
}

import { redirect, type AppLoadContext, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ListingPage } from "../features/listings/listing-page.tsx";
import { ListingSuggestions } from "../features/matches/listing-suggestions.tsx";
import { EligibilityPanel } from "../features/policies/eligibility-panel.tsx";
import { ListPanel } from "../features/policies/list-panel.tsx";
import { SuggestedPolicies } from "../features/policies/suggested-policies.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { firmOf } from "../http/firm-of.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("listings");

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { listings, matching, policies } = context.services;
  const listing = await orErrorPage(context, listings.getListing(actor, params.id ?? ""));
  if (listing.kind === "policy") throw redirect(`/policies/${listing.id}`);
  const explains = listing.may.change && (listing.state === "published" || listing.state === "partly");
  // A bank looks at its own product, not at itself as a firm.
  const firm = listing.conditions.length > 0 && actor.seat?.organization !== listing.owner.id ? firmOf(actor) : null;
  const [steps, matches, preview, referrals, suited, eligibility] = await orErrorPage(
    context,
    Promise.all([
      listings.listListingSteps(actor, listing.id),
      matching.listMatchesOfListing(actor, listing.id),
      // The engine may still be starting; what is stored is shown at once, the page asks again.
      explains ? unlessStarting(context, matching.explainStoredListing(actor, listing.id, 0)) : null,
      explains ? matching.listReferrals(actor, { listing: listing.id, limit: 1 }) : null,
      explains && listing.kind === "need" ? policies.listPolicySuggestions(actor, { need: listing.id, state: "suggested", limit: 5 }) : null,
      firm ? policies.checkEligibility(actor, listing.id, firm) : null,
    ]),
  );
  const isMatching = !matches.matched || (explains && preview === null);
  return { listing, steps: steps.items, matches: matches.items, isMatching, preview, referral: referrals?.items[0] ?? null, policies: suited?.items ?? [], eligibility };
}

async function unlessStarting<Answer>(context: AppLoadContext, answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    if (context.problemOf(error).code !== "unavailable") throw error;
    return null;
  }
}

export default function ListingRoute() {
  const { t } = useTranslation();
  const { listing, steps, matches, isMatching, preview, referral, policies, eligibility } = useLoaderData<typeof loader>();
  return (
    <ListingPage listing={listing} steps={steps}>
      {eligibility ? (
        <EligibilityPanel eligibility={eligibility} />
      ) : (
        listing.conditions.length > 0 && <ListPanel title={t("listings:field.conditionsOf.resource")} items={listing.conditions.map(({ text }) => text)} />
      )}
      <ListingSuggestions listing={listing} matches={matches} isMatching={isMatching} preview={preview} referral={referral} />
      <SuggestedPolicies suggestions={policies} title={t("policies:suggested.forNeed")} />
    </ListingPage>
  );
}

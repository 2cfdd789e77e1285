import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { PolicyPage } from "../features/policies/policy-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { firmOf } from "../http/firm-of.ts";
import { requireActor } from "../http/require-actor.ts";
import { searchOf } from "../http/search-of.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("listings");

const MOST_CLAIMS = 50;
/** Which claims a figure leads to. */
const claimsShown = z.object({ claims: z.enum(["paid", "open"]).optional() });

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { listings, policies } = context.services;
  const listing = await orErrorPage(context, listings.getPolicy(actor, params.id ?? ""));
  // A department looks at its own policy, not at itself as a firm.
  const firm = firmOf(actor);
  const { claims: shown = null } = searchOf(request, claimsShown);
  const [eligibility, claims, burden, suited] = await orErrorPage(
    context,
    Promise.all([
      firm ? policies.checkEligibility(actor, listing.id, firm) : null,
      policies.listClaims(actor, listing.id, { limit: MOST_CLAIMS, ...(shown === "paid" && { state: shown }), ...(shown === "open" && { open: "true" }) }),
      policies.getBurden(actor, listing.id),
      firm ? null : policies.listPolicySuggestions(actor, { policy: listing.id, state: "suggested", limit: 100 }),
    ]),
  );
  return { listing, eligibility, claims: claims.items, more: claims.nextCursor !== null, shown, burden, suited: suited?.items ?? [] };
}

export default function PolicyRoute() {
  return <PolicyPage {...useLoaderData<typeof loader>()} />;
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ReferralPage } from "../features/referrals/referral-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { useLiveRevalidate } from "../realtime/use-live-revalidate.ts";
import { useMe } from "../shell/shell-data.ts";

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  return orErrorPage(context, context.services.matching.getReferral(actor, params.id!));
}

export default function ReferralRoute() {
  const referral = useLoaderData<typeof loader>();
  useLiveRevalidate(useMe().streams, { types: ["referral."] });
  return <ReferralPage key={referral.revision} referral={referral} />;
}

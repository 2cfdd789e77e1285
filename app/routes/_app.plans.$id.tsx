import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { StoredPlan } from "../features/plans/stored-plan.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("plans");

/** A plan as it is stored: what an agenda item or a notice names. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  return { plan: await orErrorPage(context, context.services.matching.getPlan(actor, params.id ?? "")) };
}

export default function PlanRoute() {
  return <StoredPlan {...useLoaderData<typeof loader>()} />;
}

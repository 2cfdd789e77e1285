import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DeskPage } from "../features/work/desk-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";

/** Policies shown beside what waits. */
const MOST_POLICIES = 3;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { work, policies } = context.services;
  const organization = actor.seat?.role === "liaison" ? actor.seat.organization : null;
  const [shown, suited] = await orErrorPage(
    context,
    Promise.all([
      work.getWork(actor),
      organization ? policies.listPolicySuggestions(actor, { organization, state: "suggested", limit: MOST_POLICIES }) : null,
    ]),
  );
  return { work: shown, policies: suited?.items ?? [] };
}

export default function Desk() {
  return <DeskPage {...useLoaderData<typeof loader>()} />;
}

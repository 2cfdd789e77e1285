import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PlanPage } from "../features/plans/plan-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("plans");

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { matching, meetings } = context.services;
  const scopes = await orErrorPage(context, matching.listPlannedScopes(actor));
  const wanted = new URL(request.url).searchParams;
  const scope =
    scopes.find(({ kind, id }) => wanted.get(kind) === id) ?? scopes.find(({ id }) => id === actor.seat?.alliance) ?? scopes[0];
  if (!scope) throw redirect("/matching");
  const input = { [scope.kind]: scope.id };
  const [plan, streams, weights, ahead] = await orErrorPage(
    context,
    Promise.all([
      matching.findNewestPlan(actor, input),
      matching.listPlanStreams(actor, input),
      scope.runs && scope.kind === "alliance" ? matching.getWeights(actor, scope.id) : null,
      scope.prepares ? meetings.listMeetingsForPlan(actor, scope.id) : [],
    ]),
  );
  return { scopes, scope, plan, streams, weights, meetings: ahead };
}

export default function Plan() {
  const data = useLoaderData<typeof loader>();
  return <PlanPage key={data.scope.id} {...data} />;
}

import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PlanPage } from "../features/plans/plan-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const alliances = await orErrorPage(context, context.services.matching.listPlannedAlliances(actor));
  const wanted = new URL(request.url).searchParams.get("alliance");
  const chosen = alliances.find(({ id }) => id === wanted) ?? alliances.find(({ id }) => id === actor.seat?.alliance) ?? alliances[0];
  if (!chosen) throw redirect("/matching");
  const plan = await orErrorPage(context, context.services.matching.findNewestPlan(actor, chosen.id));
  const weights = chosen.keeps ? await orErrorPage(context, context.services.matching.getWeights(actor, chosen.id)) : null;
  return { alliances, alliance: chosen.id, keeps: chosen.keeps, plan, weights };
}

export default function Plan() {
  const data = useLoaderData<typeof loader>();
  return <PlanPage key={data.alliance} {...data} />;
}

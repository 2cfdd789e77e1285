import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { followThroughQuery } from "../contracts/stats.ts";
import { ReportsPage } from "../features/reports/reports-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { searchOf } from "../http/search-of.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("reports");

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const query = searchOf(request, followThroughQuery.pick({ period: true }));
  const { policies, reports } = context.services;
  const [stats, followThrough, ranking] = await orErrorPage(
    context,
    Promise.all([reports.countResults(actor), reports.countFollowThrough(actor, query), policies.findBurdenRanking(actor)]),
  );
  return { stats, followThrough, ranking, period: query.period };
}

export default function Reports() {
  return <ReportsPage {...useLoaderData<typeof loader>()} />;
}

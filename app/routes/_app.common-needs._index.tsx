import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CommonNeedsPage } from "../features/common-needs/common-needs-page.tsx";
import { preparedBy } from "../features/common-needs/prepared-by.ts";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("listings");

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { matching, meetings } = context.services;
  const [needs, scheduled] = await orErrorPage(
    context,
    Promise.all([matching.listCommonNeeds(actor, { limit: 100 }), meetings.listMeetings(actor, { state: "scheduled", limit: 20 })]),
  );
  return { needs: needs.items, meetings: preparedBy(actor, scheduled.items) };
}

export default function CommonNeedsRoute() {
  return <CommonNeedsPage {...useLoaderData<typeof loader>()} />;
}

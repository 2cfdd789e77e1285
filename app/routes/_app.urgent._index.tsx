import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { urgentAsked } from "../features/urgent/urgent-asked.ts";
import { UrgentListPage } from "../features/urgent/urgent-list-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { useLiveRevalidate } from "../realtime/use-live-revalidate.ts";
import { useMe } from "../shell/shell-data.ts";

export const handle = pageTexts("meetings", "urgent");

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { query } = urgentAsked(request);
  const { meetings } = context.services;
  const [page, counts] = await orErrorPage(context, Promise.all([meetings.listUrgent(actor, query), meetings.countUrgent(actor, query)]));
  return { page, counts };
}

export default function UrgentRoute() {
  useLiveRevalidate(useMe().streams, { types: ["urgent."] });
  return <UrgentListPage {...useLoaderData<typeof loader>()} />;
}

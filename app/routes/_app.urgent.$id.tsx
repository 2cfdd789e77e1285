import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { UrgentPage } from "../features/urgent/urgent-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { useLiveRevalidate } from "../realtime/use-live-revalidate.ts";
import { useMe } from "../shell/shell-data.ts";

export const handle = pageTexts("actions", "urgent");

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { meetings, alliances } = context.services;
  const matter = await orErrorPage(context, meetings.getUrgent(actor, params.id!));
  return { matter, units: matter.may.includes("task") ? await orErrorPage(context, alliances.listUnits(actor, matter.alliance.id)) : [] };
}

export default function OneUrgentPage() {
  const { matter, units } = useLoaderData<typeof loader>();
  useLiveRevalidate(useMe().streams, { types: ["urgent.", "action."] });
  return <UrgentPage key={matter.id} matter={matter} units={units} />;
}

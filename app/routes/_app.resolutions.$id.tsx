import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ResolutionPage } from "../features/resolutions/resolution-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { useLiveRevalidate } from "../realtime/use-live-revalidate.ts";
import { useMe } from "../shell/shell-data.ts";

export const handle = pageTexts("actions", "meetings", "resolutions");

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  return { resolution: await orErrorPage(context, context.services.meetings.getResolution(actor, params.id!)) };
}

export default function OneResolutionPage() {
  const { resolution } = useLoaderData<typeof loader>();
  useLiveRevalidate(useMe().streams, { types: ["resolution.", "action."] });
  return <ResolutionPage key={resolution.id} resolution={resolution} />;
}

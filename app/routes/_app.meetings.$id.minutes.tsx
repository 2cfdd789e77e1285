import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MinutesPage } from "../features/meetings/minutes/minutes-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { useLiveRevalidate } from "../realtime/use-live-revalidate.ts";

export const handle = pageTexts("actions", "alliances", "meetings");

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  return orErrorPage(context, context.services.meetings.getMinutes(actor, params.id!));
}

export default function MeetingMinutesPage() {
  const minutes = useLoaderData<typeof loader>();
  useLiveRevalidate([{ stream: `meeting:${minutes.meeting}` }], { types: ["minutes.", "action.", "resolution."] });
  return <MinutesPage minutes={minutes} />;
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Projector } from "../features/meetings/projector/projector.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { RealtimeProvider } from "../realtime/realtime-provider.tsx";

export const handle = pageTexts("meetings");

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const meeting = await orErrorPage(context, context.services.meetings.getMeeting(actor, params.id!));
  return { meeting, address: new URL(`/meetings/${meeting.id}/live`, request.url).href };
}

export default function ProjectorPage() {
  const { meeting, address } = useLoaderData<typeof loader>();
  return (
    <RealtimeProvider>
      <Projector key={meeting.id} meeting={meeting} address={address} />
    </RealtimeProvider>
  );
}

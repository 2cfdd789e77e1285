import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LiveMeeting } from "../features/meetings/live/live-meeting.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("actions", "cases", "meetings", "suggestions");

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  return orErrorPage(context, context.services.meetings.getMeeting(actor, params.id!));
}

export default function LiveMeetingPage() {
  const { t } = useTranslation();
  const meeting = useLoaderData<typeof loader>();
  return (
    <>
      <title>{t("shell:pageTitle", { title: meeting.title })}</title>
      <LiveMeeting key={meeting.id} meeting={meeting} />
    </>
  );
}

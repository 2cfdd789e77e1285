import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PrepareMeeting } from "../features/meetings/prepare/prepare-meeting.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { useLiveRevalidate } from "../realtime/use-live-revalidate.ts";

export const handle = pageTexts("actions", "cases", "meetings", "suggestions");

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { meetings } = context.services;
  const meeting = await orErrorPage(context, meetings.getMeeting(actor, params.id!));
  const editable = meeting.rights.prepare && (meeting.state === "draft" || meeting.state === "scheduled");
  const [statements, proposals] = await orErrorPage(context, Promise.all([meetings.listStatements(actor, meeting.id), editable ? meetings.listProposals(actor, meeting.id) : []]));
  return { meeting, proposals, statements };
}

export default function MeetingPage() {
  const { meeting, ...given } = useLoaderData<typeof loader>();
  useLiveRevalidate([{ stream: `meeting:${meeting.id}`, seq: meeting.seq }], { types: ["meeting.", "agenda.", "minutes."] });
  return <PrepareMeeting meeting={meeting} {...given} />;
}

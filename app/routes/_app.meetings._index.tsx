import { Button } from "@mantine/core";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { meetingQuery } from "../contracts/meetings.ts";
import { MeetingsList, PlanButton } from "../features/meetings/meetings-list.tsx";
import { MeetingsTabs } from "../features/meetings/meetings-tabs.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { searchOf } from "../http/search-of.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { useLiveRevalidate } from "../realtime/use-live-revalidate.ts";
import { PageHeader } from "../shell/kit/page-header.tsx";
import { useMe, useSeat } from "../shell/shell-data.ts";

export const handle = pageTexts("meetings");

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  return orErrorPage(context, context.services.meetings.listMeetings(actor, searchOf(request, meetingQuery)));
}

export default function MeetingsPage() {
  const { t } = useTranslation();
  const { items, nextCursor } = useLoaderData<typeof loader>();
  const me = useMe();
  const seat = useSeat();
  useLiveRevalidate(me.streams, { types: ["meeting."] });
  const prepares = me.seats.some(({ role }) => role === "chair" || role === "secretary");
  return (
    <>
      <PageHeader
        title={t("meetings:title")}
        actions={
          <>
            {prepares && <PlanButton />}
            {seat?.alliance && (
              <Button component={Link} to={`/alliances/${seat.alliance.id}`} variant="default">
                {t("meetings:rotation")}
              </Button>
            )}
          </>
        }
      />
      <MeetingsTabs />
      <MeetingsList meetings={items} nextCursor={nextCursor} prepares={prepares} />
    </>
  );
}

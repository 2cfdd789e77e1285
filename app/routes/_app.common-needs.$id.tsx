import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { CommonNeedCard } from "../features/common-needs/common-need-card.tsx";
import { preparedBy } from "../features/common-needs/prepared-by.ts";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { useLiveRevalidate } from "../realtime/use-live-revalidate.ts";
import { PageHeader } from "../shell/kit/page-header.tsx";
import { useMe } from "../shell/shell-data.ts";

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { matching, meetings } = context.services;
  const [need, scheduled] = await orErrorPage(
    context,
    Promise.all([matching.getCommonNeed(actor, params.id!), meetings.listMeetings(actor, { state: "scheduled", limit: 20 })]),
  );
  return { need, meetings: preparedBy(actor, scheduled.items) };
}

export default function CommonNeedRoute() {
  const { t } = useTranslation();
  const { need, meetings } = useLoaderData<typeof loader>();
  useLiveRevalidate(useMe().streams, { types: ["common-need."] });
  return (
    <>
      <PageHeader title={need.title} trail={[{ label: t("matches:common.title"), href: "/common-needs" }]} />
      <CommonNeedCard need={need} meetings={meetings} alone />
    </>
  );
}

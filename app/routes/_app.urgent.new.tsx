import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { NewUrgentPage } from "../features/urgent/new-urgent-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { EmptyState } from "../shell/kit/empty-state.tsx";
import { PageHeader } from "../shell/kit/page-header.tsx";
import { Panel } from "../shell/kit/panel.tsx";

export const handle = pageTexts("suggestions", "urgent");

/** `?for=` an alliance where the actor may register in several. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { meetings, alliances: service } = context.services;
  const alliances = await orErrorPage(context, meetings.listUrgentAlliances(actor));
  const wanted = new URL(request.url).searchParams.get("for") ?? actor.seat?.alliance;
  const alliance = (alliances.find(({ id }) => id === wanted) ?? alliances[0])?.id;
  if (alliance === undefined) return { intake: null };
  return { intake: { alliances, alliance, units: await orErrorPage(context, service.listUnits(actor, alliance)) } };
}

export default function NewUrgentRoute() {
  const { t } = useTranslation();
  const { intake } = useLoaderData<typeof loader>();
  if (intake) return <NewUrgentPage intake={intake} />;
  return (
    <>
      <PageHeader title={t("urgent:register")} trail={[{ label: t("urgent:title"), href: "/urgent" }]} />
      <Panel>
        <EmptyState title={t("urgent:noAlliance")} />
      </Panel>
    </>
  );
}

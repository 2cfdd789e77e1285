import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { actionQuery, type ActionQuery } from "../contracts/actions.ts";
import { FollowupTabs } from "../features/followup/followup-tabs.tsx";
import { ActionsList } from "../features/actions/actions-list.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { useLiveRevalidate } from "../realtime/use-live-revalidate.ts";
import { PageHeader } from "../shell/kit/page-header.tsx";
import { useMe } from "../shell/shell-data.ts";

export const handle = pageTexts("actions");

/** What each view of the list asks for. */
const filters: Record<string, Partial<ActionQuery>> = {
  all: { open: "true" },
  overdue: { overdue: "true" },
  done: { state: "done" },
  confirmed: { state: "confirmed" },
};

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const params = new URL(request.url).searchParams;
  const query = actionQuery.catch({ limit: 20 }).parse(Object.fromEntries(params));
  const { followup } = context.services;
  const [page, counts] = await orErrorPage(
    context,
    Promise.all([
      followup.listActions(actor, { ...query, ...filters[params.get("view") ?? "all"] }),
      followup.countActions(actor),
    ]),
  );
  return { page, counts };
}

export default function ActionsPage() {
  const { t } = useTranslation();
  const { page, counts } = useLoaderData<typeof loader>();
  useLiveRevalidate(useMe().streams, { types: ["action."] });
  return (
    <>
      <PageHeader title={t("actions:title")} aside={t("actions:summary", { open: counts.open, overdue: counts.overdue })} />
      <FollowupTabs />
      <ActionsList page={page} counts={counts} />
    </>
  );
}

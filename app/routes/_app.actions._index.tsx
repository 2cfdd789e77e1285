import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { FollowupTabs } from "../features/followup/followup-tabs.tsx";
import { ActionScope } from "../features/actions/action-scope.tsx";
import { actionsAsked } from "../features/actions/actions-asked.ts";
import { ActionsList } from "../features/actions/actions-list.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { useLiveRevalidate } from "../realtime/use-live-revalidate.ts";
import { PageHeader } from "../shell/kit/page-header.tsx";
import { SaveLedger } from "../shell/kit/save-ledger.tsx";
import { useMe } from "../shell/shell-data.ts";

export const handle = pageTexts("actions");

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { query } = actionsAsked(request);
  const { followup } = context.services;
  const [page, counts] = await orErrorPage(context, Promise.all([followup.listActions(actor, query), followup.countActions(actor, query)]));
  return { query, page, counts };
}

export default function ActionsPage() {
  const { t } = useTranslation();
  const { query, page, counts } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  useLiveRevalidate(useMe().streams, { types: ["action."] });
  return (
    <>
      <PageHeader title={t("actions:title")} aside={t("actions:summary", { open: counts.open, overdue: counts.overdue })} actions={page.items.length > 0 && <SaveLedger href={`/actions.xlsx?${params}`} />} />
      <FollowupTabs />
      <ActionScope asked={query} first={page.items[0]} />
      <ActionsList page={page} counts={counts} />
    </>
  );
}

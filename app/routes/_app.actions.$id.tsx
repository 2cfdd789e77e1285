import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ActionPage } from "../features/actions/action-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { useLiveRevalidate } from "../realtime/use-live-revalidate.ts";
import { useMe } from "../shell/shell-data.ts";

export const handle = pageTexts("actions");

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { followup, alliances } = context.services;
  const action = await orErrorPage(context, followup.getAction(actor, params.id!));
  return { action, units: action.rights.change ? await orErrorPage(context, alliances.listUnits(actor, action.alliance.id)) : [] };
}

export default function OneActionPage() {
  const { action, units } = useLoaderData<typeof loader>();
  useLiveRevalidate(useMe().streams, { types: ["action."] });
  return <ActionPage key={action.id} action={action} units={units} />;
}

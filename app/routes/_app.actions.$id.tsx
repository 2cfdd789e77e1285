import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ActionPage } from "../features/actions/action-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { useLiveRevalidate } from "../realtime/use-live-revalidate.ts";
import { useMe } from "../shell/shell-data.ts";

export const handle = pageTexts("actions", "told");

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { followup, alliances } = context.services;
  const action = await orErrorPage(context, followup.getAction(actor, params.id!));
  const units = action.rights.change ? await orErrorPage(context, alliances.listUnits(actor, action.alliance.id)) : [];
  const told = action.rights.told ? await orErrorPage(context, followup.listToldOfAction(actor, action.id)) : null;
  return { action, units, told };
}

export default function OneActionPage() {
  const { action, units, told } = useLoaderData<typeof loader>();
  useLiveRevalidate(useMe().streams, { types: ["action."] });
  return <ActionPage key={action.id} action={action} units={units} told={told} />;
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CasePage } from "../features/cases/case-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { useLiveRevalidate } from "../realtime/use-live-revalidate.ts";
import { useMe } from "../shell/shell-data.ts";

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { hotline, alliances } = context.services;
  const record = await orErrorPage(context, hotline.getCase(actor, params.id!));
  const units = record.rights.dispatch ? await orErrorPage(context, alliances.listUnits(actor, record.alliance.id)) : [];
  return { record, units };
}

export default function OneCasePage() {
  const { record, units } = useLoaderData<typeof loader>();
  useLiveRevalidate(useMe().streams, { types: ["case."] });
  return <CasePage record={record} units={units} />;
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CasePage } from "../features/cases/case-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { useLiveRevalidate } from "../realtime/use-live-revalidate.ts";
import { useMe } from "../shell/shell-data.ts";

export const handle = pageTexts("cases", "suggestions", "told");

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { hotline, alliances } = context.services;
  const record = await orErrorPage(context, hotline.getCase(actor, params.id!));
  const { dispatch, reply } = record.rights;
  // Of a unit that handles it only an insider may read who else there is, to name the right one.
  const names = dispatch || (reply && actor.seats.some((seat) => seat.alliance === record.alliance.id));
  const units = names ? await orErrorPage(context, alliances.listUnits(actor, record.alliance.id)) : [];
  const told = record.rights.told ? await orErrorPage(context, hotline.listToldOfCase(actor, record.id)) : null;
  return { record, units, told };
}

export default function OneCasePage() {
  const { record, units, told } = useLoaderData<typeof loader>();
  useLiveRevalidate(useMe().streams, { types: ["case."] });
  return <CasePage key={record.id} record={record} units={units} told={told} />;
}

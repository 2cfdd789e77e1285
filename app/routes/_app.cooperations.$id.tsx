import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CooperationPage } from "../features/cooperations/cooperation-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("cooperations");

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  return orErrorPage(context, context.services.cooperation.getCooperation(actor, params.id ?? ""));
}

export default function Cooperation() {
  const cooperation = useLoaderData<typeof loader>();
  return <CooperationPage key={cooperation.id} cooperation={cooperation} />;
}

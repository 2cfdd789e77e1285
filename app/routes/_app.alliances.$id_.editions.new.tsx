import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NewEditionPage } from "../features/editions/new-edition-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("alliances", "editions", "listings");

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  return { preview: await orErrorPage(context, context.services.listings.previewEdition(actor, params.id ?? "")) };
}

export default function NewEditionRoute() {
  return <NewEditionPage {...useLoaderData<typeof loader>()} />;
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SearchesPage } from "../features/searches/searches-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("listings");

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  return { searches: await orErrorPage(context, context.services.alerts.listSavedSearches(actor)) };
}

export default function SearchesRoute() {
  return <SearchesPage {...useLoaderData<typeof loader>()} />;
}

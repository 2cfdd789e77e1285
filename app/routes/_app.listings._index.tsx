import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listingsAsked } from "../features/listings/listings-asked.ts";
import { ListingsPage } from "../features/listings/listings-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("listings");

const PAGE = 50;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { query } = listingsAsked(request);
  const page = await orErrorPage(context, context.services.listings.listListings(actor, { ...query, limit: PAGE }));
  return { kind: query.kind, page };
}

export default function ListingsRoute() {
  return <ListingsPage {...useLoaderData<typeof loader>()} />;
}

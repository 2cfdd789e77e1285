import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listingKind, listingQuery } from "../contracts/listings.ts";
import { ListingsPage } from "../features/listings/listings-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("listings");

const PAGE = 50;

/** The list that an address asks for; what cannot be read in it is left out. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const asked = Object.fromEntries([...new URL(request.url).searchParams].filter(([, value]) => value !== ""));
  const kind = listingKind.catch("need").parse(asked.kind);
  const query = listingQuery.catch(listingQuery.parse({})).parse({ ...asked, kind, limit: PAGE });
  const page = await orErrorPage(context, context.services.listings.listListings(actor, { ...query, kind, limit: PAGE }));
  return { kind, page };
}

export default function ListingsRoute() {
  return <ListingsPage {...useLoaderData<typeof loader>()} />;
}

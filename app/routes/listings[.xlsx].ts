import type { LoaderFunctionArgs } from "@remix-run/node";
import { listingColumns } from "../features/listings/listing-columns.ts";
import { listingsAsked } from "../features/listings/listings-asked.ts";
import { ledgerFile } from "../http/ledger-file.ts";
import { requireActor } from "../http/require-actor.ts";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { query: asked, unread } = listingsAsked(request);
  const { cursor: _place, ...query } = asked;
  return ledgerFile(context, actor, {
    unread,
    name: `ledgers:listing.name.${query.kind}`,
    columns: (t) => listingColumns(t, query.kind),
    list: (page) => context.services.listings.listListings(actor, { ...query, ...page }),
  });
}

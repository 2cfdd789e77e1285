import type { LoaderFunctionArgs } from "@remix-run/node";
import { editionLineQuery, type EditionLine } from "../contracts/editions.ts";
import { listingColumns } from "../features/listings/listing-columns.ts";
import { ledgerFile, type LedgerColumn } from "../http/ledger-file.ts";
import { requireActor } from "../http/require-actor.ts";
import { readSearch } from "../http/search-of.ts";

/** One list of an edition: its lines as they stood, how they differ from the edition before, and their state now. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { query, unread } = readSearch(request, editionLineQuery);
  const { kind } = query;
  return ledgerFile(context, actor, {
    unread,
    name: `ledgers:listing.name.${kind}`,
    columns: (t): LedgerColumn<EditionLine>[] => {
      const then = listingColumns(t, kind).map(({ head, width, cell }) => ({ head, width, cell: ({ listing }: EditionLine) => cell(listing) }));
      return [
        ...then,
        { head: t("ledgers:edition.change"), width: 12, cell: ({ change }) => t(`ledgers:edition.changes.${change}`) },
        { head: t("ledgers:edition.now"), width: 14, cell: ({ now }) => t(`listings:state.${now.state}`) },
        { head: t("ledgers:edition.left"), width: 14, cell: ({ now }) => (now.remaining ? Number(now.remaining.value) : "") },
      ];
    },
    list: (page) => context.services.listings.listEditionLines(actor, params.id ?? "", { ...query, ...page }),
  });
}

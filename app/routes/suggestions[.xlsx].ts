import type { LoaderFunctionArgs } from "@remix-run/node";
import { suggestionColumns } from "../features/suggestions/suggestion-columns.ts";
import { suggestionsAsked } from "../features/suggestions/suggestions-asked.ts";
import { ledgerFile } from "../http/ledger-file.ts";
import { requireActor } from "../http/require-actor.ts";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { query: asked, unread } = suggestionsAsked(request);
  const { cursor: _place, ...query } = asked;
  return ledgerFile(context, actor, {
    unread,
    name: "ledgers:suggestion.name",
    columns: suggestionColumns,
    list: (page) => context.services.followup.listSuggestions(actor, { ...query, ...page }),
  });
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { undertakingColumns } from "../features/undertakings/undertaking-columns.ts";
import { undertakingsAsked } from "../features/undertakings/undertakings-asked.ts";
import { ledgerFile } from "../http/ledger-file.ts";
import { requireActor } from "../http/require-actor.ts";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { query: asked, unread } = undertakingsAsked(request);
  const { cursor: _place, ...query } = asked;
  return ledgerFile(context, actor, {
    unread,
    name: "ledgers:undertaking.name",
    columns: undertakingColumns,
    list: (page) => context.services.undertakings.listUndertakings(actor, { ...query, ...page }),
  });
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { actionColumns } from "../features/actions/action-columns.ts";
import { actionsAsked } from "../features/actions/actions-asked.ts";
import { ledgerFile } from "../http/ledger-file.ts";
import { requireActor } from "../http/require-actor.ts";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { query: asked, unread } = actionsAsked(request);
  const { cursor: _place, ...query } = asked;
  return ledgerFile(context, actor, {
    unread,
    name: "ledgers:action.name",
    columns: actionColumns,
    list: (page) => context.services.followup.listActions(actor, { ...query, ...page }),
  });
}

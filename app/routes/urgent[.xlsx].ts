import type { LoaderFunctionArgs } from "@remix-run/node";
import { urgentAsked } from "../features/urgent/urgent-asked.ts";
import { urgentColumns } from "../features/urgent/urgent-columns.ts";
import { ledgerFile } from "../http/ledger-file.ts";
import { requireActor } from "../http/require-actor.ts";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { query: asked, unread } = urgentAsked(request);
  const { cursor: _place, ...query } = asked;
  return ledgerFile(context, actor, {
    unread,
    name: "ledgers:urgent.name",
    columns: urgentColumns,
    list: (page) => context.services.meetings.listUrgent(actor, { ...query, ...page }),
  });
}

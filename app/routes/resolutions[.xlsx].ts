import type { LoaderFunctionArgs } from "@remix-run/node";
import { resolutionColumns } from "../features/resolutions/resolution-columns.ts";
import { resolutionsAsked } from "../features/resolutions/resolutions-asked.ts";
import { ledgerFile } from "../http/ledger-file.ts";
import { requireActor } from "../http/require-actor.ts";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { query: asked, unread } = resolutionsAsked(request);
  const { cursor: _place, ...query } = asked;
  return ledgerFile(context, actor, {
    unread,
    name: "ledgers:resolution.name",
    columns: resolutionColumns,
    list: (page) => context.services.meetings.listResolutions(actor, { ...query, ...page }),
  });
}

import { actionLedger, actionQuery, type ActionQuery } from "../../contracts/actions.ts";
import { readSearch, type Search } from "../../http/search-of.ts";

/** What each view of the tasks asks for. */
const views: Record<(typeof actionLedger.options)[number], Partial<ActionQuery>> = {
  all: { open: "true" },
  overdue: { overdue: "true" },
  done: { state: "done" },
  confirmed: { state: "confirmed" },
  finished: { finished: "true" },
  every: { cancelled: "false" },
};

const address = actionQuery.extend({ view: actionLedger.default("all") });

/** The tasks that the address of their ledger asks for. Pure. */
export function actionsAsked(request: Request): Search<ActionQuery> {
  const { query, unread } = readSearch(request, address);
  const { view, ...asked } = query;
  return { query: { ...asked, ...views[view] }, unread };
}

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

// A number is looked for by the search, not by the ledger, which would not say that it is narrowed to it.
const address = actionQuery.omit({ number: true }).extend({ view: actionLedger.default("all") });

/** The tasks that the address of their ledger asks for. Pure. */
export function actionsAsked(request: Request): Search<ActionQuery> {
  const { query, unread } = readSearch(request, address);
  const { view, ...asked } = query;
  return { query: { ...asked, ...views[view] }, unread };
}

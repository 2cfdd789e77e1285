import { actionQuery, type ActionQuery } from "../../contracts/actions.ts";

/** What each view of the tasks asks for. */
const views: Record<string, Partial<ActionQuery>> = {
  all: { open: "true" },
  overdue: { overdue: "true" },
  done: { state: "done" },
  confirmed: { state: "confirmed" },
  finished: { finished: "true" },
  every: { cancelled: "false" },
};

/** The tasks that the address of their ledger asks for; what cannot be read in it is left out. Pure. */
export function actionsAsked(request: Request): ActionQuery {
  const params = new URL(request.url).searchParams;
  const query = actionQuery.catch({ limit: 20 }).parse(Object.fromEntries(params));
  return { ...query, ...views[params.get("view") ?? "all"] };
}

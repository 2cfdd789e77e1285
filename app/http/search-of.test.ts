import { describe, expect, it } from "vitest";
import { actionsAsked } from "../features/actions/actions-asked.ts";
import { casesAsked } from "../features/cases/cases-asked.ts";
import { listingsAsked } from "../features/listings/listings-asked.ts";
import { suggestionsAsked } from "../features/suggestions/suggestions-asked.ts";

const alliance = "a".repeat(24);
const at = (address: string) => new Request(`https://hub.test${address}`);

/** One bad name in an address does not open the rows of everybody else. */
describe("what the address of a ledger asks for", () => {
  it.each([
    ["a day that there is not", actionsAsked, `/actions?alliance=${alliance}&dueFrom=2026-13-01`, ["dueFrom"]],
    ["a unit that is none", actionsAsked, `/actions?alliance=${alliance}&lead=x&meeting=y`, ["lead", "meeting"]],
    ["a view that there is not", actionsAsked, `/actions?alliance=${alliance}&view=nope`, ["view"]],
    ["a view that every object has", actionsAsked, `/actions?alliance=${alliance}&view=constructor`, ["view"]],
    ["a view that there is not", suggestionsAsked, `/suggestions?alliance=${alliance}&view=nope`, ["view"]],
    ["a view that there is not", casesAsked, `/cases?alliance=${alliance}&view=nope&unit=x`, ["view", "unit"]],
    ["a day that there is not", listingsAsked, `/listings?alliance=${alliance}&kind=need&dueUntil=x`, ["dueUntil"]],
    ["a list that there is not", listingsAsked, `/listings?alliance=${alliance}&kind=toString`, ["kind"]],
  ] as const)("keeps what can be read beside %s, and names that one", (_what, asked, address, unread) => {
    const { query, unread: named } = asked(at(address));
    expect(query.alliance).toBe(alliance);
    expect(named).toEqual(unread);
  });

  it.each([
    ["no view", "/actions", { open: "true" }],
    ["one that there is not", "/actions?view=constructor", { open: "true" }],
    ["an empty one", "/actions?view=", { open: "true" }],
    ["one of its own", "/actions?view=every", { cancelled: "false" }],
  ])("takes the open tasks unless another view is named: %s", (_what, address, view) => {
    expect(actionsAsked(at(address)).query).toEqual({ limit: 20, ...view });
  });

  it("reads a view of the suggestions or of the cases as what its counter counts, and needs where no list is named", () => {
    expect(suggestionsAsked(at("/suggestions?view=overdue")).query).toEqual({ limit: 20, counted: "overdue" });
    expect(casesAsked(at("/cases?view=overdue")).query).toEqual({ limit: 20, counted: "overdue" });
    expect(listingsAsked(at("/listings?q=")).query).toEqual({ kind: "need", limit: 20, sort: "published", order: "usual" });
  });

  it("does not mind what was not filled in, nor names that are none of its own", () => {
    expect(actionsAsked(at("/actions?lead=&constructor=1&new=1")).unread).toEqual([]);
  });
});

import type { z } from "zod";
import type { ActionView, actionPatch, actionVerdict } from "../../app/contracts/actions.ts";
import type { Actor } from "../access/actor.ts";
import { canLeadActions } from "../access/action-rules.ts";
import { dayAt } from "../clock.ts";
import type { Dependencies } from "../dependencies.ts";
import { badField, conflict, forbidden } from "../errors.ts";
import { changeAction } from "./change-action.ts";
import { unitsNamed } from "./create-action.ts";
import type { FollowupPorts } from "./followup-ports.ts";
import { asksOfAction, peopleOfAction } from "./people-of-action.ts";
import { requireUnits } from "./require-units.ts";

/**
 * Changes or cancels a task that is not confirmed. Another lead, or a new day, asks for a new answer. The meeting that
 * gave it is corrected too.
 * @throws forbidden for who does not lead tasks; conflict `action_over`, `stale_revision`
 * @throws bad_input on `lead`, `helpers`, `due`
 */
export const patchAction = (
  dependencies: Dependencies & FollowupPorts,
  actor: Actor,
  id: string,
  patch: z.output<typeof actionPatch>,
  revision?: number,
): Promise<ActionView> =>
  changeAction(dependencies, actor, id, revision, async (action, transaction) => {
    if (!canLeadActions(actor, action.alliance)) throw forbidden();
    if (action.state === "confirmed" || action.state === "cancelled") throw conflict("action_over");
    const { helpers, ...plain } = patch;
    if (plain.due && plain.due < dayAt(transaction.at)) throw badField("due", "day_past", { today: dayAt(transaction.at) });
    const lead = plain.lead ?? action.lead;
    const named = helpers ?? action.helpers.map((helper) => helper.organization).filter((helper) => helper !== lead);
    if (named.includes(lead)) throw badField("helpers", "lead_helps");
    await requireUnits(dependencies.models, { id: action.alliance, county: action.county }, unitsNamed({ lead: plain.lead, helpers }), transaction);
    const known = new Map(action.helpers.map((helper) => [helper.organization, helper]));
    const asked = lead !== action.lead || (plain.due !== undefined && plain.due !== action.due);
    const changes = {
      ...plain,
      helpers: [...new Set(named)].map(
        (organization) => known.get(organization) ?? { organization, state: "assigned" as const, reason: "" },
      ),
      ...(asked && { state: "assigned" as const, reason: "", reminded: "none" as const }),
      ...(plain.state && { state: plain.state }),
    };
    const kind = plain.state === "cancelled" ? "cancelled" : "changed";
    const { title, due } = { ...action, ...plain };
    if (action.meeting && action.item && (asked || title !== action.title)) {
      await dependencies.correctResult(transaction, { meeting: action.meeting, item: action.item, kind: "action", subject: id, text: title, task: { lead, due } });
    }
    if (asked && kind === "changed") {
      await dependencies.notify(transaction, await peopleOfAction(dependencies.models, { ...action, ...changes }, transaction), {
        key: `action.assigned:${id}:${action.revision}`,
        kind: "action_assigned",
        facts: { number: action.number, title: changes.title ?? action.title, day: changes.due ?? action.due },
        href: `/actions/${id}`,
        asks: await asksOfAction(dependencies.models, { ...action, ...changes }, transaction),
      });
    }
    return { changes, entry: { kind, organization: "", text: "" } };
  });

/**
 * Confirms that a task is done, or returns it with a note; the units concerned are told.
 * @throws forbidden for who does not lead tasks; conflict `action_not_done`; bad_input on `note` when it is returned without one
 */
export const judgeAction = (
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  verdict: z.output<typeof actionVerdict>,
  revision?: number,
): Promise<ActionView> =>
  changeAction(dependencies, actor, id, revision, async (action, transaction) => {
    if (!canLeadActions(actor, action.alliance)) throw forbidden();
    if (action.state !== "done") throw conflict("action_not_done");
    if (!verdict.accepted && verdict.note === "") throw badField("note", "required");
    await dependencies.notify(transaction, await peopleOfAction(dependencies.models, action, transaction), {
      key: `action.judged:${id}:${action.revision}`,
      kind: verdict.accepted ? "action_confirmed" : "action_returned",
      facts: { number: action.number, title: action.title, note: verdict.note },
      href: `/actions/${id}`,
    });
    return verdict.accepted
      ? { changes: { state: "confirmed" }, entry: { kind: "confirmed", organization: "", text: verdict.note } }
      : { changes: { state: "accepted" }, entry: { kind: "returned", organization: "", text: verdict.note } };
  });

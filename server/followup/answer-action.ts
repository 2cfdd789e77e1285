import type { z } from "zod";
import type { ActionView, actionAcceptance, actionObjection } from "../../app/contracts/actions.ts";
import type { ActionRecord } from "../../models/action.ts";
import type { Actor } from "../access/actor.ts";
import { unitsOfAction } from "../access/action-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { badField, conflict, forbidden } from "../errors.ts";
import { changeAction, type ActionChange } from "./change-action.ts";
import { leadersOfAlliance } from "./people-concerned.ts";

/**
 * A unit concerned takes its part of a task: the lead the whole, a helper its own.
 * @throws forbidden for other units; conflict `action_answered` when the unit has accepted already or the task is over
 */
export const acceptAction = (
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  input: z.output<typeof actionAcceptance>,
  revision?: number,
): Promise<ActionView> =>
  changeAction(dependencies, actor, id, revision, (action) =>
    answer(actor, action, input.organization, { state: "accepted", reason: "" }),
  );

/** A unit concerned objects with a reason; the alliance's secretary and chair are told. @throws as `acceptAction` */
export const objectToAction = (
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  input: z.output<typeof actionObjection>,
  revision?: number,
): Promise<ActionView> =>
  changeAction(dependencies, actor, id, revision, async (action, transaction) => {
    const change = answer(actor, action, input.organization, { state: "objected", reason: input.reason });
    await dependencies.notify(transaction, await leadersOfAlliance(dependencies.models, action.alliance, transaction), {
      key: `action.objected:${id}:${action.revision}`,
      kind: "action_objected",
      facts: { number: action.number, title: action.title, reason: input.reason },
      href: `/actions/${id}`,
    });
    return change;
  });

function answer(
  actor: Actor,
  action: ActionRecord,
  named: string | undefined,
  given: { state: "accepted" | "objected"; reason: string },
): ActionChange {
  const organization = unitInQuestion(actor, action, named);
  const entry = { kind: given.state, organization, text: given.reason };
  if (organization === action.lead) {
    if (action.state !== "assigned" && action.state !== "objected") throw conflict("action_answered");
    return { changes: given, entry };
  }
  if (action.state === "confirmed" || action.state === "cancelled") throw conflict("action_over");
  const helpers = action.helpers.map((helper) => (helper.organization === organization ? { ...helper, ...given } : helper));
  return { changes: { helpers }, entry };
}

/** @throws forbidden when the actor answers for none; bad_input on `organization` that is not one of the actor's */
function unitInQuestion(actor: Actor, action: ActionRecord, named: string | undefined): string {
  const own = unitsOfAction(actor, action);
  if (own.length === 0) throw forbidden();
  if (named === undefined) return own.find((unit) => unit === actor.seat?.organization) ?? own[0]!;
  if (!own.includes(named)) throw badField("organization", "not_allowed");
  return named;
}

import type { z } from "zod";
import type { ActionView, actionDone, actionProgress } from "../../app/contracts/actions.ts";
import type { Actor } from "../access/actor.ts";
import { canReportOnAction, unitsOfAction } from "../access/action-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { badField, conflict, forbidden } from "../errors.ts";
import { changeAction } from "./change-action.ts";
import { openStates } from "./present-action.ts";
import { leadersOfAlliance } from "./people-concerned.ts";

/**
 * Adds a line of progress with its proof. The lead moves the percentage; a helper's line stands beside it.
 * @throws forbidden for units not concerned; conflict `action_over` once done
 * @throws bad_input on `percent` below what was reached before
 */
export const reportProgress = (
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  input: z.output<typeof actionProgress>,
  revision?: number,
): Promise<ActionView> =>
  changeAction(dependencies, actor, id, revision, (action) => {
    const own = unitsOfAction(actor, action);
    const organization = input.organization ?? own[0];
    if (!organization || !own.includes(organization)) throw forbidden();
    if (!isOpen(action.state)) throw conflict("action_over");
    const entry = { kind: "progress" as const, organization, text: input.proof };
    if (organization !== action.lead) return { changes: {}, entry };
    if (input.percent < action.percent) throw badField("percent", "too_low", { minimum: action.percent });
    return { changes: { percent: input.percent, state: "accepted" }, entry: { ...entry, percent: input.percent } };
  });

/**
 * The lead says that it is done, with proof; secretary and chair are asked to confirm.
 * @throws forbidden for others; conflict `action_over` when it was said before
 */
export const finishAction = (
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  input: z.output<typeof actionDone>,
  revision?: number,
): Promise<ActionView> =>
  changeAction(dependencies, actor, id, revision, async (action, transaction) => {
    if (!canReportOnAction(actor, action)) throw forbidden();
    if (!isOpen(action.state)) throw conflict("action_over");
    await dependencies.notify(transaction, await leadersOfAlliance(dependencies.models, action.alliance, transaction), {
      key: `action.done:${id}:${action.revision}`,
      kind: "action_done",
      facts: { number: action.number, title: action.title },
      href: `/actions/${id}`,
    });
    return {
      changes: { state: "done", percent: 100 },
      entry: { kind: "done", organization: action.lead, text: input.proof, percent: 100 },
    };
  });

const isOpen = (state: string): boolean => (openStates as readonly string[]).includes(state);

import type { ActionRecord } from "../../models/action.ts";
import type { Actor } from "./actor.ts";
import { canPrepare, standsFor, stoodForBy } from "./meeting-rules.ts";
import { isInsider, keepsAlliance, readableInside } from "./scope.ts";

type Subject = Pick<ActionRecord, "alliance" | "county" | "lead" | "helpers">;

/** Who may see a task: insiders of its alliance, and who stands for a unit concerned. Pure. */
export const canSeeAction = (actor: Actor, action: Subject): boolean =>
  isInsider(actor, action) || unitsOfAction(actor, action).length > 0;

/** Filter for the tasks that the actor finds in the ledger and that are counted: those that they may see. Pure. */
export const readableActions = (actor: Actor): Record<string, unknown> => readableInside(actor, stoodForBy(actor, "lead", "helpers.organization"));

/** Who may give a task, change it, and confirm or return what is done: the chair of today and the secretary. Pure. */
export const canLeadActions = (actor: Actor, alliance: string): boolean => canPrepare(actor, alliance);

/** Who may know what its units were told, and who of them has read it: who leads tasks, and who keeps the alliance. Pure. */
export const canSeeToldOfAction = (actor: Actor, action: Subject): boolean => canLeadActions(actor, action.alliance) || keepsAlliance(actor, action);

/** Units concerned (lead first) in whose name the actor answers for the task. Pure. */
export const unitsOfAction = (actor: Actor, action: Subject): string[] =>
  [action.lead, ...action.helpers.map((helper) => helper.organization)].filter((organization) =>
    standsFor(actor, action.alliance, organization),
  );

/** Who reports progress and says that it is done: who stands for the lead unit. Pure. */
export const canReportOnAction = (actor: Actor, action: Subject): boolean => standsFor(actor, action.alliance, action.lead);

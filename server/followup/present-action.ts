import type { ActionView } from "../../app/contracts/actions.ts";
import type { ActionRecord } from "../../models/action.ts";
import type { UrgentMatterRecord } from "../../models/urgent-matter.ts";
import type { Actor } from "../access/actor.ts";
import { canLeadActions, canSeeToldOfAction, unitsOfAction } from "../access/action-rules.ts";
import type { Models } from "../database/models.ts";

/** States in which a task still waits for its lead. */
export const openStates = ["assigned", "accepted", "objected"] as const;

/** Whether a task is past its day and not done. Pure. */
export const isOverdue = (action: Pick<ActionRecord, "state" | "due">, today: string): boolean =>
  (openStates as readonly string[]).includes(action.state) && action.due < today;

/** Tasks as the actor sees them, with the names they speak of; four reads however many there are. */
export async function presentActions(
  models: Models,
  actor: Actor,
  actions: ActionRecord[],
  today: string,
): Promise<ActionView[]> {
  const [organizations, alliances, meetings, matters] = await Promise.all([
    models.organizations
      .find({ _id: { $in: unique(actions.flatMap((action) => [action.lead, ...action.helpers.map((helper) => helper.organization)])) } }, { shortName: 1 })
      .lean(),
    models.alliances.find({ _id: { $in: unique(actions.map((action) => action.alliance)) } }, { name: 1 }).lean(),
    models.meetings.find({ _id: { $in: unique(actions.flatMap((action) => action.meeting ?? [])) } }, { title: 1 }).lean(),
    models.urgentMatters.find({ _id: { $in: unique(actions.flatMap((action) => action.urgent ?? [])) } }, { number: 1, title: 1 }).lean(),
  ]);
  const names = new Map([
    ...organizations.map(({ _id, shortName }) => [_id, shortName] as const),
    ...alliances.map(({ _id, name }) => [_id, name] as const),
    ...meetings.map(({ _id, title }) => [_id, title] as const),
  ]);
  const named = (id: string) => ({ id, name: names.get(id) ?? "" });
  return actions.map((action) => ({
    id: action._id,
    alliance: named(action.alliance),
    number: action.number,
    title: action.title,
    meeting: action.meeting === null ? null : { id: action.meeting, title: names.get(action.meeting) ?? "" },
    item: action.item,
    urgent: presentMatter(matters.find(({ _id }) => _id === action.urgent)),
    lead: named(action.lead),
    helpers: action.helpers.map(({ organization, state, reason }) => ({ ...named(organization), state, reason })),
    due: action.due,
    measure: action.measure,
    state: action.state,
    overdue: isOverdue(action, today),
    percent: action.percent,
    reason: action.reason,
    log: action.log.map(({ id, at, kind, name, organization, percent, text }) => ({
      id,
      at: at.toISOString(),
      kind,
      name,
      organization,
      percent,
      text,
    })),
    carried: action.carried,
    revision: action.revision,
    createdAt: action.createdAt.toISOString(),
    rights: {
      units: unitsOfAction(actor, action).map(named),
      change: canLeadActions(actor, action.alliance) && action.state !== "confirmed" && action.state !== "cancelled",
      confirm: canLeadActions(actor, action.alliance) && action.state === "done",
      told: canSeeToldOfAction(actor, action),
    },
  }));
}

const presentMatter = (matter: Pick<UrgentMatterRecord, "_id" | "number" | "title"> | undefined) =>
  matter ? { id: matter._id, number: matter.number, title: matter.title } : null;

const unique = (ids: string[]): string[] => [...new Set(ids)];

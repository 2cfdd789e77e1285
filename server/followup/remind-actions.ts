import type { ActionRecord } from "../../models/action.ts";
import { dayAt } from "../clock.ts";
import type { Dependencies } from "../dependencies.ts";
import { tellAction } from "./change-action.ts";
import { leadersOfAlliance } from "./people-concerned.ts";
import { peopleOfAction } from "./people-of-action.ts";
import { openStates } from "./present-action.ts";

/** How many days before its day the first reminder goes out. */
const SOON_DAYS = 3;
const DAY_MS = 86_400_000;
/** Most tasks in one sweep. */
const MOST = 200;

type Step = Exclude<ActionRecord["reminded"], "none">;
const earlier: Record<Step, ActionRecord["reminded"][]> = {
  soon: ["none"],
  due: ["none", "soon"],
  overdue: ["none", "soon", "due"],
};

/**
 * Reminds of tasks three days before their day, on it, and once it has passed (then the secretary and the chair too).
 * Each step once a task, however often and on however many processes it runs.
 */
export async function remindActions(dependencies: Dependencies): Promise<void> {
  const { models, clock } = dependencies;
  const now = clock.now();
  const today = dayAt(now);
  const soon = dayAt(new Date(now.getTime() + SOON_DAYS * DAY_MS));
  const ranges = { overdue: { $lt: today }, due: today, soon: { $gt: today, $lte: soon } };
  for (const step of ["overdue", "due", "soon"] as const) {
    const actions = await models.actions
      .find({ state: { $in: [...openStates] }, due: ranges[step], reminded: { $in: earlier[step] } }, { _id: 1 })
      .sort({ due: 1, _id: 1 })
      .limit(MOST)
      .lean();
    for (const { _id } of actions) await remind(dependencies, _id, step);
  }
}

async function remind({ models, inTransaction, notify, ids }: Dependencies, id: string, step: Step): Promise<void> {
  await inTransaction(null, async (transaction) => {
    const { session, at } = transaction;
    const action = await models.actions.findOne({ _id: id, reminded: { $in: earlier[step] } }, null, { session }).lean();
    if (!action) return;
    const line = { id: ids.next(), at, kind: "reminded" as const, name: "", organization: "", percent: null, text: step };
    await models.actions.updateOne(
      { _id: id, revision: action.revision },
      { $set: { reminded: step, log: [...action.log, line], revision: action.revision + 1 } },
      { session },
    );
    const people = await peopleOfAction(models, action, transaction);
    const notice = { key: `action.${step}:${id}:${action.due}`, href: `/actions/${id}` };
    const facts = { number: action.number, title: action.title, day: action.due };
    await notify(transaction, people, { ...notice, kind: `action_${step}`, facts });
    if (step === "overdue") {
      const lead = await models.organizations.findOne({ _id: action.lead }, { shortName: 1 }, { session }).lean();
      const leaders = (await leadersOfAlliance(models, action.alliance, transaction)).filter((person) => !people.includes(person));
      await notify(transaction, leaders, { ...notice, kind: "action_overdue_led", facts: { ...facts, lead: lead?.shortName ?? "" } });
    }
    tellAction(transaction, action);
    transaction.audit({
      action: "action.remind",
      subject: { kind: "action", id },
      alliance: action.alliance,
      county: action.county,
      after: { reminded: step },
    });
  });
}

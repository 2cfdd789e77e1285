import { dayAt } from "../clock.ts";
import { storeCase } from "./change-case.ts";
import type { HotlineDependencies } from "./hotline-ports.ts";
import { peopleOfHotline } from "./people-of-hotline.ts";

/** Most cases in one sweep. */
const MOST = 200;

/** Puts cases past their last day under supervision and tells unit and keepers, each once a limit. */
export async function sweepCases(dependencies: HotlineDependencies): Promise<void> {
  const { models, clock, inTransaction, notify, peopleActingFor } = dependencies;
  const late: Record<string, unknown> = { state: { $in: ["dispatched", "handling"] }, overdueTold: false, due: { $type: "string", $lt: dayAt(clock.now()) } };
  const found = await models.cases.find(late, { _id: 1 }).limit(MOST).lean();
  for (const { _id } of found) {
    await inTransaction(null, async (transaction) => {
      const record = await models.cases.findOne({ ...late, _id }, null, { session: transaction.session }).lean();
      if (!record) return;
      const people = [...(await peopleActingFor(transaction, record.unit!)), ...(await peopleOfHotline(models, record, transaction))];
      await notify(transaction, people, {
        key: `case.overdue:${_id}:${record.due}`,
        kind: "case_overdue",
        facts: { number: record.number, title: record.title, day: record.due! },
        href: `/cases/${_id}`,
      });
      const changes = { supervised: true, overdueTold: true };
      await storeCase(dependencies, transaction, record, { changes, entry: { kind: "supervised", text: "" } }, "");
    });
  }
}

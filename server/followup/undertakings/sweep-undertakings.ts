import type { UndertakingRecord } from "../../../models/undertaking.ts";
import { addDays, dayAt } from "../../clock.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import { storeStep } from "./command-undertaking.ts";
import { notifyOf, type UndertakingNotice } from "./tell-undertaking.ts";
import type { UndertakingDependencies } from "./undertaking-ports.ts";
import { fridayOf, missedWeek, weekOf, weeksOf } from "./week-of.ts";

/** Most problems of one kind in one sweep. */
const MOST = 200;

/** What the clock looks for. `filter` must no longer fit once `told` is stored. */
interface Reminder {
  filter: Record<string, unknown>;
  told: Partial<UndertakingRecord>;
  /** Null where on a closer look nobody is to be reminded. */
  notice(record: UndertakingRecord): UndertakingNotice | null;
  text: "week" | "missed" | "answer" | "overdue";
}

function remindersAt(now: Date): Reminder[] {
  const today = dayAt(now);
  const week = weekOf(today);
  const before = addDays(week, -7);
  return [
    // From Friday on: the week's line. Who took it on since then writes one next week.
    ...(now >= fridayOf(week)
      ? [
          {
            filter: { state: "running", weekTold: { $ne: week } },
            told: { weekTold: week },
            notice: (record: UndertakingRecord) =>
              weeksOf(record, now).at(-1)?.state === "open" ? { kind: "undertaking_line_due", to: ["owner", "assistant"] as const, facts: { day: addDays(week, 6) }, once: week } : null,
            text: "week" as const,
          },
        ]
      : []),
    // From Monday on: the line of the week before, which is a hole now.
    {
      filter: { state: "running", missedTold: { $ne: before } },
      told: { missedTold: before },
      notice: (record) => (missedWeek(record, now) === before ? { kind: "undertaking_line_missed", to: ["owner", "assistant"], facts: { day: before }, once: before } : null),
      text: "missed",
    },
    {
      filter: { answerDue: { $type: "string", $lt: today }, answerTold: false },
      told: { answerTold: true },
      notice: () => ({ kind: "undertaking_unanswered", to: ["owner"] }),
      text: "answer",
    },
    {
      filter: { state: "running", overdueTold: false, due: { $lt: today } },
      told: { overdueTold: true },
      notice: ({ due }) => ({ kind: "undertaking_overdue", to: ["owner", "leaders", "department"], facts: { day: due } }),
      text: "overdue",
    },
  ];
}

/** Reminds of weekly lines, of answers that are owed and of last days; each once, however often and on however many processes it runs. */
export async function sweepUndertakings(dependencies: UndertakingDependencies): Promise<void> {
  const { models, clock, inTransaction } = dependencies;
  for (const reminder of remindersAt(clock.now())) {
    const found = await models.undertakings.find(reminder.filter, { _id: 1 }).limit(MOST).lean();
    for (const { _id } of found) await inTransaction(null, (transaction) => remind(dependencies, transaction, _id, reminder));
  }
}

async function remind(dependencies: UndertakingDependencies, transaction: Transaction, id: string, { filter, told, notice, text }: Reminder): Promise<void> {
  const { models } = dependencies;
  const { session } = transaction;
  const record = await models.undertakings.findOne({ ...filter, _id: id }, null, { session }).lean();
  if (!record) return;
  const telling = notice(record);
  // Nothing to say: only noted as looked at.
  if (telling === null) await models.undertakings.updateOne({ _id: id }, { $set: told }, { session });
  else {
    const after = await storeStep(dependencies, transaction, record, "reminded", { changes: told, text }, "");
    await notifyOf(dependencies, transaction, after, telling);
  }
}

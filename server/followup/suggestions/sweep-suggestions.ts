import type { SuggestionRecord } from "../../../models/suggestion.ts";
import { dayAt } from "../../clock.ts";
import type { Dependencies } from "../../dependencies.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import { leadersOfAlliance, peopleOfUnits } from "../people-concerned.ts";
import { storeChange, type SuggestionChange } from "./change-suggestion.ts";
import { shortText } from "../../short-text.ts";

/** Most suggestions of one kind in one sweep. */
const MOST = 200;

/** One thing that the clock does to suggestions. */
interface Step {
  due(now: Date): Record<string, unknown>;
  change: SuggestionChange;
  kind: string;
  /** Whether the unit is told beside who leads the ledger. */
  tellUnit: boolean;
}

const steps: Step[] = [
  // Seven days without a word: never taken for a yes; somebody calls.
  {
    due: (now) => ({ state: "solved", confirmUntil: { $type: "date", $lte: now } }),
    change: { changes: { state: "silent" }, entry: { kind: "silent", text: "" } },
    kind: "silent",
    tellUnit: false,
  },
  // The day on which a unit said it would answer again.
  {
    due: (now) => ({ state: "unsolved", due: { $type: "string", $lte: dayAt(now) } }),
    change: { changes: { state: "assigned", reason: "", overdueTold: false }, entry: { kind: "resumed", text: "" } },
    kind: "resumed",
    tellUnit: true,
  },
  {
    due: (now) => ({ state: "assigned", overdueTold: false, due: { $type: "string", $lt: dayAt(now) } }),
    change: { changes: { overdueTold: true }, entry: { kind: "overdue", text: "" } },
    kind: "overdue",
    tellUnit: true,
  },
];

/** Does what is due by the clock, each once however often and on however many processes it runs. */
export async function sweepSuggestions(dependencies: Dependencies): Promise<void> {
  const { models, clock } = dependencies;
  for (const step of steps) {
    const filter = step.due(clock.now());
    const found = await models.suggestions.find(filter, { _id: 1 }).limit(MOST).lean();
    for (const { _id } of found) {
      await dependencies.inTransaction(null, async (transaction) => {
        const suggestion = await models.suggestions.findOne({ ...filter, _id }, null, { session: transaction.session }).lean();
        if (suggestion) await take(dependencies, transaction, suggestion, step);
      });
    }
  }
}

async function take(dependencies: Dependencies, transaction: Transaction, suggestion: SuggestionRecord, step: Step): Promise<void> {
  const { models, notify } = dependencies;
  const { _id: id, alliance, number, text, unit, due, revision } = suggestion;
  const people = [
    ...(await leadersOfAlliance(models, alliance, transaction)),
    ...(step.tellUnit && unit ? await peopleOfUnits(models, alliance, [unit], transaction) : []),
  ];
  await notify(transaction, people, {
    key: `suggestion.${step.kind}:${id}:${revision}`,
    kind: `suggestion_${step.kind}`,
    facts: { number, text: shortText(text), day: due ?? "" },
    href: `/suggestions/${id}`,
  });
  await storeChange(dependencies, transaction, suggestion, step.change, "");
}

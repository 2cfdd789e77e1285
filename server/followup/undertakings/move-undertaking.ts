import type { Day } from "../../../app/contracts/common.ts";
import type { UndertakingRecord } from "../../../models/undertaking.ts";
import { dayAt } from "../../clock.ts";
import { badField } from "../../errors.ts";
import { shortText } from "../../short-text.ts";
import type { StepOutcome, StepSituation } from "./command-undertaking.ts";

/** The stretches of time with the running one ended. Pure. */
export const runsEnded = (runs: UndertakingRecord["runs"], at: Date): UndertakingRecord["runs"] => runs.map((run) => (run.until === null ? { ...run, until: at } : run));

/** How people speak of an owner. Pure. */
export const nameOfOwner = ({ post, name }: { post: string; name: string }): string => `${post} ${name}`;

/** The leader takes it upon himself. */
export const accept = ({ transaction: { at }, record }: StepSituation): StepOutcome => ({
  changes: {
    owners: [...record.owners, { ...record.owner, from: at, until: null, reason: null }],
    runs: [...record.runs, { person: record.owner.person, from: at, until: null }],
  },
  text: "",
  notices: [{ kind: "undertaking_accepted", to: ["leaders", "helped"], facts: { owner: nameOfOwner(record.owner) } }],
});

/** The owner asks the county's department for a later last day. @throws bad_input on `due` that is not later than today and than the day that stands */
export function askTime({ transaction, record }: StepSituation, due: Day, reason: string): StepOutcome {
  const today = dayAt(transaction.at);
  if (due <= today) throw badField("due", "day_not_ahead", { today });
  if (due <= record.due) throw badField("due", "day_not_later", { day: record.due });
  return {
    changes: { extension: { due, reason, at: transaction.at } },
    text: `${due} ${reason}`,
    notices: [{ kind: "undertaking_time_asked", to: ["department"], facts: { owner: nameOfOwner(record.owner), day: due, reason } }],
  };
}

/** The department agrees: the last day moves, the first one stays in sight. */
export const grantTime = ({ record }: StepSituation): StepOutcome => ({
  changes: { due: record.extension!.due, extension: null, overdueTold: false },
  text: record.extension!.due,
  notices: [{ kind: "undertaking_time_granted", to: ["owner", "helped"], facts: { day: record.extension!.due } }],
});

/** The department does not agree: the day stands. */
export const denyTime = ({ record }: StepSituation, reason: string): StepOutcome => ({
  changes: { extension: null },
  text: reason,
  notices: [{ kind: "undertaking_time_denied", to: ["owner"], facts: { day: record.due, reason } }],
});

/** The owner says that it is done; the helped unit is asked for its word. An extension that waits is of no use any more. */
export const finish = ({ transaction: { at }, record }: StepSituation, proof: string): StepOutcome => ({
  changes: { proof, notSolved: null, extension: null, runs: runsEnded(record.runs, at) },
  text: proof,
  notices: [{ kind: "undertaking_done", to: ["helped"], facts: { owner: nameOfOwner(record.owner), proof: shortText(proof) } }],
});

/** The helped unit says that it is solved. What it wrote before waits no longer. */
export const confirm = (_situation: StepSituation, words: string): StepOutcome => ({
  changes: { answerDue: null },
  text: words,
  notices: [{ kind: "undertaking_confirmed", to: ["owner", "leaders"] }],
});

/** The helped unit says that it is not: it runs on with the same owner. */
export const notSolved = ({ transaction: { at }, record }: StepSituation, reason: string): StepOutcome => ({
  changes: { notSolved: reason, runs: [...record.runs, { person: record.owner.person, from: at, until: null }], overdueTold: false },
  text: reason,
  notices: [{ kind: "undertaking_not_solved", to: ["owner", "leaders"], facts: { reason } }],
});

/** The county's department ends it. What waits, waits no longer. */
export const stop = ({ transaction: { at }, record }: StepSituation, reason: string): StepOutcome => ({
  changes: { runs: runsEnded(record.runs, at), handOn: null, extension: null, answerDue: null },
  text: reason,
  notices: [{ kind: "undertaking_stopped", to: ["owner", "helped", "leaders"], facts: { reason } }],
});

import { badField } from "../../errors.ts";
import type { StepOutcome, StepSituation } from "./command-undertaking.ts";
import { nameOfOwner, runsEnded } from "./move-undertaking.ts";
import { requireAssistant, requireOwner } from "./require-owner.ts";

interface Named {
  person: string;
  post: string;
}

/** Who was asked says no, with the reason; it stays on record. */
export const decline = ({ transaction: { at }, record }: StepSituation, reason: string): StepOutcome => ({
  changes: { refusals: [...record.refusals, { ...record.owner, at, reason }] },
  text: reason,
  notices: [{ kind: "undertaking_declined", to: ["leaders"], facts: { owner: nameOfOwner(record.owner), reason } }],
});

/** Somebody else is asked, once one has declined or while there is no answer. @throws bad_input on `owner.person` that is not eligible, or is asked already */
export async function askAgain({ dependencies, transaction, record }: StepSituation, given: Named): Promise<StepOutcome> {
  if (record.state === "proposed" && given.person === record.owner.person) throw badField("owner.person", "not_allowed");
  const owner = await requireOwner(dependencies, record, given, "owner.", transaction);
  return { changes: { owner }, text: nameOfOwner(owner), notices: [{ kind: "undertaking_asked", to: ["owner"], facts: { day: record.due } }] };
}

/** Who may write the weekly line beside the owner; the owner answers for it all the same. @throws bad_input on `person` */
export async function nameAssistant({ dependencies, transaction, record }: StepSituation, id: string | null): Promise<StepOutcome> {
  if (id === record.owner.person) throw badField("person", "not_allowed");
  const assistant = id === null ? null : await requireAssistant(dependencies, record, id, transaction);
  return {
    changes: { assistant },
    text: assistant?.name ?? "",
    notices: assistant ? [{ kind: "undertaking_assistant", to: ["assistant"], facts: { owner: nameOfOwner(record.owner) } }] : [],
  };
}

/** Names another owner, with the reason; until that one accepts, nothing changes. @throws bad_input on `owner.person` */
export async function handOn({ dependencies, transaction, actor, record }: StepSituation, given: Named, reason: string): Promise<StepOutcome> {
  if (given.person === record.owner.person) throw badField("owner.person", "not_allowed");
  const next = await requireOwner(dependencies, record, given, "owner.", transaction);
  return {
    changes: { handOn: { ...next, reason, by: actor.person.name, at: transaction.at } },
    text: `${nameOfOwner(next)} ${reason}`,
    notices: [
      { kind: "undertaking_handed", to: ["newcomer"], facts: { owner: nameOfOwner(record.owner), reason } },
      { kind: "undertaking_hand_told", to: ["owner", "helped", "leaders"], facts: { owner: nameOfOwner(next), reason } },
    ],
  };
}

/** The naming of another owner is taken back. */
export const recall = ({ record }: StepSituation): StepOutcome => ({ changes: { handOn: null }, text: nameOfOwner(record.handOn!), notices: [] });

/** Who was named takes it on by own word: from this instant it is theirs, and the chain says from whom, and why. */
export function takeOn({ transaction: { at }, record }: StepSituation): StepOutcome {
  const { reason, by: _by, at: _named, ...owner } = record.handOn!;
  const before = record.owners.map((one) => (one.until === null ? { ...one, until: at, reason } : one));
  return {
    changes: {
      owner,
      owners: [...before, { ...owner, from: at, until: null, reason: null }],
      runs: [...runsEnded(record.runs, at), { person: owner.person, from: at, until: null }],
      handOn: null,
      // Both were the former owner's.
      extension: null,
      assistant: null,
      // Who follows is reminded anew of what the former owner has not answered.
      answerTold: false,
    },
    text: nameOfOwner(owner),
    notices: [
      { kind: "undertaking_taken", to: ["former", "helped", "leaders"], facts: { owner: nameOfOwner(owner), before: nameOfOwner(record.owner) } },
    ],
  };
}

/** Who was named says no; the old owner stays. */
export const refuse = ({ transaction: { at }, record }: StepSituation, reason: string): StepOutcome => {
  const { reason: _asked, by: _by, at: _named, ...asked } = record.handOn!;
  return {
    changes: { handOn: null, refusals: [...record.refusals, { ...asked, at, reason }] },
    text: reason,
    notices: [{ kind: "undertaking_hand_refused", to: ["owner"], facts: { owner: nameOfOwner(asked), reason } }],
  };
};

import { MOST_LINES, MOST_MESSAGES, type UndertakingCommand } from "../../../app/contracts/undertakings.ts";
import type { UndertakingRecord } from "../../../models/undertaking.ts";
import { partiesOf } from "../../access/undertaking-rules.ts";
import { dayAt } from "../../clock.ts";
import { conflict } from "../../errors.ts";
import type { StepOutcome, StepSituation } from "./command-undertaking.ts";
import { nameOfOwner } from "./move-undertaking.ts";
import { weekOf } from "./week-of.ts";

/** Work days that the owner has for an answer. */
export const ANSWER_WORK_DAYS = 2;

/** Adds a line to the week in which it is written; what was written before stays as it is. @throws conflict `undertaking_full` */
export function addLine({ dependencies: { ids }, transaction: { at }, actor, record }: StepSituation, { moved, next, blocks }: Extract<UndertakingCommand, { command: "line" }>): StepOutcome {
  if (record.lines.length >= MOST_LINES) throw conflict("undertaking_full");
  const line: UndertakingRecord["lines"][number] = {
    id: ids.next(),
    at,
    week: weekOf(dayAt(at)),
    person: actor.person.id,
    name: actor.person.name,
    byAssistant: !partiesOf(actor, record).has("owner"),
    moved,
    next,
    blocks,
  };
  return { changes: { lines: [...record.lines, line] }, text: "", notices: [] };
}

/**
 * Adds a message of the helped unit to the owner, or the owner's answer; its words stand on its page only, for notices are also sent by mail. The clock for an answer runs from the oldest message without one.
 * @throws conflict `undertaking_full`
 */
export function addMessage({ dependencies: { ids, addWorkDays }, transaction: { at }, actor, record }: StepSituation, text: string): StepOutcome {
  if (record.messages.length >= MOST_MESSAGES) throw conflict("undertaking_full");
  const isOwner = partiesOf(actor, record).has("owner");
  const message: UndertakingRecord["messages"][number] = { id: ids.next(), at, side: isOwner ? "owner" : "helped", person: actor.person.id, name: actor.person.name, text };
  const messages = [...record.messages, message];
  if (isOwner) {
    return { changes: { messages, answerDue: null, answerTold: false }, text: "", notices: [{ kind: "undertaking_answered", to: ["helped"], facts: { owner: nameOfOwner(record.owner) } }] };
  }
  const answerDue = record.answerDue ?? addWorkDays(dayAt(at), ANSWER_WORK_DAYS).due;
  return { changes: { messages, answerDue }, text: "", notices: [{ kind: "undertaking_message", to: ["owner"], facts: { name: actor.person.name, day: answerDue } }] };
}

import type { NamedRef } from "../../../app/contracts/common.ts";
import type { UndertakingRow, UndertakingView } from "../../../app/contracts/undertakings.ts";
import type { OwnerRecord, UndertakingRecord } from "../../../models/undertaking.ts";
import type { Actor } from "../../access/actor.ts";
import { canReadMessages, stepsOf } from "../../access/undertaking-rules.ts";
import { dayAt } from "../../clock.ts";
import { nameIn, readNames } from "../../database/read-names.ts";
import { presentSource, readSource } from "./read-source.ts";
import type { UndertakingDependencies } from "./undertaking-ports.ts";
import { countWeeks, weeksOf } from "./week-of.ts";

type Names = ReadonlyMap<string, NamedRef>;
type Parts = Pick<UndertakingDependencies, "models" | "clock" | "countWorkDays">;

/** Whether it is past its day and still runs. Pure. */
export const isOverdue = ({ state, due }: Pick<UndertakingRecord, "state" | "due">, today: string): boolean => state === "running" && due < today;

const readNamesOf = ({ models }: Pick<Parts, "models">, records: readonly UndertakingRecord[]): Promise<Names> =>
  readNames(models, {
    alliances: records.map(({ alliance }) => alliance),
    organizations: records.flatMap(({ helped, helpers, owner, owners, handOn }) => [
      helped,
      ...helpers,
      ...[owner, ...owners, ...(handOn ? [handOn] : [])].flatMap(({ organization }) => organization ?? []),
    ]),
  });

export const presentOwner = ({ person, name, post, organization }: OwnerRecord, names: Names) => ({
  id: person,
  name,
  post,
  organization: organization === null ? "" : nameIn(names, organization).name,
});

/** Lines of the ledger; two reads however many there are. */
export async function presentUndertakings(parts: Parts, records: readonly UndertakingRecord[]): Promise<UndertakingRow[]> {
  const names = await readNamesOf(parts, records);
  return records.map((record) => presentRow(record, names, parts.clock.now()));
}

function presentRow(record: UndertakingRecord, names: Names, now: Date): UndertakingRow {
  const today = dayAt(now);
  const newest = record.lines.at(-1);
  const waiting = record.answerDue === null ? undefined : record.messages[record.messages.findLastIndex(({ side }) => side === "owner") + 1];
  return {
    id: record._id,
    alliance: nameIn(names, record.alliance),
    number: record.number,
    title: record.title,
    state: record.state,
    owner: presentOwner(record.owner, names),
    helped: nameIn(names, record.helped),
    due: record.due,
    firstDue: record.firstDue,
    overdue: isOverdue(record, today),
    weeks: countWeeks(record, now),
    latest: newest ? { at: newest.at.toISOString(), moved: newest.moved } : null,
    unanswered: waiting && record.answerDue !== null ? { since: waiting.at.toISOString(), due: record.answerDue, overdue: record.answerDue < today } : null,
    createdAt: record.createdAt.toISOString(),
  };
}

/** One problem as the actor sees it: its source only where they may see that, the words of the direct channel only where they are concerned. */
export async function presentUndertaking(parts: Parts, actor: Actor, record: UndertakingRecord): Promise<UndertakingView> {
  const { models, clock } = parts;
  const now = clock.now();
  const [names, source] = await Promise.all([readNamesOf(parts, [record]), record.source && readSource(models, actor, record.source)]);
  const { handOn, extension, assistant } = record;
  return {
    ...presentRow(record, names, now),
    obstacle: record.obstacle,
    aim: record.aim,
    source: presentSource(source),
    helpers: record.helpers.map((helper) => nameIn(names, helper)),
    raisedBy: record.raisedBy.name,
    owners: record.owners.map((owner) => ({ ...presentOwner(owner, names), from: owner.from.toISOString(), until: owner.until?.toISOString() ?? null, reason: owner.reason })),
    assistant: assistant && { id: assistant.person, name: assistant.name },
    handOn: handOn && { ...presentOwner(handOn, names), reason: handOn.reason, by: handOn.by, at: handOn.at.toISOString() },
    extension: extension && { due: extension.due, reason: extension.reason, at: extension.at.toISOString() },
    proof: record.proof,
    notSolved: record.notSolved,
    byWeek: weeksOf(record, now)
      .map(({ week, state }) => ({
        week,
        state,
        lines: record.lines
          .filter((line) => line.week === week)
          .map(({ id, at, name, byAssistant, moved, next, blocks }) => ({ id, at: at.toISOString(), name, byAssistant, moved, next, blocks })),
      }))
      .toReversed(),
    messages: presentMessages(parts, record, canReadMessages(actor, record), now),
    log: record.log.map(({ id, at, kind, name, text }) => ({ id, at: at.toISOString(), kind, name, text })),
    revision: record.revision,
    may: stepsOf(actor, record),
  };
}

/** Each message with how long it waited for the next word of the owner. Pure. */
function presentMessages({ countWorkDays }: Pick<Parts, "countWorkDays">, { messages, answerDue }: UndertakingRecord, reads: boolean, now: Date): UndertakingView["messages"] {
  return messages.map((message, index) => {
    const answer = messages.slice(index + 1).find(({ side }) => side === "owner");
    // What is over needs no answer any more.
    const counts = message.side === "helped" && (answer !== undefined || answerDue !== null);
    return {
      id: message.id,
      at: message.at.toISOString(),
      side: message.side,
      name: message.name,
      text: reads ? message.text : null,
      waited: counts ? { workDays: countWorkDays(dayAt(message.at), dayAt(answer?.at ?? now)), answered: answer !== undefined } : null,
    };
  });
}

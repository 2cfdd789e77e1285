import type { MeetingRecord, ProxyRecord } from "../../../models/meeting.ts";
import type { Dependencies } from "../../dependencies.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import { whoAnswers } from "../consents/who-answers.ts";
import { nameOfUnit } from "../present-meeting.ts";

type Telling = Pick<Dependencies, "models" | "notify">;

/** Tells the unit that is to vote for another one, and of a paper the one that is said to have given it; not who did it. */
export async function tellGiven(dependencies: Telling, transaction: Transaction, meeting: MeetingRecord, proxy: ProxyRecord): Promise<void> {
  const { id, giver, holder, item, paper, person, name } = proxy;
  const kind = item === null ? "proxy_given" : "proxy_given_item";
  const facts = { meeting: meeting.title, giver: nameOfUnit(meeting, giver), holder: nameOfUnit(meeting, holder), item: titleOf(meeting, item), name };
  await tell(dependencies, transaction, meeting, holder, person, { key: `${kind}:${id}`, kind, facts });
  if (paper) await tell(dependencies, transaction, meeting, giver, person, { key: `proxy_written:${id}`, kind: "proxy_written", facts });
}

/** Tells both units that one no longer votes for the other, for it took its vote back, was given it back, or was signed in by somebody else; not who did it. */
export async function tellEnded(
  dependencies: Telling,
  transaction: Transaction,
  meeting: MeetingRecord,
  { id, giver, holder }: ProxyRecord,
  { how, person, name }: { how: "withdrawn" | "returned" | "arrived"; person: string; name: string },
): Promise<void> {
  const facts = { meeting: meeting.title, giver: nameOfUnit(meeting, giver), holder: nameOfUnit(meeting, holder), name };
  for (const unit of [giver, holder]) await tell(dependencies, transaction, meeting, unit, person, { key: `proxy_${how}:${id}:${unit}`, kind: `proxy_${how}`, facts });
}

const titleOf = ({ agenda }: MeetingRecord, item: string | null): string => agenda.find(({ id }) => id === item)?.title ?? "";

async function tell(dependencies: Telling, transaction: Transaction, meeting: MeetingRecord, unit: string, by: string, notice: { key: string; kind: string; facts: Record<string, string> }): Promise<void> {
  const people = await whoAnswers(dependencies, transaction, meeting, [unit]);
  await dependencies.notify(transaction, people.map(({ person }) => person).filter((person) => person !== by), { ...notice, href: `/meetings/${meeting._id}` });
}

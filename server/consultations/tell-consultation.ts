import type { ConsultationRecord } from "../../models/consultation.ts";
import type { Models } from "../database/models.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { ConsultationDependencies } from "./consultation-dependencies.ts";

/** Most memberships of the alliances that are asked. */
const MOST_MEMBERS = 5_000;

/** A unit, and the alliance by which it is asked. */
export interface AskedUnit {
  organization: string;
  alliance: string;
}

/** Members of the alliances that are asked, each once, without the department itself. */
export async function unitsAsked(models: Models, { alliances, department }: Pick<ConsultationRecord, "alliances" | "department">, transaction?: Pick<Transaction, "session">): Promise<AskedUnit[]> {
  const members = await models.memberships
    .find({ alliance: { $in: alliances }, leftAt: null }, { organization: 1, alliance: 1 }, transaction ? { session: transaction.session } : {})
    .sort({ _id: 1 })
    .limit(MOST_MEMBERS)
    .lean();
  return [...new Map(members.filter(({ organization }) => organization !== department).map(({ organization, alliance }) => [organization, { organization, alliance }])).values()];
}

/** Units whose comments stand, each once. */
export async function unitsCommented(models: Models, consultation: string, { session }: Pick<Transaction, "session">): Promise<AskedUnit[]> {
  const comments = await models.consultationComments.find({ consultation, withdrawnAt: null }, { organization: 1, alliance: 1 }, { session }).lean();
  return [...new Map(comments.map(({ organization, alliance }) => [organization, { organization, alliance }])).values()];
}

/** A sentence to tell units: `kind` names it in the locale files; number, title and department are among the facts. */
export interface ConsultationNotice {
  kind: string;
  units: readonly AskedUnit[];
  facts?: Record<string, string | number>;
  /** Told once for this. */
  once: string;
}

/** Tells who answers for the units, each person once, but never who did it. */
export async function notifyUnits(
  { models, notify, peopleOfUnits }: Pick<ConsultationDependencies, "models" | "notify" | "peopleOfUnits">,
  transaction: Transaction,
  record: Pick<ConsultationRecord, "_id" | "number" | "title" | "department">,
  { kind, units, facts, once }: ConsultationNotice,
): Promise<void> {
  if (units.length === 0) return;
  const people: string[] = [];
  for (const [alliance, organizations] of byAlliance(units)) people.push(...(await peopleOfUnits(alliance, organizations, transaction)));
  const department = await models.organizations.findOne({ _id: record.department }, { shortName: 1 }, { session: transaction.session }).lean();
  await notify(
    transaction,
    people.filter((person) => person !== transaction.actor?.person.id),
    {
      key: `${kind}:${record._id}:${once}`,
      kind,
      facts: { number: record.number, title: record.title, department: department?.shortName ?? "", ...facts },
      href: `/consultations/${record._id}`,
    },
  );
}

/** Pure. */
export function byAlliance(units: readonly AskedUnit[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { organization, alliance } of units) found.set(alliance, [...(found.get(alliance) ?? []), organization]);
  return found;
}

/** Emits `consultation.changed`: before it is opened on the department's stream alone, then also on those of the alliances that are asked. Says nothing of who commented. */
export function tellConsultation(transaction: Transaction, { _id, state, until, department, alliances, from }: Pick<ConsultationRecord, "_id" | "state" | "until" | "department" | "alliances" | "from">): void {
  const data = { consultation: _id, state, until };
  transaction.emit(`organization:${department}`, "consultation.changed", data);
  if (from !== null) for (const alliance of alliances) transaction.emit(`alliance:${alliance}`, "consultation.changed", data);
}

import type { OwnerFigures } from "../../../app/contracts/undertakings.ts";
import type { OwnerRecord, UndertakingRecord } from "../../../models/undertaking.ts";
import type { Actor } from "../../access/actor.ts";
import { readableUndertakings } from "../../access/undertaking-rules.ts";
import { dayAt } from "../../clock.ts";
import { readNames } from "../../database/read-names.ts";
import { isOverdue, presentOwner } from "./present-undertaking.ts";
import type { UndertakingDependencies } from "./undertaking-ports.ts";
import { countWeeks } from "./week-of.ts";

/** Most problems that are counted, the newest: an alliance has some dozens a year. */
const MOST = 2_000;

type Counted = Pick<UndertakingRecord, "state" | "due" | "owner" | "owners" | "refusals" | "runs" | "lines">;

/** What came of the problems of one owner. Pure. */
export function figuresOf(records: readonly Counted[], owner: string, now: Date): Omit<OwnerFigures, "owner"> {
  const today = dayAt(now);
  const count = (holds: (record: Counted) => boolean) => records.filter(holds).length;
  const isTheirs = ({ owner: { person } }: Counted) => person === owner;
  const weeks = records.map((record) => countWeeks(record, now, owner));
  return {
    taken: count(({ owners }) => owners.some(({ person }) => person === owner)),
    running: count((record) => isTheirs(record) && record.state === "running"),
    overdue: count((record) => isTheirs(record) && isOverdue(record, today)),
    done: count((record) => isTheirs(record) && (record.state === "done" || record.state === "confirmed")),
    confirmed: count((record) => isTheirs(record) && record.state === "confirmed"),
    declined: count(({ refusals }) => refusals.some(({ person }) => person === owner)),
    handedOn: count(({ owners }) => owners.some(({ person, until }) => person === owner && until !== null)),
    weeksDue: weeks.reduce((sum, { due }) => sum + due, 0),
    weeksWritten: weeks.reduce((sum, { written }) => sum + written, 0),
  };
}

/** Everybody who owned or declined one that the actor may see, with the post in which they did so last; who runs most first. Reads only. */
export async function countOwners({ models, clock }: Pick<UndertakingDependencies, "models" | "clock">, actor: Actor, { alliance }: { alliance?: string | undefined } = {}): Promise<OwnerFigures[]> {
  const now = clock.now();
  const records = await models.undertakings
    .find(
      { $and: [readableUndertakings(actor), { ...(alliance && { alliance }) }] },
      { state: 1, due: 1, owner: 1, owners: 1, refusals: 1, runs: 1, "lines.week": 1, createdAt: 1 },
    )
    .sort({ createdAt: -1, _id: -1 })
    .limit(MOST)
    .lean<Counted[]>();
  const owners = new Map<string, OwnerRecord>();
  for (const { owners: chain, refusals } of records.toReversed()) for (const owner of [...refusals, ...chain]) owners.set(owner.person, owner);
  const names = await readNames(models, { organizations: [...owners.values()].flatMap(({ organization }) => organization ?? []) });
  return [...owners.values()]
    .map((owner) => ({ owner: presentOwner(owner, names), ...figuresOf(records, owner.person, now) }))
    .toSorted((a, b) => b.running - a.running || b.taken - a.taken || a.owner.name.localeCompare(b.owner.name, "zh-CN"));
}

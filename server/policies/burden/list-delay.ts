import type { PolicyDetails } from "../../../app/contracts/policies.ts";
import { LISTED_WITHIN, type ListDelay } from "../../../app/contracts/policy-burden.ts";
import { dayAt } from "../../clock.ts";
import type { CountWorkDays } from "./measure-claim.ts";

/** How long after its document was issued a policy came on the list; null where it names none, or is not on it. Pure. */
export function listDelay({ document }: Pick<PolicyDetails, "document">, publishedAt: Date | null, countWorkDays: CountWorkDays): ListDelay | null {
  if (!document || !publishedAt) return null;
  const workDays = countWorkDays(document.issuedOn, dayAt(publishedAt));
  return { workDays, late: workDays > LISTED_WITHIN };
}

/** What of it a department has: of its policies that name a document, how many came in time, how many late, and how long the slowest took. */
export interface OwnerDelay {
  owner: string;
  policies: number;
  inTime: number;
  late: number;
  slowest: number;
}

/** The same by department, who is late most often first. Pure. */
export function delaysByOwner(delays: readonly (ListDelay & { owner: string })[]): OwnerDelay[] {
  const owners = [...new Set(delays.map(({ owner }) => owner))];
  return owners
    .map((owner): OwnerDelay => {
      const theirs = delays.filter((each) => each.owner === owner);
      const late = theirs.filter((each) => each.late).length;
      return { owner, policies: theirs.length, inTime: theirs.length - late, late, slowest: Math.max(...theirs.map(({ workDays }) => workDays)) };
    })
    .toSorted((a, b) => b.late - a.late || b.slowest - a.slowest || (a.owner < b.owner ? -1 : 1));
}

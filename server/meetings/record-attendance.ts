import type { AttendanceRecord } from "../../models/attendance.ts";
import type { Models } from "../database/models.ts";
import type { Transaction } from "../outbox/transaction.ts";

export type Arrival = Pick<AttendanceRecord, "person" | "name" | "organization" | "via">;

/** Writes down who is there; each person once a meeting. @returns how many were new */
export async function recordAttendance(
  models: Models,
  { session, at }: Transaction,
  meeting: string,
  arrivals: Arrival[],
): Promise<number> {
  const known = await models.attendances
    .find({ _id: { $in: arrivals.map(({ person }) => `${meeting}:${person}`) } }, { person: 1 }, { session })
    .lean();
  const here = new Set(known.map(({ person }) => person));
  const fresh = arrivals.filter(({ person }) => !here.has(person) && here.add(person));
  if (fresh.length > 0) {
    await models.attendances.insertMany(
      fresh.map((arrival) => ({ _id: `${meeting}:${arrival.person}`, meeting, ...arrival, at })),
      { session },
    );
  }
  return fresh.length;
}

import type { AuditRecord } from "../../models/audit.ts";
import { isTaken } from "../database/is-taken.ts";
import type { Dependencies } from "../dependencies.ts";
import { madeAt } from "./chain/check-chain.ts";
import { makeSeal } from "./chain/make-seal.ts";
import type { SealSigner } from "./chain/sign-seals.ts";

/** How far before the last look records are looked for again: a transaction may last a minute, and clocks of two machines may differ. */
export const LATE_MS = 5 * 60_000;
/** Records read at a time, and at most in one seal. */
export const PAGE = 250;
/** Pages of one run: what an older hub has stored is sealed by and by. */
const MOST_PAGES = 40;

export type SealingDependencies = Dependencies & { signer: SealSigner };

/** The smallest id that could be made so long before another one was. Pure. */
export function idBefore(id: string, ms: number): string {
  const seconds = Math.floor(((madeAt(id)?.getTime() ?? 0) - ms) / 1_000);
  return Math.max(0, seconds).toString(16).padStart(8, "0").padEnd(24, "0");
}

/** Seals what is not sealed yet; one for a process. */
export interface Sealing {
  sealNew(): Promise<void>;
}

/**
 * Seals audit records by membership: all that are in no seal and not older than {@link LATE_MS} before the last look, in the order of
 * their ids. Nothing waits for a record that may come late, and one that does is in the next seal. Before the first look of a process
 * come all after the newest seal; before the first seal of a hub, all there are. An idle hub is asked once, for records after an id.
 */
export function createSealing(dependencies: SealingDependencies): Sealing {
  const { models, ids } = dependencies;
  let from: string | undefined;
  let last: Promise<void> = Promise.resolve();
  const seal = async (): Promise<void> => {
    from ??= await whereToBegin(dependencies);
    // A clock that was set back makes ids that sort before the last look.
    const recent = idBefore(ids.next(), LATE_MS);
    if (from > recent) from = recent;
    for (let page = 0; page < MOST_PAGES; page++) {
      const now = ids.next();
      const records: AuditRecord[] = await models.audits.find({ _id: { $gte: from } }).sort({ _id: 1 }).limit(PAGE).lean();
      // Another process made the next seal, perhaps of these: look again.
      if (!(await sealUnsealed(dependencies, records, false))) continue;
      if (records.length < PAGE) {
        from = idBefore(now, LATE_MS);
        return;
      }
      from = records.at(-1)!._id;
    }
  };
  return {
    // One after the other: who waits for it has sealed what was there when it was asked for.
    sealNew() {
      const run = last.then(seal);
      last = run.catch(() => {});
      return run;
    },
  };
}

/** Where the sealed records end, or now where that is earlier, and a little before: a clock may have been set back. */
async function whereToBegin({ models, ids }: SealingDependencies): Promise<string> {
  const now = ids.next();
  const last = await models.auditSeals.findOne({ to: { $lte: now } }, { to: 1 }).sort({ to: -1 }).lean();
  return last ? idBefore(last.to, LATE_MS) : "";
}

/**
 * Seals those of some records that are in no seal. Two processes may do so at once: each next seal has a number, and one of them comes
 * first. @param records ascending by their ids
 * @returns false where another process was first, and nothing was sealed
 */
export async function sealUnsealed({ models, clock, signer }: SealingDependencies, records: readonly AuditRecord[], late: boolean): Promise<boolean> {
  const [first, last] = [records[0], records.at(-1)];
  if (!first || !last) return true;
  // Read in this order: a seal made after the newest one was read makes the number below a taken one.
  const before = await models.auditSeals.findOne({}, { hash: 1, key: 1, signature: 1 }).sort({ _id: -1 }).lean();
  const sealed = await sealedAmong({ models }, first._id, last._id);
  const unsealed = records.filter(({ _id }) => !sealed.has(_id));
  if (unsealed.length === 0) return true;
  try {
    await models.auditSeals.create(makeSeal(unsealed, { before, late, at: clock.now(), signer }));
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

/** The ids in all seals that reach into a range. */
export async function sealedAmong({ models }: Pick<SealingDependencies, "models">, from: string, to: string): Promise<Set<string>> {
  const seals = await models.auditSeals.find({ to: { $gte: from }, from: { $lte: to } }, { ids: 1 }).lean();
  return new Set(seals.flatMap(({ ids }) => ids));
}

import type { AuditCheckResult } from "../../models/audit-check.ts";
import type { AuditSealRecord } from "../../models/audit-seal.ts";
import { isTaken } from "../database/is-taken.ts";
import { checkChain, createFindings, timeOf, type ChainFacts, type Findings } from "./chain/check-chain.ts";
import { idBefore, LATE_MS, PAGE, sealedAmong, sealUnsealed, type Sealing, type SealingDependencies } from "./seal-audits.ts";
import { tellOfFindings } from "./tell-of-findings.ts";

/** Without a sign of life for so long a check is taken for dead, and another one may begin. */
const BUSY_MS = 60_000;
const SEALS_AT_ONCE = 20;
/** Records older than this are in a seal, if all is well. */
const SETTLED_MS = 2 * LATE_MS;

export type CheckDependencies = SealingDependencies & { sealing: Sealing };

/**
 * Seals what is new, holds every sealed record against its seal, looks for records that are in none, seals these too, and keeps what
 * it found; administrators are told of what was not found before. Only for who has {@link claimCheck claimed} it.
 * @param isEnding whether the hub is being closed: then the check ends, and nothing of it is kept
 */
export async function checkAudits(dependencies: CheckDependencies, isEnding: () => boolean): Promise<void> {
  const { models, clock, log, sealing } = dependencies;
  try {
    const at = clock.now();
    const began = performance.now();
    await sealing.sealNew();
    const before = (await models.auditChecks.findById("newest", { result: 1 }).lean())?.result ?? null;
    const findings = createFindings();
    const facts = await followChain(dependencies, findings, before, isEnding);
    if (!facts) return;
    const { newest } = facts;
    const result: AuditCheckResult = {
      at,
      ms: Math.round(performance.now() - began),
      seals: facts.seals,
      records: facts.records,
      ...findings.read(),
      // One that was contradicted stays, or the contradiction would be forgotten tomorrow.
      anchor: !facts.anchored || !newest ? (before?.anchor ?? null) : { seal: newest._id, hash: newest.hash },
    };
    await tellOfFindings(dependencies, result, before);
    // The log is kept elsewhere than the database: a chain that was cut off or made anew no longer fits what it says here.
    const line = { seal: newest?._id, hash: newest?.hash, records: result.records, found: result.found };
    if (result.found === 0) log.info(line, "audit records agree with their seals");
    else log.error({ ...line, findings: result.findings }, "audit records do not agree with their seals");
  } finally {
    await models.auditChecks.updateOne({ _id: "newest" }, { $set: { busyUntil: null } });
  }
}

/** Claims the check for this process: one at a time, on however many. @returns false where another one is under way */
export async function claimCheck({ models, clock }: Pick<CheckDependencies, "models" | "clock">): Promise<boolean> {
  const now = clock.now();
  try {
    await models.auditChecks.updateOne(
      { _id: "newest", $or: [{ busyUntil: null }, { busyUntil: { $lte: now } }] },
      { $set: { busyUntil: new Date(now.getTime() + BUSY_MS) }, $setOnInsert: { result: null } },
      { upsert: true },
    );
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

/** All seals by their numbers, some at a time: no cursor stays open while their records are read. */
async function* readSeals({ auditSeals }: CheckDependencies["models"]): AsyncGenerator<AuditSealRecord> {
  for (let after = 0; ; ) {
    const seals = await auditSeals.find({ _id: { $gt: after } }).sort({ _id: 1 }).limit(SEALS_AT_ONCE).lean();
    yield* seals;
    const last = seals.at(-1);
    if (!last) return;
    after = last._id;
  }
}

async function followChain(dependencies: CheckDependencies, findings: Findings, before: AuditCheckResult | null, isEnding: () => boolean): Promise<ChainFacts | null> {
  const { models, clock, ids, signer } = dependencies;
  const settled = idBefore(ids.next(), SETTLED_MS);
  const last = await models.auditSeals.findOne({ to: { $lte: settled } }, { to: 1 }).sort({ to: -1 }).lean();
  // What an older hub has stored is still being sealed beyond.
  const horizon = last?.to ?? "";
  let saidAt = clock.now().getTime();
  const goOn = async (): Promise<boolean> => {
    const now = clock.now().getTime();
    if (now - saidAt > BUSY_MS / 3) {
      saidAt = now;
      await models.auditChecks.updateOne({ _id: "newest" }, { $set: { busyUntil: new Date(now + BUSY_MS) } });
    }
    return !isEnding();
  };
  const reader = {
    seals: () => readSeals(models),
    records: (ofSeal: readonly string[]) => models.audits.find({ _id: { $in: ofSeal } }).lean(),
  };
  const facts = await checkChain(reader, { findings, signer, anchor: before?.anchor ?? null, horizon, goOn });
  // Where a seal is gone or changed nothing tells which records were in none.
  if (!facts?.whole) return facts;
  await findForeignIds(dependencies, findings);
  const there = await models.audits.countDocuments({ _id: { $lte: horizon } });
  return there === facts.upToHorizon || (await findExtra(dependencies, findings, horizon, goOn)) ? facts : null;
}

/** The hub gives texts for ids, and all else sorts before or after these: records with another one are in no list and no seal. */
async function findForeignIds({ models }: CheckDependencies, findings: Findings): Promise<void> {
  const ends = await Promise.all(([1, -1] as const).map((order) => models.audits.findOne().sort({ _id: order }).lean()));
  for (const record of ends) {
    if (record && typeof record._id !== "string") findings.add({ kind: "extra", seal: null, record: String(record._id), at: timeOf({ ...record, _id: String(record._id) }) });
  }
}

/** Records up to the horizon that are in no seal: named, and sealed as late, so that from now on they do not change unseen either. */
async function findExtra(dependencies: CheckDependencies, findings: Findings, horizon: string, goOn: () => Promise<boolean>): Promise<boolean> {
  const { models } = dependencies;
  for (let after = ""; ; ) {
    if (!(await goOn())) return false;
    const records = await models.audits.find({ _id: { $gt: after, $lte: horizon } }).sort({ _id: 1 }).limit(PAGE).lean();
    const last = records.at(-1);
    if (!last) return true;
    after = last._id;
    const sealed = await sealedAmong(dependencies, records[0]!._id, after);
    const extra = records.filter(({ _id }) => !sealed.has(_id));
    for (const record of extra) findings.add({ kind: "extra", seal: null, record: record._id, at: timeOf(record) });
    await sealUnsealed(dependencies, extra, true);
  }
}

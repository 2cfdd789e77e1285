import { dayAt, timeAt } from "../clock.ts";
import { checkAudits, claimCheck } from "./check-audits.ts";
import { createSealing, type SealingDependencies } from "./seal-audits.ts";

/** When the night's check begins, in Shanghai: few are at work, and what the day has brought is in. */
const CHECK_FROM = "03:00";

/** Seals and checks the audit records; one for a process. */
export interface AuditKeeper {
  sealNew(): Promise<void>;
  /** Checks once a day from three in the morning, or later where the hub was not running; at once where that was never done. */
  checkNightly(): Promise<void>;
  /** Begins a check, unless one is under way, and does not wait for its end. */
  begin(): Promise<void>;
  /** Ends what is under way; nothing is begun any more. */
  end(): Promise<void>;
}

export function createAuditKeeper(dependencies: SealingDependencies): AuditKeeper {
  const { models, clock, log } = dependencies;
  const sealing = createSealing(dependencies);
  const running = new Set<Promise<void>>();
  let ending = false;
  const check = async (): Promise<{ end: Promise<void> } | null> => {
    if (ending || !(await claimCheck(dependencies))) return null;
    const end = checkAudits({ ...dependencies, sealing }, () => ending).finally(() => running.delete(end));
    running.add(end);
    return { end };
  };
  return {
    sealNew: sealing.sealNew,
    async checkNightly() {
      const kept = await models.auditChecks.findById("newest", { "result.at": 1 }).lean();
      const now = clock.now();
      const last = kept?.result?.at;
      if (!last || (dayAt(last) < dayAt(now) && timeAt(now) >= CHECK_FROM)) await (await check())?.end;
    },
    async begin() {
      (await check())?.end.catch((error: unknown) => log.error({ err: error }, "a check of the audit records stopped"));
    },
    async end() {
      ending = true;
      await Promise.allSettled(running);
    },
  };
}

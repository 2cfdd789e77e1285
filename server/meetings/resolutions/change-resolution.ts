import type { AuditVerb } from "../../../app/contracts/audit-verbs.ts";
import type { ResolutionView } from "../../../app/contracts/resolutions.ts";
import type { ResolutionRecord } from "../../../models/resolution.ts";
import type { Actor } from "../../access/actor.ts";
import { canChangeResolution, canSeeResolution } from "../../access/resolution-rules.ts";
import type { Dependencies } from "../../dependencies.ts";
import { conflict, forbidden, notFound } from "../../errors.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import { requireRevision } from "../../require-revision.ts";
import { getResolution } from "./get-resolution.ts";
import { tellResolution } from "./tell-resolution.ts";

/** What may change of a resolution: its wording by a further version, and its review date. */
type Changes = Partial<Pick<ResolutionRecord, "text" | "versions" | "reviewOn" | "reviewSetAt">>;

/**
 * The one way in which a person changes a resolution: reads it, stores what `work` answers, tells its alliance and the
 * followers of its meeting; one transaction. Work that answers nothing writes nothing.
 * @returns the resolution as the actor sees it afterwards
 * @throws not_found when there is none or the actor may not see it; forbidden for who does not prepare the meetings
 * @throws conflict `stale_revision` when it is based on an older revision
 */
export async function changeResolution(
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  { action, revision }: { action: AuditVerb; revision: number },
  work: (resolution: ResolutionRecord, transaction: Transaction) => Changes | Promise<Changes>,
): Promise<ResolutionView> {
  const { models, inTransaction } = dependencies;
  await inTransaction(actor, async (transaction) => {
    const { session } = transaction;
    const before = await models.resolutions.findOne({ _id: id }, null, { session }).lean();
    if (!before || !canSeeResolution(actor, before)) throw notFound();
    if (!canChangeResolution(actor, before)) throw forbidden();
    requireRevision(revision, before);
    const changed = await work(before, transaction);
    if (Object.keys(changed).length === 0) return;
    const changes = { ...changed, revision: before.revision + 1 };
    const written = await models.resolutions.updateOne({ _id: id, revision: before.revision }, { $set: changes }, { session });
    if (written.matchedCount === 0) throw conflict("stale_revision");
    const after = { ...before, ...changes };
    tellResolution(transaction, after);
    transaction.audit({
      action,
      subject: { kind: "resolution", id },
      alliance: before.alliance,
      county: before.county,
      before: { versions: before.versions.length, reviewOn: before.reviewOn },
      after: { versions: after.versions.length, reviewOn: after.reviewOn },
    });
  });
  return getResolution(dependencies, actor, id);
}

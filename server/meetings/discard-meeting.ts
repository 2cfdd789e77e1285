import type { Actor } from "../access/actor.ts";
import { canPrepare, canSeeMeeting, draftReaders } from "../access/meeting-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { conflict, forbidden, notFound } from "../errors.ts";
import { requireRevision } from "../require-revision.ts";

/**
 * Deletes a meeting that nobody was told of. Tasks and suggestions that were noted under its items stay, without it. Emits
 * `meeting.changed` to whoever reads drafts.
 * @throws not_found, forbidden; conflict `meeting_announced`, `stale_revision`
 */
export async function discardMeeting({ models, inTransaction }: Pick<Dependencies, "models" | "inTransaction">, actor: Actor, id: string, revision: number | undefined): Promise<void> {
  await inTransaction(actor, async (transaction) => {
    const { session } = transaction;
    const meeting = await models.meetings.findOne({ _id: id }, null, { session }).lean();
    if (!meeting || !canSeeMeeting(actor, meeting)) throw notFound();
    if (!canPrepare(actor, meeting.alliance)) throw forbidden();
    if (meeting.state !== "draft") throw conflict("meeting_announced");
    requireRevision(revision, meeting);
    const { deletedCount } = await models.meetings.deleteOne({ _id: id, version: meeting.version }, { session });
    if (deletedCount === 0) throw conflict("stale_revision");
    const { alliance, county, title, startsAt } = meeting;
    const alone = { $set: { meeting: null, item: null } };
    await models.actions.updateMany({ meeting: id }, alone, { session });
    await models.suggestions.updateMany({ meeting: id }, alone, { session });
    for (const stream of [`meeting:${id}`, `alliance:${alliance}`] as const) {
      transaction.emit(stream, "meeting.changed", { meeting: id }, { roles: [...draftReaders] });
    }
    transaction.audit({ action: "meeting.discard", subject: { kind: "meeting", id }, alliance, county, before: { title, startsAt } });
  });
}

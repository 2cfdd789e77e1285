import { MOST_COMMENTS_A_DAY, type CommentInput, type CommentView } from "../../app/contracts/consultations.ts";
import type { ConsultationCommentRecord } from "../../models/consultation-comment.ts";
import type { ConsultationRecord } from "../../models/consultation.ts";
import type { Actor } from "../access/actor.ts";
import { commentingSeats, takesComments } from "../access/consultation-rules.ts";
import { dayAt } from "../clock.ts";
import { badField, conflict, forbidden, notFound } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { changeOf } from "./comment-figures.ts";
import type { ConsultationDependencies } from "./consultation-dependencies.ts";
import { presentComments } from "./present-comments.ts";
import { requireConsultation } from "./require-consultation.ts";
import { tellConsultation } from "./tell-consultation.ts";

/**
 * Says what a unit of the audience thinks of a draft, or of one of its paragraphs.
 * @throws not_found; forbidden for who stands for no unit that is asked; bad_input on `organization`, `paragraph`
 * @throws conflict `consultation_closed` after the last day; `comment_limit` for the unit and the day; `comment_twice` where the unit's same words stand already
 */
export async function addComment(dependencies: ConsultationDependencies, actor: Actor, id: string, { organization: named, ...input }: CommentInput): Promise<CommentView> {
  const { models, inTransaction, ids } = dependencies;
  const [record, comment] = await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const found = await requireConsultation(models, actor, id, transaction);
    const { organization, alliance } = await requireUnit(dependencies, transaction, actor, found, named);
    if (input.paragraph !== null && !found.paragraphs.some(({ id: paragraph }) => paragraph === input.paragraph)) throw badField("paragraph", "not_allowed");
    const today = dayAt(at);
    const made: ConsultationCommentRecord = {
      _id: ids.next(),
      consultation: id,
      organization,
      alliance,
      person: actor.person.id,
      name: actor.person.name,
      ...input,
      day: today,
      withdrawnAt: null,
      answer: null,
      earlier: [],
      revision: 0,
      createdAt: at,
    };
    // Counted first: whoever writes on the same draft meanwhile, or closes it, goes before or after this, never beside it.
    await count(dependencies, transaction, found, [], [made]);
    const words = { consultation: id, organization, paragraph: made.paragraph, kind: made.kind, wording: made.wording, text: made.text, withdrawnAt: null };
    if (await models.consultationComments.exists(words).session(session)) throw conflict("comment_twice");
    const written = await models.consultationComments.countDocuments({ consultation: id, organization, day: today }, { session });
    if (written >= MOST_COMMENTS_A_DAY) throw conflict("comment_limit", { count: MOST_COMMENTS_A_DAY });
    await models.consultationComments.create([made], { session });
    note(transaction, found, made, "consultation.comment");
    return [found, made] as const;
  });
  const [view] = await presentComments(dependencies, actor, record, [comment]);
  return view!;
}

/**
 * Takes a comment back, up to the last day; it stays in the store and counts nowhere.
 * @throws not_found; forbidden for who does not stand for its unit; conflict `consultation_closed`
 */
export async function withdrawComment(dependencies: ConsultationDependencies, actor: Actor, id: string, comment: string): Promise<void> {
  const { models, inTransaction } = dependencies;
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const record = await requireConsultation(models, actor, id, transaction);
    const found = await models.consultationComments.findOne({ _id: comment, consultation: id, withdrawnAt: null }, null, { session }).lean();
    if (!found) throw notFound();
    if (!commentingSeats(actor, record).some(({ organization }) => organization === found.organization)) throw forbidden();
    await count(dependencies, transaction, record, [found], []);
    const written = await models.consultationComments.updateOne({ _id: comment, withdrawnAt: null }, { $set: { withdrawnAt: at, revision: found.revision + 1 } }, { session });
    if (written.matchedCount === 0) throw notFound();
    note(transaction, record, found, "consultation.withdraw");
  });
}

/** The unit for which the actor comments: a member, today, of an alliance that is asked. */
async function requireUnit({ models }: ConsultationDependencies, { session }: Transaction, actor: Actor, record: ConsultationRecord, named: string | undefined): Promise<{ organization: string; alliance: string }> {
  const seats = commentingSeats(actor, record);
  if (seats.length === 0) throw forbidden();
  const wanted = named ?? (seats.length === 1 ? seats[0]!.organization : actor.seat?.organization);
  const seat = seats.find(({ organization }) => organization === wanted);
  if (!seat) throw named === undefined ? badField("organization", "required") : badField("organization", "not_allowed");
  const member = await models.memberships.exists({ ...seat, leftAt: null }).session(session);
  if (!member) throw forbidden();
  return seat;
}

/** Counts what comes and goes. @throws conflict `consultation_closed` where no comments are taken (any more) */
async function count({ models }: ConsultationDependencies, { session, at }: Transaction, record: ConsultationRecord, gone: ConsultationCommentRecord[], come: ConsultationCommentRecord[]): Promise<void> {
  const written = takesComments(record, dayAt(at)) && (await models.consultations.updateOne({ _id: record._id, state: "open" }, { $inc: changeOf(gone, come) }, { session }));
  if (!written || written.matchedCount === 0) throw conflict("consultation_closed");
}

/** Where a unit is named to the department only, the record of who did it is for administrators: officers of other departments read the county's. */
function note(transaction: Transaction, record: ConsultationRecord, { _id, kind, named }: ConsultationCommentRecord, action: "consultation.comment" | "consultation.withdraw"): void {
  tellConsultation(transaction, record);
  transaction.audit({ action, subject: { kind: "consultation", id: record._id }, county: named ? record.county : null, after: { comment: _id, kind } });
}

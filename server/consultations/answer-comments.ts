import type { AnswerInput, ConsultationView } from "../../app/contracts/consultations.ts";
import type { CommentAnswer, ConsultationCommentRecord } from "../../models/consultation-comment.ts";
import type { Actor } from "../access/actor.ts";
import { afterAnswers } from "../access/consultation-rules.ts";
import { badField, conflict } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { changeOf, needsAnswer } from "./comment-figures.ts";
import type { ConsultationDependencies } from "./consultation-dependencies.ts";
import { getConsultation } from "./list-consultations.ts";
import { requireConsultation, requireStep } from "./require-consultation.ts";
import { storeStep } from "./store-step.ts";
import { tellConsultation } from "./tell-consultation.ts";

/**
 * Gives the same answer to one or several comments after the last day. The last answer that was owed makes the draft answered. An answer that is
 * changed stays on record. Who answers for each unit is told, by a notice that opens at its comment.
 * @throws not_found; forbidden for who is not the department; conflict `consultation_step` before the last day is over and after it was published or dropped
 * @throws bad_input on `comments` that are not of this draft or need no answer; conflict `comment_answered` where one has an answer and `change` was not
 *   said, `stale_revision` where somebody else answers at the same moment
 */
export async function answerComments(dependencies: ConsultationDependencies, actor: Actor, id: string, { comments: named, change, ...said }: AnswerInput): Promise<ConsultationView> {
  const { models, inTransaction } = dependencies;
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const record = await requireConsultation(models, actor, id, transaction);
    requireStep(actor, record, "answer");
    const comments = await models.consultationComments.find({ _id: { $in: named }, consultation: id, withdrawnAt: null }, null, { session }).lean();
    if (comments.length < named.length) throw badField("comments", "unknown_record");
    if (!comments.every(needsAnswer)) throw badField("comments", "comment_needs_none");
    if (!change && comments.some(({ answer }) => answer !== null)) throw conflict("comment_answered");
    const answer: CommentAnswer = { ...said, at, name: actor.person.name };
    for (const comment of comments) {
      const earlier = comment.answer === null ? comment.earlier : [...comment.earlier, comment.answer];
      const written = await models.consultationComments.updateOne({ _id: comment._id, revision: comment.revision }, { $set: { answer, earlier, revision: comment.revision + 1 } }, { session });
      if (written.matchedCount === 0) throw conflict("stale_revision");
    }
    const after = await models.consultations.findOneAndUpdate(
      { _id: id, state: record.state },
      // A new number also where the figures stay as they are: the pages that show it read it anew.
      { $inc: { revision: 1, ...changeOf(comments, comments.map((comment) => ({ ...comment, answer }))) } },
      { session, returnDocument: "after", lean: true },
    );
    if (!after) throw conflict("stale_revision");
    transaction.audit({
      action: "consultation.answer",
      subject: { kind: "consultation", id },
      county: record.county,
      after: { comments: comments.map(({ _id }) => _id), verdict: said.verdict, changed: comments.filter((comment) => comment.answer !== null).length },
    });
    const state = afterAnswers(after.state, after.figures);
    if (state === after.state) tellConsultation(transaction, after);
    else await storeStep(dependencies, transaction, after, { kind: "settled", changes: { state }, name: actor.person.name, text: "", action: "consultation.settle" });
    await tellUnits(dependencies, transaction, after, comments);
  });
  return getConsultation(dependencies, actor, id);
}

/** One notice a unit, which opens at the first of its comments. */
async function tellUnits({ models, notifyEach, peopleOfUnits }: ConsultationDependencies, transaction: Transaction, record: { _id: string; number: string; title: string; department: string }, comments: ConsultationCommentRecord[]): Promise<void> {
  const byUnit = new Map<string, ConsultationCommentRecord[]>();
  for (const comment of comments) byUnit.set(comment.organization, [...(byUnit.get(comment.organization) ?? []), comment]);
  const department = await models.organizations.findOne({ _id: record.department }, { shortName: 1 }, { session: transaction.session }).lean();
  const tellings = [];
  for (const [unit, theirs] of byUnit) {
    const [first] = theirs;
    tellings.push({
      people: await peopleOfUnits(first!.alliance, [unit], transaction),
      notice: {
        key: `consultation_answered:${record._id}:${unit}:${transaction.at.getTime()}`,
        kind: "consultation_answered",
        facts: { number: record.number, title: record.title, department: department?.shortName ?? "", comments: theirs.length },
        href: `/consultations/${record._id}#comment-${first!._id}`,
      },
    });
  }
  await notifyEach(transaction, tellings);
}

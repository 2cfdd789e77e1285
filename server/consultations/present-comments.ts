import type { CommentView } from "../../app/contracts/consultations.ts";
import type { CommentAnswer, ConsultationCommentRecord } from "../../models/consultation-comment.ts";
import type { ConsultationRecord } from "../../models/consultation.ts";
import type { Actor } from "../access/actor.ts";
import { canReadCommenter, commentingSeats, isDepartment, takesComments } from "../access/consultation-rules.ts";
import { dayAt } from "../clock.ts";
import { nameIn, readNames } from "../database/read-names.ts";
import type { ConsultationDependencies } from "./consultation-dependencies.ts";

/** Comments as the actor may read them: whose they are where the unit is named, who wrote them only for the department and the unit itself. */
export async function presentComments(
  { models, clock }: Pick<ConsultationDependencies, "models" | "clock">,
  actor: Actor,
  record: ConsultationRecord,
  comments: readonly ConsultationCommentRecord[],
): Promise<CommentView[]> {
  const names = await readNames(models, { organizations: comments.map(({ organization }) => organization) });
  const mine = new Set(commentingSeats(actor, record).map(({ organization }) => organization));
  const asDepartment = isDepartment(actor, record);
  const isOpen = takesComments(record, dayAt(clock.now()));
  return comments.map((comment) => {
    const { _id, consultation, paragraph, kind, wording, text, organization, named, name, createdAt, answer, earlier } = comment;
    return {
      id: _id,
      consultation,
      paragraph,
      kind,
      wording,
      text,
      organization: canReadCommenter(actor, record, comment) ? nameIn(names, organization) : null,
      person: asDepartment || mine.has(organization) ? name : null,
      named,
      at: createdAt.toISOString(),
      answer: answer && presentAnswer(answer),
      earlier: earlier.map(presentAnswer),
      mayWithdraw: isOpen && mine.has(organization),
    };
  });
}

const presentAnswer = ({ verdict, reason, wording, at, name }: CommentAnswer): NonNullable<CommentView["answer"]> => ({ verdict, reason, wording, at: at.toISOString(), name });

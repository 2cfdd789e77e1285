import { answerComments } from "./answer-comments.ts";
import { commandConsultation } from "./command-consultation.ts";
import { addComment, withdrawComment } from "./comment.ts";
import { listCommentingUnits, listComments } from "./list-comments.ts";
import { countConsultations, countDepartments, findByParagraph, getConsultation, listConsultations } from "./list-consultations.ts";
import { getConsultationReason, listAskableAlliances, listPublishedPolicies } from "./prepare-consultation.ts";
import { sweepConsultations } from "./sweep-consultations.ts";
import { createConsultation, editConsultation } from "./write-consultation.ts";

/** What is done about drafts of policies on which enterprises are asked. */
export const consultationUseCases = {
  addComment,
  answerComments,
  commandConsultation,
  countConsultations,
  countDepartments,
  createConsultation,
  editConsultation,
  findByParagraph,
  getConsultation,
  getConsultationReason,
  listAskableAlliances,
  listCommentingUnits,
  listComments,
  listConsultations,
  listPublishedPolicies,
  sweepConsultations,
  withdrawComment,
};

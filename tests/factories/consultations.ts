import type { ConsultationCommentRecord } from "../../models/consultation-comment.ts";
import type { ConsultationRecord } from "../../models/consultation.ts";
import { figuresOf, noFigures, sumOf } from "../../server/consultations/comment-figures.ts";
import type { Dependencies } from "../../server/dependencies.ts";

type CommentGiven = Pick<ConsultationCommentRecord, "organization"> & Partial<ConsultationCommentRecord>;

/** The draft of a policy, straight in the store, open unless said otherwise, with comments on its one paragraph. */
export async function buildConsultation(
  { models, ids, clock }: Dependencies,
  given: Pick<ConsultationRecord, "county" | "department" | "alliances"> & Partial<ConsultationRecord>,
  comments: CommentGiven[] = [],
): Promise<{ id: string; paragraph: string; comments: string[] }> {
  const [id, paragraph] = [ids.next(), ids.next()];
  const made = comments.map((comment): ConsultationCommentRecord => ({
    _id: ids.next(),
    consultation: id,
    alliance: given.alliances[0]!,
    person: ids.next(),
    name: "钱试验",
    paragraph,
    kind: "change",
    wording: "改为百分之八",
    text: "",
    named: true,
    day: "2026-01-05",
    withdrawnAt: null,
    answer: null,
    earlier: [],
    revision: 0,
    createdAt: clock.now(),
    ...comment,
  }));
  await models.consultations.create([
    {
      _id: id,
      number: `2026-${id.slice(-4)}`,
      title: "技术改造补助办法",
      scope: "alliances",
      explanation: "原办法到期，按企业反映的情况重拟",
      source: null,
      paragraphs: [{ id: paragraph, heading: "补助标准", text: "按设备投资额的百分之五补助", origin: null }],
      from: "2026-01-05",
      until: "2099-12-31",
      shortReason: "",
      contact: { name: "孙试验", phone: "0537-1234567" },
      state: "open",
      corrections: [],
      round: 1,
      previous: null,
      policy: null,
      reason: null,
      figures: made.length === 0 ? noFigures : sumOf(made.map(figuresOf)),
      lastTold: false,
      log: [],
      revision: 0,
      createdAt: clock.now(),
      ...given,
    },
  ]);
  await models.consultationComments.create(made);
  return { id, paragraph, comments: made.map(({ _id }) => _id) };
}

import type { Page } from "../../app/contracts/common.ts";
import type { CommentingUnit, CommentPart, CommentQuery, CommentView } from "../../app/contracts/consultations.ts";
import type { Actor } from "../access/actor.ts";
import { canReadCommenter } from "../access/consultation-rules.ts";
import { readCursor, writeCursor } from "../database/cursor.ts";
import { nameIn, readNames } from "../database/read-names.ts";
import type { ConsultationDependencies } from "./consultation-dependencies.ts";
import { presentComments } from "./present-comments.ts";
import { requireConsultation } from "./require-consultation.ts";

type Parts = Pick<ConsultationDependencies, "models" | "clock">;

/** Most comments of one draft that are looked through for its units. */
export const MOST_COUNTED = 10_000;

/** What each figure counts: the filter behind the number and behind its rows. */
const parts: Record<CommentPart, Record<string, unknown>> = {
  support: { kind: "support" },
  change: { kind: "change" },
  against: { kind: "against" },
  owed: { kind: { $ne: "support" }, answer: null },
  answered: { "answer.verdict": { $type: "string" } },
  adopted: { "answer.verdict": "adopted" },
  partly: { "answer.verdict": "partly" },
  declined: { "answer.verdict": "declined" },
};

/** Comments on a draft that stand, the oldest first. There is no filter by unit: it would tell whose the unnamed ones are. @throws not_found */
export async function listComments(dependencies: Parts, actor: Actor, id: string, { paragraph, part, limit, cursor }: CommentQuery): Promise<Page<CommentView>> {
  const { models } = dependencies;
  const record = await requireConsultation(models, actor, id);
  const after = readCursor(cursor, 2);
  const at = after && new Date(Number(after[0]));
  const found = await models.consultationComments
    .find({
      $and: [
        { consultation: id, withdrawnAt: null },
        paragraph ? { paragraph } : {},
        part ? parts[part] : {},
        after && at ? { $or: [{ createdAt: { $gt: at } }, { createdAt: at, _id: { $gt: String(after[1]) } }] } : {},
      ],
    })
    .sort({ createdAt: 1, _id: 1 })
    .limit(limit + 1)
    .lean();
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await presentComments(dependencies, actor, record, page),
    nextCursor: found.length > limit && last ? writeCursor([last.createdAt.getTime(), last._id]) : null,
  };
}

/** Units that commented, with how many of their comments the actor may know as theirs; the others stand together in a last line. @throws not_found */
export async function listCommentingUnits({ models }: Parts, actor: Actor, id: string): Promise<CommentingUnit[]> {
  const record = await requireConsultation(models, actor, id);
  const comments = await models.consultationComments.find({ consultation: id, withdrawnAt: null }, { organization: 1, named: 1 }).limit(MOST_COUNTED).lean();
  const known = new Map<string, number>();
  const unknown = new Map<string, number>();
  for (const comment of comments) {
    const counts = canReadCommenter(actor, record, comment) ? known : unknown;
    counts.set(comment.organization, (counts.get(comment.organization) ?? 0) + 1);
  }
  const names = await readNames(models, { organizations: [...known.keys()] });
  const rows: CommentingUnit[] = [...known].map(([organization, count]) => ({ organization: nameIn(names, organization), units: 1, comments: count }));
  const others = [...unknown.values()].reduce((sum, count) => sum + count, 0);
  return [
    ...rows.toSorted((a, b) => b.comments - a.comments || a.organization!.name.localeCompare(b.organization!.name, "zh-CN")),
    ...(others > 0 ? [{ organization: null, units: unknown.size, comments: others }] : []),
  ];
}

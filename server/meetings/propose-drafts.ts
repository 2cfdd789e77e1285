import type { Proposal } from "../../app/contracts/agenda.ts";
import type { Models } from "../database/models.ts";

/** Drafts that are looked at, and comments on them. */
const MOST_DRAFTS = 10;
const MOST_COMMENTS = 2_000;

/**
 * Articles of drafts of policies on which the alliance is asked, and that some of its units want otherwise or not at all; the most disputed first.
 * Says how many comments, and never whose. Reads only.
 */
export async function proposeDrafts(models: Models, alliance: string, most: number): Promise<Proposal[]> {
  const drafts = await models.consultations
    .find({ alliances: alliance, state: { $in: ["open", "closed"] } })
    .sort({ until: 1, _id: 1 })
    .limit(MOST_DRAFTS)
    .lean();
  if (drafts.length === 0) return [];
  const comments = await models.consultationComments
    .find({ consultation: { $in: drafts.map(({ _id }) => _id) }, withdrawnAt: null, kind: { $ne: "support" } }, { paragraph: 1 })
    .limit(MOST_COMMENTS)
    .lean();
  const disputes = new Map<string | null, number>();
  for (const { paragraph } of comments) disputes.set(paragraph, (disputes.get(paragraph) ?? 0) + 1);
  const departments = await models.organizations.find({ _id: { $in: drafts.map(({ department }) => department) } }, { shortName: 1 }).lean();
  const nameOf = new Map(departments.map(({ _id, shortName }) => [_id, shortName]));
  return drafts
    .flatMap(({ title, department, paragraphs }) =>
      paragraphs.flatMap(({ id, heading, text }, index): Proposal[] => {
        const count = disputes.get(id) ?? 0;
        if (count === 0) return [];
        const presenter = nameOf.get(department) ?? "";
        return [
          {
            kind: "consultation",
            subject: id,
            // The article's heading where it has one, in front: the title alone is the same for each of them.
            title: `${heading === "" ? String(index + 1) : heading} · ${title}`.slice(0, 80),
            lane: "deliberate",
            minutes: 10,
            text: text.slice(0, 1_000),
            presenter,
            reason: "draft_disputed",
            facts: { article: index + 1, comments: count, department: presenter },
          },
        ];
      }),
    )
    .toSorted((a, b) => Number(b.facts.comments) - Number(a.facts.comments))
    .slice(0, most);
}

import type { Page } from "../../../app/contracts/common.ts";
import type { ResolutionCounts, ResolutionLine, ResolutionQuery } from "../../../app/contracts/resolutions.ts";
import type { Actor } from "../../access/actor.ts";
import { readableResolutions } from "../../access/resolution-rules.ts";
import { dayAt } from "../../clock.ts";
import { readCursor, writeCursor } from "../../database/cursor.ts";
import { literalPattern } from "../../database/literal-pattern.ts";
import { readNames } from "../../database/read-names.ts";
import type { Dependencies } from "../../dependencies.ts";
import { readAs } from "../../reference/read-as.ts";
import { presentResolutionLine } from "./present-resolution.ts";
import { soughtNumber } from "./sought-number.ts";

type Parts = Pick<Dependencies, "models" | "clock">;

/** Most items, the newest, that are looked through for what is typed in pinyin. */
const MOST_READ = 5_000;

/** Resolutions that the actor may see, the newest first; those with a review date by that date, the earliest first. */
export async function listResolutions({ models, clock }: Parts, actor: Actor, query: ResolutionQuery): Promise<Page<ResolutionLine>> {
  const today = dayAt(clock.now());
  const byReview = query.review !== undefined;
  const narrow = await narrowed(models, actor, query);
  const found = await models.resolutions
    .find({ $and: [readableResolutions(actor), narrow, ...(query.review ? [reviews(today)[query.review]] : []), ...after(query.cursor, byReview)] }, null, {
      sort: byReview ? { reviewOn: 1, _id: 1 } : { at: -1, _id: -1 },
    })
    .limit(query.limit + 1)
    .lean();
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  const names = await readNames(models, { alliances: page.map(({ alliance }) => alliance) });
  return {
    items: page.map((resolution) => presentResolutionLine(resolution, names, today)),
    nextCursor: found.length > query.limit && last ? writeCursor([byReview ? (last.reviewOn ?? "") : last.at.getTime(), last._id]) : null,
  };
}

/**
 * Of those that a list is narrowed to: how many there are, how many have a review date, and how many of these have come.
 * The years are those of the whole alliance, or of all that the actor may see.
 */
export async function countResolutions({ models, clock }: Parts, actor: Actor, query: Narrowing): Promise<ResolutionCounts> {
  const narrow = await narrowed(models, actor, query);
  const count = (filter: Record<string, unknown>) => models.resolutions.countDocuments({ $and: [readableResolutions(actor), narrow, filter] });
  const { set, due } = reviews(dayAt(clock.now()));
  const { alliance } = query;
  const [all, withReview, reviewDue, years] = await Promise.all([
    count({}),
    count(set),
    count(due),
    models.resolutions.distinct("year", { $and: [readableResolutions(actor), alliance ? { alliance } : {}] }),
  ]);
  return { all, set: withReview, due: reviewDue, years: years.toSorted((a, b) => b - a) };
}

/** What narrows a list, whatever view of it is open. */
type Narrowing = Pick<ResolutionQuery, "alliance" | "meeting" | "year" | "q">;

/** By number, by words of the text or of the item, or by how the item is read in pinyin; texts are not read. */
async function narrowed(models: Parts["models"], actor: Actor, { alliance, meeting, year, q }: Narrowing): Promise<Record<string, unknown>> {
  const scope = { ...(alliance && { alliance }), ...(meeting && { meeting }), ...(year && { year }) };
  if (!q) return scope;
  const number = soughtNumber(q);
  const words = literalPattern(q);
  const among = { $and: [readableResolutions(actor), scope] };
  const spelt = await readAs(q, () => models.resolutions.find(among, { title: 1 }).sort({ at: -1, _id: -1 }).limit(MOST_READ).lean(), ({ title }) => [title]);
  return { ...scope, $or: [{ text: words }, { title: words }, ...(number ? [number] : []), ...spelt] };
}

/** Pure. */
const reviews = (today: string): Record<"set" | "due", Record<string, unknown>> => ({
  set: { reviewOn: { $type: "string" } },
  due: { reviewOn: { $type: "string", $lte: today } },
});

/** What comes after a cursor, in either order. Pure. @throws bad_input on `cursor` that is not one of ours */
function after(cursor: string | undefined, byReview: boolean): Record<string, unknown>[] {
  const values = readCursor(cursor, 2);
  if (!values) return [];
  const [value, id] = [values[0]!, String(values[1])];
  if (byReview) return [{ $or: [{ reviewOn: { $gt: String(value) } }, { reviewOn: String(value), _id: { $gt: id } }] }];
  const at = new Date(Number(value));
  return [{ $or: [{ at: { $lt: at } }, { at, _id: { $lt: id } }] }];
}

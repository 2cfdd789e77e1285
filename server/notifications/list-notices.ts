import type { NoticesRead, NoticeView } from "../../app/contracts/people.ts";
import type { Page, PageQuery } from "../../app/contracts/common.ts";
import type { Actor } from "../access/actor.ts";
import { literalPrefix } from "../database/literal-pattern.ts";
import { readCursor, writeCursor } from "../database/cursor.ts";
import type { Dependencies } from "../dependencies.ts";

/** What the actor was told, newest first. */
export async function listNotices({ models }: Dependencies, actor: Actor, page: PageQuery): Promise<Page<NoticeView>> {
  const after = readCursor(page.cursor, 2);
  const older = after && {
    $or: [{ at: { $lt: new Date(Number(after[0])) } }, { at: new Date(Number(after[0])), _id: { $lt: String(after[1]) } }],
  };
  const notices = await models.notices
    .find({ person: actor.person.id, ...older })
    .sort({ at: -1, _id: -1 })
    .limit(page.limit + 1)
    .lean();
  const items = notices.slice(0, page.limit);
  const last = items.at(-1);
  return {
    items: items.map((notice) => ({
      id: notice._id,
      at: notice.at.toISOString(),
      kind: notice.kind,
      facts: notice.facts,
      href: notice.href,
      readAt: notice.readAt?.toISOString() ?? null,
    })),
    nextCursor: notices.length > page.limit && last ? writeCursor([last.at.getTime(), last._id]) : null,
  };
}

/** Marks the actor's notices as read: those named, those that lead to one page or a place on it, or all. */
export async function readNotices({ models, clock }: Dependencies, actor: Actor, { ids, href }: NoticesRead): Promise<void> {
  const which = { ...(ids && { _id: { $in: ids } }), ...(href !== undefined && { $or: [{ href }, { href: { $regex: literalPrefix(`${href}#`) } }] }) };
  await models.notices.updateMany({ person: actor.person.id, readAt: null, ...which }, { $set: { readAt: clock.now() } });
}

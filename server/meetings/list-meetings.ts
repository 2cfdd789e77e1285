import type { Page } from "../../app/contracts/common.ts";
import type { MeetingQuery, MeetingSummary } from "../../app/contracts/meetings.ts";
import type { Actor } from "../access/actor.ts";
import { canSeeMeeting } from "../access/meeting-rules.ts";
import { readCursor, writeCursor } from "../database/cursor.ts";
import type { Dependencies } from "../dependencies.ts";
import { presentSummary } from "./present-meeting.ts";
import { readableAlliances } from "./readable-alliances.ts";

/**
 * Meetings of the alliances that the actor may read, the latest start first.
 * An alliance named that the actor may not read has none.
 */
export async function listMeetings(
  { models }: Pick<Dependencies, "models">,
  actor: Actor,
  query: MeetingQuery,
): Promise<Page<MeetingSummary>> {
  const alliances = await readableAlliances(models, actor, query.alliance);
  const names = new Map(alliances.map((alliance) => [alliance._id, alliance.name]));
  const drafts = alliances.filter(({ _id, county }) => canSeeMeeting(actor, { alliance: _id, county, state: "draft" }));
  const others = alliances.filter((alliance) => !drafts.includes(alliance));
  const idsOf = (some: typeof alliances) => some.map((alliance) => alliance._id);
  const after = readCursor(query.cursor, 2);
  const start = after && new Date(Number(after[0]));
  const meetings = await models.meetings
    .find({
      $and: [
        {
          $or: [
            { alliance: { $in: idsOf(drafts) }, ...(query.state && { state: query.state }) },
            {
              alliance: { $in: idsOf(others) },
              state: query.state ? { $in: query.state === "draft" ? [] : [query.state] } : { $ne: "draft" },
            },
          ],
        },
        ...(start ? [{ $or: [{ startsAt: { $lt: start } }, { startsAt: start, _id: { $lt: String(after![1]) } }] }] : []),
      ],
    })
    .sort({ startsAt: -1, _id: -1 })
    .limit(query.limit + 1)
    .lean();
  const items = meetings.slice(0, query.limit);
  const last = items.at(-1);
  return {
    items: items.map((meeting) => presentSummary(meeting, names.get(meeting.alliance) ?? "")),
    nextCursor: meetings.length > query.limit && last ? writeCursor([last.startsAt.getTime(), last._id]) : null,
  };
}

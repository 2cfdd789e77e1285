import type { MemberView } from "../../app/contracts/alliances.ts";
import type { Page, PageQuery } from "../../app/contracts/common.ts";
import type { Actor } from "../access/actor.ts";
import { readCursor, writeCursor } from "../database/cursor.ts";
import type { Dependencies } from "../dependencies.ts";
import { requireAlliance } from "./require-alliance.ts";

/**
 * The present members of an alliance in the order in which they joined.
 * @throws not_found when the alliance is not the actor's to read
 */
export async function listMembers(
  dependencies: Dependencies,
  actor: Actor,
  alliance: string,
  page: PageQuery,
): Promise<Page<MemberView>> {
  const { models } = dependencies;
  await requireAlliance(dependencies, actor, alliance);
  const after = readCursor(page.cursor, 2);
  const joinedAt = after && new Date(Number(after[0]));
  const later = after && { $or: [{ joinedAt: { $gt: joinedAt } }, { joinedAt, _id: { $gt: String(after[1]) } }] };
  const found = await models.memberships
    .find({ alliance, leftAt: null, ...later })
    .sort({ joinedAt: 1, _id: 1 })
    .limit(page.limit + 1)
    .lean();
  const members = found.slice(0, page.limit);
  const organizations = await models.organizations
    .find({ _id: { $in: members.map((member) => member.organization) } }, { name: 1, shortName: 1, kind: 1 })
    .lean();
  const byId = new Map(organizations.map((organization) => [organization._id, organization]));
  const last = members.at(-1);
  return {
    items: members.flatMap((member) => {
      const organization = byId.get(member.organization);
      if (!organization) return [];
      const { _id, name, shortName, kind } = organization;
      return {
        organization: { id: _id, name: shortName, fullName: name, kind },
        links: member.links,
        leading: member.leading,
        joinedAt: member.joinedAt.toISOString(),
      };
    }),
    nextCursor: found.length > page.limit && last ? writeCursor([last.joinedAt.getTime(), last._id]) : null,
  };
}

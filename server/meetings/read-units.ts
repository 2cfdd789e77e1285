import type { ClientSession } from "mongoose";
import type { MeetingRecord } from "../../models/meeting.ts";
import type { Models } from "../database/models.ts";

/** The alliance's member organizations of now with their short names, in the order in which they joined. */
export async function readUnits(models: Models, alliance: string, session?: ClientSession): Promise<MeetingRecord["units"]> {
  const options = session ? { session } : {};
  const memberships = await models.memberships
    .find({ alliance, leftAt: null }, { organization: 1 }, options)
    .sort({ joinedAt: 1, _id: 1 })
    .lean();
  const organizations = await models.organizations
    .find({ _id: { $in: memberships.map((membership) => membership.organization) } }, { shortName: 1 }, options)
    .lean();
  const names = new Map(organizations.map((organization) => [organization._id, organization.shortName]));
  return memberships.flatMap(({ organization }) => {
    const name = names.get(organization);
    return name === undefined ? [] : [{ organization, name }];
  });
}

import type { ClientSession } from "mongoose";
import type { ItemKind } from "../../app/contracts/agenda.ts";
import type { MatchSideRecord } from "../../models/meeting.ts";
import type { Models } from "../database/models.ts";
import { badField } from "../errors.ts";

/**
 * What an agenda item needs to know of the record it is about: the sides of a match with their answers, and whether only who
 * prepares the meetings may learn of it.
 * @throws bad_input on `subject` when the alliance has no such record
 */
export async function findSubject(
  models: Models,
  alliance: string,
  about: { kind: ItemKind; subject: string | null },
  session?: ClientSession,
): Promise<{ sides: MatchSideRecord[]; internal?: boolean }> {
  const options = session ? { session } : {};
  const found = await find();
  if (!found) throw badField("subject", "not_allowed");
  return found;

  async function find(): Promise<{ sides: MatchSideRecord[]; internal?: boolean } | null> {
    const { kind, subject } = about;
    switch (kind) {
      case "topic":
        return { sides: [] };
      case "need":
      case "policy": {
        const listing = await models.listings.exists({ _id: subject, alliance, kind }).session(session ?? null);
        return listing && { sides: [] };
      }
      case "common_need": {
        const group = await models.commonNeeds.exists({ _id: subject, alliances: alliance, open: true }).session(session ?? null);
        return group && { sides: [] };
      }
      case "consultation": {
        // An article of a draft on which the alliance is asked.
        const draft = await models.consultations.exists({ "paragraphs.id": subject, alliances: alliance, from: { $type: "string" } }).session(session ?? null);
        return draft && { sides: [] };
      }
      case "urgent": {
        const matter = await models.urgentMatters.exists({ _id: subject, alliance, state: "waiting" }).session(session ?? null);
        return matter && { sides: [] };
      }
      case "action": {
        const action = await models.actions.exists({ _id: subject, alliance }).session(session ?? null);
        return action && { sides: [] };
      }
      case "resolution": {
        const resolution = await models.resolutions.findOne({ _id: subject, alliance }, { internal: 1 }, options).lean();
        return resolution && { sides: [], internal: resolution.internal };
      }
      case "plan": {
        const { county } = (await models.alliances.findOne({ _id: alliance }, { county: 1 }, options).lean()) ?? {};
        const plan = await models.plans.exists({ _id: subject, scope: { $in: [`alliance:${alliance}`, `county:${county}`] } }).session(session ?? null);
        return plan && { sides: [] };
      }
      case "match": {
        const match = await models.matches.findOne({ _id: subject, alliances: alliance }, { answers: 1 }, options).lean();
        return match && { sides: await sidesOf(models, match.answers, session) };
      }
    }
  }
}

/** The parties of a match with their names and answers, as an agenda item shows them. */
export async function sidesOf(
  models: Models,
  answers: { organization: string; state: "pending" | "accepted" | "declined" }[],
  session?: ClientSession,
): Promise<MatchSideRecord[]> {
  const organizations = await models.organizations
    .find({ _id: { $in: answers.map((answer) => answer.organization) } }, { shortName: 1 }, session ? { session } : {})
    .lean();
  const names = new Map(organizations.map((organization) => [organization._id, organization.shortName]));
  return answers.map(({ organization, state }) => ({
    organization,
    name: names.get(organization) ?? organization,
    answer: state === "pending" ? "waiting" : state,
  }));
}

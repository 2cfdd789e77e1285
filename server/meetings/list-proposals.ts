import type { Proposal } from "../../app/contracts/agenda.ts";
import type { MeetingRecord } from "../../models/meeting.ts";
import type { Actor } from "../access/actor.ts";
import { canPrepare } from "../access/meeting-rules.ts";
import { dayAt } from "../clock.ts";
import type { Models } from "../database/models.ts";
import type { Dependencies } from "../dependencies.ts";
import { forbidden } from "../errors.ts";
import { requireMeeting } from "./get-meeting.ts";
import { proposeDrafts } from "./propose-drafts.ts";
import { proposeReviews } from "./resolutions/propose-reviews.ts";
import { proposeUrgent } from "./urgent/propose-urgent.ts";
import { scopesOnAgenda } from "./scopes-on-agenda.ts";

/** Most proposals of one kind. */
const MOST = 10;
const RECENT_MS = 30 * 86_400_000;

/**
 * What the hub suggests for a meeting's agenda and is not on it: urgent matters that wait to be confirmed, overdue and open tasks, resolutions whose
 * review date has come, matches that wait for an answer, needs past their day, needs that several have, the allocation that stands, new policies, disputed articles of drafts of policies; the most pressing first.
 * @throws not_found, or forbidden for who does not prepare the meeting
 */
export async function listProposals(
  { models, clock }: Pick<Dependencies, "models" | "clock">,
  actor: Actor,
  id: string,
): Promise<Proposal[]> {
  const meeting = await requireMeeting({ models }, actor, id);
  if (!canPrepare(actor, meeting.alliance)) throw forbidden();
  const listed = new Set(meeting.agenda.map((item) => item.subject));
  const now = clock.now();
  const [actions, needs, common, matches, policies, plans, reviews, drafts, urgent] = await Promise.all([
    proposeActions(models, meeting.alliance, dayAt(now)),
    proposeNeeds(models, meeting.alliance, dayAt(now)),
    proposeCommonNeeds(models, meeting.alliance),
    proposeMatches(models, meeting.alliance),
    proposePolicies(models, meeting.alliance, new Date(now.getTime() - RECENT_MS)),
    proposePlan(models, meeting),
    proposeReviews(models, meeting.alliance, dayAt(meeting.startsAt), MOST),
    proposeDrafts(models, meeting.alliance, MOST),
    proposeUrgent(models, meeting.alliance, MOST),
  ]);
  const late = actions.filter(({ reason }) => reason === "action_overdue");
  const running = actions.filter(({ reason }) => reason !== "action_overdue");
  return [...urgent, ...needs, ...late, ...reviews, ...common, ...plans, ...matches, ...running, ...policies, ...drafts].filter(({ subject }) => !listed.has(subject));
}

async function proposeActions(models: Models, alliance: string, today: string): Promise<Proposal[]> {
  const actions = await models.actions
    .find({ alliance, state: { $in: ["assigned", "accepted", "objected", "done"] } })
    .sort({ due: 1, _id: 1 })
    .limit(MOST)
    .lean();
  const names = await shortNames(models, actions.map((action) => action.lead));
  return actions.map((action) => ({
    kind: "action",
    subject: action._id,
    title: action.title.slice(0, 80),
    lane: "do",
    minutes: 5,
    text: action.measure,
    presenter: names.get(action.lead) ?? "",
    reason: action.due < today ? "action_overdue" : "action_open",
    facts: { number: action.number, due: action.due, lead: names.get(action.lead) ?? "", carried: action.carried },
  }));
}

async function proposeNeeds(models: Models, alliance: string, today: string): Promise<Proposal[]> {
  const needs = await models.listings
    .find({ alliance, kind: "need", open: true, dueDate: { $type: "string", $lt: today } })
    .sort({ dueDate: 1, _id: 1 })
    .limit(MOST)
    .lean();
  const names = await shortNames(models, needs.map((need) => need.owner));
  return needs.map((need) => ({
    kind: "need",
    subject: need._id,
    title: need.title.slice(0, 80),
    lane: "decide",
    minutes: 10,
    text: need.text.slice(0, 1_000),
    presenter: names.get(need.owner) ?? "",
    reason: "need_overdue",
    facts: { due: need.dueDate ?? "", owner: names.get(need.owner) ?? "" },
  }));
}

async function proposeCommonNeeds(models: Models, alliance: string): Promise<Proposal[]> {
  const groups = await models.commonNeeds
    .find({ alliances: alliance, open: true })
    .sort({ organizations: -1, _id: 1 })
    .limit(MOST)
    .lean();
  return groups.map((group) => ({
    kind: "common_need",
    subject: group._id,
    // In the words of the alliance's own member: what others wrote may not be for its eyes.
    title: (group.members.find((member) => member.alliance === alliance)?.title ?? "").slice(0, 80),
    lane: "deliberate",
    minutes: 10,
    text: "",
    presenter: "",
    reason: "need_common",
    facts: { firms: group.organizations, alliances: group.alliances.length },
  }));
}

async function proposeMatches(models: Models, alliance: string): Promise<Proposal[]> {
  const matches = await models.matches
    .find({ alliances: alliance, state: "suggested" })
    .sort({ changedAt: -1, _id: -1 })
    .limit(MOST)
    .lean();
  const needs = await models.listings.find({ _id: { $in: matches.map((match) => match.need) } }, { title: 1 }).lean();
  const titles = new Map(needs.map((need) => [need._id, need.title]));
  const names = await shortNames(models, matches.flatMap((match) => match.parties));
  return matches
    .toSorted((a, b) => b.score - a.score)
    .map((match) => {
      const suppliers = match.parts.map((part) => names.get(part.owner) ?? "").join("、");
      const accepted = match.answers.filter((answer) => answer.state === "accepted").length;
      return {
        kind: "match",
        subject: match._id,
        title: (titles.get(match.need) ?? "").slice(0, 80),
        lane: "decide",
        minutes: 5,
        text: match.summary?.zh ?? "",
        presenter: names.get(match.needOwner) ?? "",
        reason: accepted > 0 ? "match_waiting" : "match_new",
        facts: { score: match.score, need: match.need, owner: names.get(match.needOwner) ?? "", suppliers },
      };
    });
}

async function proposePolicies(models: Models, alliance: string, since: Date): Promise<Proposal[]> {
  const policies = await models.listings
    .find({ alliance, kind: "policy", open: true, publishedAt: { $gte: since } })
    .sort({ publishedAt: -1, _id: -1 })
    .limit(MOST)
    .lean();
  const names = await shortNames(models, policies.map((policy) => policy.owner));
  return policies.map((policy) => ({
    kind: "policy",
    subject: policy._id,
    title: policy.title.slice(0, 80),
    lane: "deliberate",
    minutes: 10,
    text: policy.text.slice(0, 1_000),
    presenter: names.get(policy.owner) ?? "",
    reason: "policy_new",
    facts: { owner: names.get(policy.owner) ?? "" },
  }));
}

/** The allocation that stands, where it serves somebody, is no provisional one and no edition of it is on the agenda. */
async function proposePlan(models: Models, { alliance, agenda }: MeetingRecord): Promise<Proposal[]> {
  const scope = `alliance:${alliance}`;
  if ((await scopesOnAgenda(models, agenda)).has(scope)) return [];
  const plan = await models.plans.findOne({ scope, standing: true }).sort({ at: -1 }).lean();
  const served = plan?.rows.filter((row) => row.servedMilli > 0).length ?? 0;
  if (!plan || plan.provisional || served === 0) return [];
  const facts = { served, needs: plan.rows.length };
  return [
    { kind: "plan", subject: plan._id, title: "产能撮合方案", lane: "decide", minutes: 10, text: "", presenter: "", reason: "plan_open", facts },
  ];
}

async function shortNames(models: Models, ids: string[]): Promise<Map<string, string>> {
  const organizations = await models.organizations.find({ _id: { $in: [...new Set(ids)] } }, { shortName: 1 }).lean();
  return new Map(organizations.map((organization) => [organization._id, organization.shortName]));
}

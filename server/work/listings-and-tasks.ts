import { listingKinds, openStates } from "../../app/contracts/listings.ts";
import type { WorkItem, WorkView } from "../../app/contracts/work.ts";
import type { MeetingRecord } from "../../models/meeting.ts";
import { canLeadActions } from "../access/action-rules.ts";
import { readableListings } from "../access/listing-rules.ts";
import { alliancesOf } from "../access/scope.ts";
import { addDays } from "../clock.ts";
import { nameIn, readNames } from "../database/read-names.ts";
import { buildItem, type WorkReading } from "./work-reading.ts";

const MOST = 50;
/** Days before its end from which a listing asks to be renewed. */
const RENEW_DAYS = 7;
const LATEST = 6;

/** Own listings that run out within a week. */
export async function listingsToRenew({ models, mine, today }: WorkReading): Promise<WorkItem[]> {
  const ending = await models.listings
    .find({ owner: { $in: mine }, state: { $in: openStates }, expiresOn: { $gte: today, $lte: addDays(today, RENEW_DAYS) } }, { title: 1, expiresOn: 1 })
    .limit(MOST)
    .lean();
  return ending.map((listing) =>
    buildItem({
      id: `renew_listing:${listing._id}`,
      kind: "renew_listing",
      object: listing.title,
      due: listing.expiresOn,
      href: `/listings/${listing._id}`,
    }),
  );
}

/** For who keeps an alliance: needs that are due and still open. */
export async function overdueNeeds({ models, kept, today }: WorkReading): Promise<WorkItem[]> {
  if (kept.length === 0) return [];
  const overdue = await models.listings
    .find({ alliance: { $in: kept }, kind: "need", open: true, dueDate: { $lt: today, $gt: "" } }, { title: 1, dueDate: 1, owner: 1 })
    .limit(MOST)
    .lean();
  const names = await readNames(models, { organizations: overdue.map(({ owner }) => owner) });
  return overdue.map((need) =>
    buildItem({
      id: `overdue_need:${need._id}`,
      kind: "overdue_need",
      object: need.title,
      counterpart: nameIn(names, need.owner).name,
      due: need.dueDate,
      href: `/listings/${need._id}`,
    }),
  );
}

/** For who keeps an alliance: open needs that name no date, so that nothing can be matched for certain. */
export async function incompleteNeeds({ models, kept }: WorkReading): Promise<WorkItem[]> {
  if (kept.length === 0) return [];
  const incomplete = await models.listings
    .find({ alliance: { $in: kept }, kind: "need", open: true, dueDate: null }, { title: 1, owner: 1 })
    .limit(MOST)
    .lean();
  const names = await readNames(models, { organizations: incomplete.map(({ owner }) => owner) });
  return incomplete.map((need) =>
    buildItem({
      id: `incomplete_need:${need._id}`,
      kind: "incomplete_need",
      object: need.title,
      counterpart: nameIn(names, need.owner).name,
      href: `/listings/${need._id}`,
    }),
  );
}

/**
 * For who keeps an alliance: tasks that are past their day, but not those that their own unit leads. To who cannot change
 * them (`late_action`) they are told to be known of, with who can.
 */
export async function overdueTasks({ models, actor, mine, kept, today }: WorkReading): Promise<WorkItem[]> {
  if (kept.length === 0) return [];
  const late = await models.actions
    .find({ alliance: { $in: kept }, state: { $in: ["assigned", "accepted"] }, due: { $lt: today }, lead: { $nin: mine } }, { title: 1, due: 1, lead: 1, alliance: 1 })
    .sort({ due: 1 })
    .limit(MOST)
    .lean();
  const kindOf = ({ alliance }: { alliance: string }) => (canLeadActions(actor, alliance) ? "overdue_action" : "late_action");
  const names = await readNames(models, { organizations: late.map(({ lead }) => lead) });
  return late.map((action) =>
    buildItem({
      id: `${kindOf(action)}:${action._id}`,
      kind: kindOf(action),
      object: action.title,
      counterpart: nameIn(names, action.lead).name,
      due: action.due,
      href: `/actions/${action._id}`,
    }),
  );
}

/** Tasks that wait for an answer of the actor's organizations, or for their work as lead unit. */
export async function tasksToDo({ models, mine }: WorkReading): Promise<WorkItem[]> {
  const led = await models.actions
    .find({ lead: { $in: mine }, state: { $in: ["assigned", "accepted"] } })
    .sort({ due: 1 })
    .limit(MOST)
    .lean();
  const helped = await models.actions
    .find({ helpers: { $elemMatch: { organization: { $in: mine }, state: "assigned" } }, state: { $in: ["assigned", "accepted"] } })
    .sort({ due: 1 })
    .limit(MOST)
    .lean();
  const toAnswer = [...led.filter(({ state }) => state === "assigned"), ...helped];
  const told = (kind: "answer_action" | "do_action") => (action: (typeof led)[number]) =>
    buildItem({ id: `${kind}:${action._id}`, kind, object: action.title, due: action.due, href: `/actions/${action._id}` });
  return [...toAnswer.map(told("answer_action")), ...led.filter(({ state }) => state === "accepted").map(told("do_action"))];
}

/** Meetings of the actor's alliances that run now, then those planned, the next first. */
export async function nextMeetings({ models, actor, kept, mine }: WorkReading): Promise<WorkView["meetings"]> {
  const alliances = [...alliancesOf(actor), ...kept];
  const found = await models.meetings
    .find({ alliance: { $in: alliances }, state: { $in: ["open", "scheduled"] } })
    .sort({ startsAt: 1 })
    .limit(10)
    .lean();
  const giversIn = ({ proxies = [] }: MeetingRecord) => [...new Set(proxies.filter(({ holder, ended }) => ended === null && mine.includes(holder)).map(({ giver }) => giver))];
  const names = await readNames(models, { alliances: found.map(({ alliance }) => alliance), organizations: found.flatMap(giversIn) });
  return found
    .map((meeting) => ({
      id: meeting._id,
      title: meeting.title,
      alliance: nameIn(names, meeting.alliance),
      state: meeting.state,
      startsAt: meeting.startsAt.toISOString(),
      present: new Set(meeting.presence.map(({ organization }) => organization)).size,
      units: meeting.units.length,
      entrusted: giversIn(meeting).map((giver) => nameIn(names, giver).name),
    }))
    .toSorted((a, b) => Number(b.state === "open") - Number(a.state === "open"));
}

/** What was published lately in the lists that the actor may read. */
export async function latestListings({ models, actor, mine }: WorkReading): Promise<WorkView["latest"]> {
  const found = await models.listings
    .find({ ...readableListings(actor), state: { $in: openStates }, kind: { $in: listingKinds }, owner: { $nin: mine } }, { kind: 1, title: 1, owner: 1, publishedAt: 1, createdAt: 1 })
    .sort({ "order.published": -1 })
    .limit(LATEST)
    .lean();
  const names = await readNames(models, { organizations: found.map(({ owner }) => owner) });
  return found.map((listing) => ({
    id: listing._id,
    kind: listing.kind,
    title: listing.title,
    owner: nameIn(names, listing.owner).name,
    at: (listing.publishedAt ?? listing.createdAt).toISOString(),
  }));
}

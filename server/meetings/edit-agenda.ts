import type { AuditVerb } from "../../app/contracts/audit-verbs.ts";
import type { z } from "zod";
import type { AgendaItem, ItemInput, itemPatch } from "../../app/contracts/agenda.ts";
import type { AgendaItemRecord, MeetingRecord } from "../../models/meeting.ts";
import type { Actor } from "../access/actor.ts";
import { canEditAgenda, canPrepare } from "../access/meeting-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { badField, conflict, notFound } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { changeMeeting } from "./change-meeting.ts";
import { findSubject } from "./find-subject.ts";
import { requireMeeting } from "./get-meeting.ts";
import { requireUnanswered } from "./consents/require-unanswered.ts";
import { endProxies, proxiesOf } from "./machine/end-proxies.ts";
import type { Step } from "./machine/step.ts";
import { newItem } from "./new-item.ts";
import { presentAgenda } from "./present-meeting.ts";
import { scopesOnAgenda } from "./scopes-on-agenda.ts";
import { triageItem } from "./triage-item.ts";

/** Longest agenda that a meeting can have. */
const LONGEST_AGENDA = 60;

export interface AgendaReply {
  revision: number;
  items: AgendaItem[];
}

type Edit = (meeting: MeetingRecord, transaction: Transaction) => Step | Promise<Step>;

/** The agenda as the actor sees it. @throws not_found */
export async function getAgenda(dependencies: Dependencies, actor: Actor, id: string): Promise<AgendaReply> {
  const meeting = await requireMeeting(dependencies, actor, id);
  return { revision: meeting.revision, items: presentAgenda(meeting, canPrepare(actor, meeting.alliance)) };
}

/**
 * Puts an item at the end of the agenda.
 * @throws bad_input on `subject` when the alliance has no such record, or when it stands on the agenda already, a plan in an earlier edition too
 * @throws conflict `agenda_full`, `stale_revision`
 */
export const addItem = (dependencies: Dependencies, actor: Actor, id: string, input: ItemInput, revision?: number) =>
  edit(dependencies, actor, id, "agenda.add", revision, async (meeting, transaction) => {
    const { session } = transaction;
    if (meeting.agenda.length >= LONGEST_AGENDA) throw conflict("agenda_full");
    const twice = input.subject !== null && meeting.agenda.some((item) => item.subject === input.subject);
    if (twice) throw badField("subject", "already_listed");
    const item = await newItem(dependencies, actor, meeting.alliance, input, transaction);
    const listed = await scopesOnAgenda(dependencies.models, meeting.agenda, session);
    for (const scope of await scopesOnAgenda(dependencies.models, [item], session)) {
      if (listed.has(scope)) throw badField("subject", "plan_listed");
    }
    return { changes: { agenda: [...meeting.agenda, item] }, told: [{ type: "agenda", items: [item.id] }] };
  });

/**
 * Changes an item's words, lane, length or whether it is hidden; a lane given with a reason is confirmed, and what was said of it before is kept.
 * @throws not_found, conflict `stale_revision`, `consent_answered` on its words once a unit has answered whose consent it needs
 * @throws bad_input on `hidden` when it is about an internal record, or needs the consent of units, or a unit entrusted its vote on it, who could not read it
 * @throws bad_input on `laneReason` and conflict `lane_changed_often` as `triageItem` says
 */
export const changeItem = (
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  itemId: string,
  { laneReason, ...patch }: z.output<typeof itemPatch>,
  revision?: number,
) =>
  edit(dependencies, actor, id, "agenda.change", revision, async (meeting, { session, at }) => {
    const item = requireItem(meeting, itemId);
    if (patch.hidden === false && item.kind === "resolution") {
      const { internal } = await findSubject(dependencies.models, meeting.alliance, item, session);
      if (internal) throw badField("hidden", "subject_internal");
    }
    if (patch.hidden === true && item.consent) throw badField("hidden", "consent_hidden");
    if (patch.hidden === true && proxiesOf(meeting).some((proxy) => proxy.item === itemId && proxy.ended === null)) throw badField("hidden", "proxy_hidden");
    const rewords = (patch.title ?? item.title) !== item.title || (patch.text ?? item.text) !== item.text;
    if (rewords) requireUnanswered(item);
    const changed = { ...item, ...patch, ...triageItem(item, { lane: patch.lane, laneReason }, actor, at) };
    const agenda = meeting.agenda.map((other) => (other.id === itemId ? changed : other));
    return {
      changes: { agenda },
      told: [{ type: "agenda", items: [itemId] }],
      ...(changed.lane !== item.lane && { noted: { item: itemId, lane: { from: item.lane, to: changed.lane } } }),
    };
  });

/**
 * Takes an item off the agenda; what units entrusted for it alone ends.
 * @throws conflict `item_current` while it is being treated, `item_has_results` when something was decided on it, `consent_answered`
 */
export const removeItem = (dependencies: Dependencies, actor: Actor, id: string, itemId: string, revision?: number) =>
  edit(dependencies, actor, id, "agenda.remove", revision, (meeting, { at }) => {
    const item = requireItem(meeting, itemId);
    if (item.state === "current") throw conflict("item_current");
    if (item.results.length > 0 || meeting.polls.some((poll) => poll.item === itemId)) throw conflict("item_has_results");
    requireUnanswered(item);
    const ended = endProxies(meeting, (proxy) => proxy.item === itemId, "void", at);
    return { changes: { agenda: meeting.agenda.filter(({ id: other }) => other !== itemId), ...ended }, told: [{ type: "agenda" }, ...(ended.proxies ? [{ type: "presence" } as const] : [])] };
  });

/**
 * Puts the agenda into a new order; the list names every item once.
 * @throws bad_input on `items` when it names others or not all
 */
export const orderItems = (dependencies: Dependencies, actor: Actor, id: string, items: string[], revision?: number) =>
  edit(dependencies, actor, id, "agenda.order", revision, (meeting) => {
    const byId = new Map(meeting.agenda.map((item) => [item.id, item]));
    const agenda = [...new Set(items)].flatMap((itemId) => byId.get(itemId) ?? []);
    if (agenda.length !== meeting.agenda.length || items.length !== agenda.length) throw badField("items", "every_item_once");
    return { changes: { agenda }, told: [{ type: "agenda" }] };
  });

async function edit(
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  action: AuditVerb,
  revision: number | undefined,
  work: Edit,
): Promise<AgendaReply> {
  const { meeting } = await changeMeeting(dependencies, actor, id, {
    action,
    steers: true,
    revision,
    allow: (before) => canEditAgenda(actor, before),
    work,
  });
  return { revision: meeting.revision, items: presentAgenda(meeting, true) };
}

function requireItem(meeting: MeetingRecord, itemId: string): AgendaItemRecord {
  const item = meeting.agenda.find(({ id }) => id === itemId);
  if (!item) throw notFound();
  return item;
}

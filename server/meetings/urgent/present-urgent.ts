import type { NamedRef } from "../../../app/contracts/common.ts";
import { CONFIRM_WITHIN_DAYS, type UrgentRow, type UrgentView } from "../../../app/contracts/urgent-matters.ts";
import type { MeetingRecord } from "../../../models/meeting.ts";
import type { UrgentMatterRecord } from "../../../models/urgent-matter.ts";
import { canLeadActions, readableActions } from "../../access/action-rules.ts";
import type { Actor } from "../../access/actor.ts";
import { canPrepare, canSeeMeeting } from "../../access/meeting-rules.ts";
import { canDecideUrgent } from "../../access/urgent-rules.ts";
import { addDays, dayAt, daysBetween } from "../../clock.ts";
import { nameIn, readNames } from "../../database/read-names.ts";
import type { Dependencies } from "../../dependencies.ts";
import { treatedItem } from "./treated-item.ts";

type Parts = Pick<Dependencies, "models" | "clock">;

/** Most tasks of one matter that are shown, and meetings that are looked at. */
const MOST_TASKS = 50;
const MOST_MEETINGS = 10;

/** Lines of the ledger; two reads however many there are. */
export async function presentUrgentRows({ models, clock }: Parts, matters: readonly UrgentMatterRecord[]): Promise<UrgentRow[]> {
  const names = await readNames(models, { alliances: matters.map(({ alliance }) => alliance), organizations: matters.map(({ unit }) => unit) });
  return matters.map((matter) => presentRow(matter, names, dayAt(clock.now())));
}

function presentRow(matter: UrgentMatterRecord, names: ReadonlyMap<string, NamedRef>, today: string): UrgentRow {
  const registered = dayAt(matter.createdAt);
  const due = addDays(registered, CONFIRM_WITHIN_DAYS);
  return {
    id: matter._id,
    alliance: nameIn(names, matter.alliance),
    number: matter.number,
    title: matter.title,
    unit: nameIn(names, matter.unit),
    state: matter.state,
    createdAt: matter.createdAt.toISOString(),
    due,
    late: matter.state === "waiting" && due < today,
    days: daysBetween(registered, matter.decision ? dayAt(matter.decision.at) : today),
  };
}

/** One matter as the actor sees it: tasks and meetings only where they may see those, an item on an agenda only where it is not hidden from them. */
export async function presentUrgent({ models, clock }: Parts, actor: Actor, matter: UrgentMatterRecord): Promise<UrgentView> {
  const [tasks, meetings] = await Promise.all([
    models.actions.find({ $and: [readableActions(actor), { urgent: matter._id }] }).sort({ due: 1, _id: 1 }).limit(MOST_TASKS).lean(),
    matter.state !== "waiting" ? [] : models.meetings.find({ alliance: matter.alliance, "agenda.subject": matter._id, state: { $in: ["draft", "scheduled", "open"] } }).sort({ startsAt: 1 }).limit(MOST_MEETINGS).lean(),
  ]);
  const decided = matter.decision && (await models.meetings.findOne({ _id: matter.decision.meeting }, { title: 1 }).lean());
  const names = await readNames(models, { alliances: [matter.alliance], organizations: [matter.unit, ...tasks.map(({ lead }) => lead)] });
  const shown = meetings.find((meeting) => canSeeMeeting(actor, meeting) && (canPrepare(actor, meeting.alliance) || isShown(meeting, matter._id)));
  const decides = canDecideUrgent(actor, matter.alliance) && meetings.some((meeting) => meeting.state === "open" && treatedItem(meeting, matter._id));
  const { decision } = matter;
  return {
    ...presentRow(matter, names, dayAt(clock.now())),
    why: matter.why,
    done: matter.done,
    registeredBy: matter.registeredBy.name,
    decision: decision && { meeting: { id: decision.meeting, name: decided?.title ?? "" }, words: decision.words, name: decision.name, at: decision.at.toISOString() },
    onAgenda: shown ? { id: shown._id, name: shown.title } : null,
    tasks: tasks.map(({ _id, number, title, state, due, lead }) => ({ id: _id, number, title, state, due, lead: nameIn(names, lead) })),
    revision: matter.revision,
    may: [...(decides ? (["confirm", "refuse"] as const) : []), ...(matter.state !== "refused" && canLeadActions(actor, matter.alliance) ? (["task"] as const) : [])],
  };
}

const isShown = ({ agenda }: Pick<MeetingRecord, "agenda">, id: string): boolean => agenda.some(({ subject, hidden }) => subject === id && !hidden);

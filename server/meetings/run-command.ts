import { createHash } from "node:crypto";
import type { MeetingCommand } from "../../app/contracts/meeting-commands.ts";
import { takesSignIns } from "../../app/contracts/sign-in-time.ts";
import type { MeetingRecord } from "../../models/meeting.ts";
import type { Actor } from "../access/actor.ts";
import { canCommand, standsFor } from "../access/meeting-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { badField } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { chairAt } from "./chair-at.ts";
import { changeMeeting } from "./change-meeting.ts";
import { draftMinutes } from "./draft-minutes.ts";
import { proxiesOf } from "./machine/end-proxies.ts";
import { isSteering, runStep } from "./machine/run-step.ts";
import type { OnBehalf, Step } from "./machine/step.ts";
import { tellEnded } from "./proxies/tell-proxy.ts";
import { readUnits } from "./read-units.ts";
import { recordAttendance } from "./record-attendance.ts";
import { adoptResolutions } from "./resolutions/adopt-resolutions.ts";
import { finishReviews } from "./resolutions/finish-reviews.ts";

/** One command for a live meeting. */
export interface CommandRequest {
  meetingId: string;
  command: MeetingCommand;
  /** Revision that it is based on; an older one than the meeting's is refused. Left out where it stands on its own. */
  revision?: number | undefined;
  key?: string | undefined;
}

/**
 * Runs a command of a live meeting; the socket and the HTTP endpoints both end here.
 *
 * @returns the meeting's revision afterwards
 * @throws not_found, forbidden, conflict, bad_input as `changeMeeting` and the machine say
 */
export async function runCommand(
  dependencies: Dependencies,
  actor: Actor,
  { meetingId, command, revision, key }: CommandRequest,
): Promise<{ revision: number }> {
  const { ids, models } = dependencies;
  const { revision: after } = await changeMeeting(dependencies, actor, meetingId, {
    action: `meeting.${command.type}`,
    steers: isSteering(command),
    revision,
    key,
    content: (meeting) => createHash("sha256").update(JSON.stringify(withoutSecret(meeting, command))).digest("base64"),
    allow(meeting) {
      const voters = votersOf(actor, meeting, command);
      const speaker = command.type === "speaker-remove" && meeting.speakers.find(({ id }) => id === command.speakerId);
      return canCommand(actor, meeting, command, {
        organization: unitOf(actor, meeting, command)?.organization ?? null,
        speakerOf: speaker ? speaker.organization : null,
        voters,
      });
    },
    async work(meeting, transaction): Promise<Step> {
      const { at, session } = transaction;
      const onBehalf = unitOf(actor, meeting, command);
      const units = command.type === "open" ? await readUnits(models, meeting.alliance, session) : meeting.units;
      const step = runStep(meeting, command, { at, newId: () => ids.next(), onBehalf, own: ownUnits(actor, meeting).map(({ organization }) => organization), by: actor.person.name, units });
      await tellSignedIn(dependencies, transaction, actor, meeting, step);
      const whole = await withAttendance(dependencies, transaction, actor, meeting, command, step);
      return command.type === "close" ? withPapers(dependencies, transaction, actor, meeting, whole) : whole;
    },
  });
  return { revision: after };
}

/** A command as its key remembers it: of three choices a digest would tell which one it was, so a secret vote is remembered without. Pure. */
function withoutSecret(meeting: MeetingRecord, command: MeetingCommand): unknown {
  if (command.type !== "vote" && command.type !== "vote-each") return command;
  if (!meeting.polls.some(({ id, secret }) => id === command.pollId && secret)) return command;
  return command.type === "vote" ? { ...command, choice: null } : { ...command, votes: command.votes.map(({ organization }) => organization) };
}

/** A unit that entrusted its vote and is signed in by somebody else learns of it, as does the one that held it. */
async function tellSignedIn(dependencies: Dependencies, transaction: Transaction, actor: Actor, meeting: MeetingRecord, { changes }: Step): Promise<void> {
  const running = new Set(proxiesOf(meeting).filter(({ ended }) => ended === null).map(({ id }) => id));
  for (const proxy of changes.proxies ?? []) {
    if (!running.has(proxy.id) || proxy.ended?.how !== "arrived" || standsFor(actor, meeting.alliance, proxy.giver)) continue;
    await tellEnded(dependencies, transaction, meeting, proxy, { how: "arrived", person: actor.person.id, name: actor.person.name });
  }
}

/** What a meeting that closes leaves behind: its numbered resolutions, the reviews it made, and a draft of the minutes. */
async function withPapers(dependencies: Dependencies, transaction: Transaction, actor: Actor, meeting: MeetingRecord, step: Step): Promise<Step> {
  const closed = { ...meeting, ...step.changes };
  const { agenda, items } = await adoptResolutions(dependencies, transaction, actor, closed);
  await finishReviews(dependencies, transaction, closed);
  const chair = await chairAt(dependencies, meeting.alliance, meeting.openedAt ?? meeting.startsAt);
  await dependencies.models.minutes.create([draftMinutes({ ...closed, agenda }, chair)], { session: transaction.session });
  return { changes: { ...step.changes, agenda }, told: step.told.map((told) => (told.type === "agenda" ? { ...told, items } : told)) };
}

/** Whoever signs in or votes by hand is counted as a person there, once. */
async function withAttendance(
  { models }: Dependencies,
  transaction: Transaction,
  actor: Actor,
  meeting: MeetingRecord,
  command: MeetingCommand,
  step: Step,
): Promise<Step> {
  if (command.type !== "sign-in" && command.type !== "vote" && command.type !== "vote-each") return step;
  if (!takesSignIns(meeting, transaction.at)) return step;
  const organization = ownUnit(actor, meeting, command.type === "vote-each" ? undefined : command.organization)?.organization ?? null;
  const arrived = await recordAttendance(models, transaction, meeting._id, [
    { person: actor.person.id, name: actor.person.name, organization, via: "sign-in" },
  ]);
  if (arrived === 0) return step;
  const told = step.told.some((entry) => entry.type === "presence") ? step.told : [...step.told, { type: "presence" } as const];
  return { ...step, changes: { ...step.changes, people: meeting.people + arrived }, told };
}

/**
 * The unit in whose name a command comes: the one it names, else the one that the actor stands for.
 * @throws bad_input on `organization` when the one named is not a unit of the meeting
 */
function unitOf(actor: Actor, meeting: MeetingRecord, command: MeetingCommand): OnBehalf | null {
  const named = "organization" in command ? command.organization : undefined;
  if (named === undefined) return ownUnit(actor, meeting);
  const unit = meeting.units.find((candidate) => candidate.organization === named);
  if (!unit) throw badField("organization", "not_allowed");
  const own = standsFor(actor, meeting.alliance, named);
  return { organization: named, unit: unit.name, person: own ? actor.person.name : "" };
}

/**
 * The units that cast the votes of a command: each unit named where the actor stands for it, else the one that the actor stands for and
 * that was entrusted with its vote at some time; whether it still is, the machine says. Other commands have none.
 * @throws bad_input on a unit that is not one of the meeting
 */
function votersOf(actor: Actor, meeting: MeetingRecord, command: MeetingCommand): string[] {
  if (command.type === "vote" && command.organization === undefined) return ownUnits(actor, meeting).map(({ organization }) => organization).slice(0, 1);
  if (command.type !== "vote" && command.type !== "vote-each") return [];
  const own = ownUnits(actor, meeting).map(({ organization }) => organization);
  const named = command.type === "vote" ? [{ path: "organization", unit: command.organization! }] : command.votes.map(({ organization }, index) => ({ path: `votes.${index}.organization`, unit: organization }));
  return named.map(({ path, unit }) => {
    if (!meeting.units.some(({ organization }) => organization === unit)) throw badField(path, "not_allowed");
    if (own.includes(unit)) return unit;
    return proxiesOf(meeting).find(({ giver, holder }) => giver === unit && own.includes(holder))?.holder ?? unit;
  });
}

const ownUnits = (actor: Actor, meeting: MeetingRecord): MeetingRecord["units"] => meeting.units.filter((unit) => standsFor(actor, meeting.alliance, unit.organization));

/** The unit that the actor stands for: that of the seat chosen if it is one, else the first in the meeting's order. Pure. */
function ownUnit(actor: Actor, meeting: MeetingRecord, preferred = actor.seat?.organization): OnBehalf | null {
  const own = ownUnits(actor, meeting);
  const unit = own.find((candidate) => candidate.organization === preferred) ?? own[0];
  return unit ? { organization: unit.organization, unit: unit.name, person: actor.person.name } : null;
}

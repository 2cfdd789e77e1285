import type { MeetingInput, MeetingView } from "../../app/contracts/meetings.ts";
import type { AgendaItemRecord, MeetingRecord } from "../../models/meeting.ts";
import type { Actor } from "../access/actor.ts";
import { canPrepare } from "../access/meeting-rules.ts";
import { isInsider } from "../access/scope.ts";
import type { Dependencies } from "../dependencies.ts";
import { forbidden, notFound } from "../errors.ts";
import { announceMeeting, needsNoReminder } from "./announce-meeting.ts";
import { audienceOf } from "./change-meeting.ts";
import { getMeeting } from "./get-meeting.ts";
import { newItem } from "./new-item.ts";
import { readUnits } from "./read-units.ts";

/** Planned length when no end is given. */
const USUAL_MS = 90 * 60_000;

/**
 * Makes a meeting, as a draft or announced at once.
 * @throws not_found when the alliance does not exist or is not the actor's; forbidden for who does not prepare its meetings
 * @throws bad_input on `agenda.N.subject` when the alliance has no such record, on `startsAt` when it is announced for a day that is over
 */
export async function scheduleMeeting(dependencies: Dependencies, actor: Actor, input: MeetingInput): Promise<MeetingView> {
  const { models, inTransaction, ids } = dependencies;
  const alliance = await models.alliances.findOne({ _id: input.alliance }, { county: 1 }).lean();
  if (!alliance || !isInsider(actor, { alliance: alliance._id, county: alliance.county })) throw notFound();
  if (!canPrepare(actor, alliance._id)) throw forbidden();
  const id = ids.next();
  const startsAt = new Date(input.startsAt);
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const agenda: AgendaItemRecord[] = [];
    for (const item of input.agenda) agenda.push(await newItem(dependencies, actor, alliance._id, item, transaction));
    const meeting: MeetingRecord = {
      _id: id,
      alliance: alliance._id,
      county: alliance.county,
      title: input.title,
      startsAt,
      endsAt: input.endsAt ? new Date(input.endsAt) : new Date(startsAt.getTime() + USUAL_MS),
      place: input.place,
      quorum: input.quorum,
      proxiesInQuorum: input.proxiesInQuorum,
      state: input.state,
      agenda,
      currentItem: null,
      itemStartedAt: null,
      openedAt: null,
      closedAt: null,
      units: await readUnits(models, alliance._id, session),
      presence: [],
      proxies: [],
      weights: null,
      people: 0,
      speakers: [],
      polls: [],
      minutes: null,
      reminded: needsNoReminder(startsAt, at),
      keys: [],
      revision: 0,
      version: 0,
      createdAt: at,
    };
    await models.meetings.create([meeting], { session });
    const audience = audienceOf(meeting);
    transaction.emit(`meeting:${id}`, "meeting.changed", { meeting: id, revision: 0 }, audience);
    if (meeting.state === "scheduled") await announceMeeting(dependencies, transaction, meeting);
    else transaction.emit(`alliance:${alliance._id}`, "meeting.changed", { meeting: id }, audience);
    transaction.audit({
      action: "meeting.create",
      subject: { kind: "meeting", id },
      alliance: alliance._id,
      county: alliance.county,
      after: { title: meeting.title, startsAt, state: meeting.state },
    });
  });
  return getMeeting(dependencies, actor, id);
}

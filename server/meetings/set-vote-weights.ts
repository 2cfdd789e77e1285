import type { MeetingView } from "../../app/contracts/meetings.ts";
import type { VoteWeightsInput } from "../../app/contracts/vote-weights.ts";
import type { Actor } from "../access/actor.ts";
import { canPrepare } from "../access/meeting-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { badField } from "../errors.ts";
import { audienceOf, changeMeeting } from "./change-meeting.ts";
import { getMeeting } from "./get-meeting.ts";
import { requireNotBegun } from "./machine/course.ts";
import { readUnits } from "./read-units.ts";

/**
 * Says by which rule votes weigh in polls of a meeting that are opened by weight, and how much each unit's does; no units take it back.
 * Fixed once the meeting has begun.
 * @throws not_found; forbidden for who does not prepare it; conflict `meeting_open`, `meeting_closed`, `meeting_cancelled`, `stale_revision`
 * @throws bad_input on `units` that are not those of the alliance now, each once
 */
export async function setVoteWeights(dependencies: Dependencies, actor: Actor, id: string, input: VoteWeightsInput, revision: number): Promise<MeetingView> {
  await changeMeeting(dependencies, actor, id, {
    action: "meeting.weights",
    steers: true,
    revision,
    allow: (meeting) => canPrepare(actor, meeting.alliance),
    async work(meeting, transaction) {
      requireNotBegun(meeting);
      const units = await readUnits(dependencies.models, meeting.alliance, transaction.session);
      const named = new Set(input.units.map(({ organization }) => organization));
      const missing = units.filter(({ organization }) => !named.has(organization));
      if (named.size > 0 && (missing.length > 0 || named.size !== units.length)) throw badField("units", "weights_every_unit", { units: missing.map(({ name }) => name).join("、") });
      const weights = named.size === 0 ? null : { rule: input.rule, units: input.units };
      transaction.emit(`meeting:${id}`, "meeting.changed", { meeting: id, title: meeting.title, startsAt: meeting.startsAt.toISOString(), place: meeting.place, moved: false }, audienceOf(meeting));
      return { changes: { weights }, told: [], noted: { rule: input.rule, voteWeights: input.units } };
    },
  });
  return getMeeting(dependencies, actor, id);
}

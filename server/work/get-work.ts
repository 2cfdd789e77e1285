import type { WorkItem, WorkView } from "../../app/contracts/work.ts";
import type { Actor } from "../access/actor.ts";
import { actsFor, countiesOf, organizationsOf } from "../access/scope.ts";
import { dayAt, endOfDay } from "../clock.ts";
import type { Dependencies } from "../dependencies.ts";
import { alliancePulse } from "./alliance-pulse.ts";
import { claimsToDecide, claimsToSupplement } from "./claims-to-decide.ts";
import { consentsToGive } from "./consents-to-give.ts";
import { cooperationsToDo } from "./cooperations-to-do.ts";
import { editionsToPublish } from "./editions-to-publish.ts";
import { casesToDo, consultationsToDo, examplesToDo, suggestionsToDo, undertakingsToDo, urgentToDo } from "./followup-to-do.ts";
import { handOversToSign } from "./hand-overs-to-sign.ts";
import { incompleteNeeds, latestListings, listingsToRenew, nextMeetings, overdueNeeds, overdueTasks, tasksToDo } from "./listings-and-tasks.ts";
import { matchesToAnswer, unansweredMatches } from "./matches-to-answer.ts";
import { referralsToAnswer } from "./referrals-to-answer.ts";
import { resolutionsToReview } from "./resolutions-to-review.ts";
import { unclaimedPolicies } from "./unclaimed-policies.ts";
import type { WorkPorts, WorkReading } from "./work-reading.ts";

const MOST_ITEMS = 100;

/** What waits for the actor as one list by due time, the promises under way, meetings and what is new. Reads only. */
export async function getWork(dependencies: Pick<Dependencies, "models" | "clock"> & WorkPorts, actor: Actor): Promise<WorkView> {
  const { models, clock, listCasesToDo, listSuggestionsToDo, listUndertakingsToDo, listExamplesToDo, listConsultationsToDo, listReviewsToDo, listConsentsToDo, listHandOversToDo, listUrgentToDo, listEditionsToDo, dueOfClaim } = dependencies;
  const now = clock.now();
  const counties = countiesOf(actor);
  const reading: WorkReading = {
    models,
    listCasesToDo,
    listSuggestionsToDo,
    listUndertakingsToDo,
    listExamplesToDo,
    listConsultationsToDo,
    listReviewsToDo,
    listConsentsToDo,
    listHandOversToDo,
    listUrgentToDo,
    listEditionsToDo,
    dueOfClaim,
    actor,
    mine: organizationsOf(actor).filter((organization) => actsFor(actor, organization)),
    kept: [
      ...actor.seats.flatMap((seat) => (seat.alliance && (seat.role === "secretary" || seat.role === "chair") ? [seat.alliance] : [])),
      ...(counties.length > 0 ? await models.alliances.distinct("_id", { county: { $in: counties } }) : []),
    ],
    counties,
    now,
    today: dayAt(now),
  };
  const [answers, unanswered, cooperations, renewals, overdue, incomplete, tasks, overdueActions, referrals, cases, suggestions, undertakings, examples, consultations, urgent, reviews, consents, handOvers, editions, claims, supplements, meetings, latest, alliances, unclaimed] = await Promise.all([
    matchesToAnswer(reading),
    unansweredMatches(reading),
    cooperationsToDo(reading),
    listingsToRenew(reading),
    overdueNeeds(reading),
    incompleteNeeds(reading),
    tasksToDo(reading),
    overdueTasks(reading),
    referralsToAnswer(reading),
    casesToDo(reading),
    suggestionsToDo(reading),
    undertakingsToDo(reading),
    examplesToDo(reading),
    consultationsToDo(reading),
    urgentToDo(reading),
    resolutionsToReview(reading),
    consentsToGive(reading),
    handOversToSign(reading),
    editionsToPublish(reading),
    claimsToDecide(reading),
    claimsToSupplement(reading),
    nextMeetings(reading),
    latestListings(reading),
    alliancePulse(reading),
    unclaimedPolicies(reading),
  ]);
  const others = [...tasks, ...cases, ...suggestions, ...undertakings, ...examples, ...consultations, ...urgent, ...claims, ...supplements, ...overdueActions, ...reviews, ...consents, ...handOvers, ...editions, ...renewals, ...overdue, ...unanswered, ...referrals, ...incomplete];
  const items = [...answers, ...cooperations.items, ...others];
  return { items: byDue(items).slice(0, MOST_ITEMS), promises: cooperations.promises, meetings, alliances, unclaimed, latest };
}

/** Soonest due first, to the hour; what is due together keeps its order; what has no time comes last. A day is due at its end. Pure. */
export function byDue(items: readonly WorkItem[]): WorkItem[] {
  const hour = ({ due }: WorkItem) => {
    if (due === null) return Number.MAX_SAFE_INTEGER;
    return Math.floor((due.length === 10 ? endOfDay(due).getTime() : Date.parse(due)) / 3_600_000);
  };
  return items.toSorted((a, b) => hour(a) - hour(b));
}

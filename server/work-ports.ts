import { listHandOversToDo } from "./alliances/hand-overs/list-hand-overs-to-do.ts";
import { listConsultationsToDo } from "./consultations/list-consultations-to-do.ts";
import type { Dependencies } from "./dependencies.ts";
import { listExamplesToDo } from "./followup/examples/list-examples-to-do.ts";
import { listSuggestionsToDo } from "./followup/suggestions/list-suggestions-to-do.ts";
import { listUndertakingsToDo } from "./followup/undertakings/list-undertakings-to-do.ts";
import { listCasesToDo } from "./hotline/list-cases-to-do.ts";
import { listEditionsToDo } from "./listings/editions/list-editions-to-do.ts";
import { listConsentsToDo } from "./meetings/consents/list-consents-to-do.ts";
import { listReviewsToDo } from "./meetings/resolutions/list-reviews-to-do.ts";
import { listUrgentToDo } from "./meetings/urgent/list-urgent-to-do.ts";
import { dueOfClaim } from "./policies/burden/due-of-claim.ts";
import type { Reference } from "./reference/load-reference.ts";
import type { WorkPorts } from "./work/work-reading.ts";

/** What the work page asks each capability for: everything there whose next step is the actor's. */
export const createWorkPorts = (dependencies: Dependencies, { workCalendar }: Reference): WorkPorts => ({
  listCasesToDo: (actor) => listCasesToDo(dependencies, actor),
  listSuggestionsToDo: (actor) => listSuggestionsToDo(dependencies, actor),
  listUndertakingsToDo: (actor) => listUndertakingsToDo(dependencies, actor),
  listExamplesToDo: (actor) => listExamplesToDo(dependencies, actor),
  listConsultationsToDo: (actor) => listConsultationsToDo(dependencies, actor),
  listReviewsToDo: (actor, alliances) => listReviewsToDo(dependencies, actor, alliances),
  listUrgentToDo: (actor, kept) => listUrgentToDo(dependencies, actor, kept),
  listEditionsToDo: (alliances) => listEditionsToDo(dependencies, alliances),
  listConsentsToDo: (actor, organizations) => listConsentsToDo(dependencies, actor, organizations),
  listHandOversToDo: (actor, kept) => listHandOversToDo(dependencies, actor, kept),
  dueOfClaim: (claim, days, today) => dueOfClaim(claim, days, { ...workCalendar, today }),
});

import type { Dependencies } from "../dependencies.ts";
import type { Actor } from "../access/actor.ts";
import type { HandOverToDo } from "../alliances/hand-overs/list-hand-overs-to-do.ts";
import type { ConsultationToDo } from "../consultations/list-consultations-to-do.ts";
import type { ExampleToDo } from "../followup/examples/list-examples-to-do.ts";
import type { SuggestionToDo } from "../followup/suggestions/list-suggestions-to-do.ts";
import type { UndertakingToDo } from "../followup/undertakings/list-undertakings-to-do.ts";
import type { CaseToDo } from "../hotline/list-cases-to-do.ts";
import type { EditionToDo } from "../listings/editions/list-editions-to-do.ts";
import type { ConsentToDo } from "../meetings/consents/list-consents-to-do.ts";
import type { ReviewToDo } from "../meetings/resolutions/list-reviews-to-do.ts";
import type { UrgentToDo } from "../meetings/urgent/list-urgent-to-do.ts";
import type { ClaimRecord } from "../../models/claim.ts";
import type { WorkItem } from "../../app/contracts/work.ts";

/** What the work page asks other capabilities for; bound in `services.ts`. */
export interface WorkPorts {
  listCasesToDo(actor: Actor): Promise<CaseToDo[]>;
  listSuggestionsToDo(actor: Actor): Promise<SuggestionToDo[]>;
  listUndertakingsToDo(actor: Actor): Promise<UndertakingToDo[]>;
  listExamplesToDo(actor: Actor): Promise<ExampleToDo[]>;
  listConsultationsToDo(actor: Actor): Promise<ConsultationToDo[]>;
  /** Of these alliances, as far as the actor may see them. */
  listReviewsToDo(actor: Actor, alliances: readonly string[]): Promise<ReviewToDo[]>;
  /** Of these alliances, as far as they are the actor's to see to. */
  listUrgentToDo(actor: Actor, alliances: readonly string[]): Promise<UrgentToDo[]>;
  /** Of these alliances. */
  listEditionsToDo(alliances: readonly string[]): Promise<EditionToDo[]>;
  /** Asked of these organizations, as far as the actor stands for them. */
  listConsentsToDo(actor: Actor, organizations: readonly string[]): Promise<ConsentToDo[]>;
  /** Of the actor's alliances and of these. */
  listHandOversToDo(actor: Actor, kept: readonly string[]): Promise<HandOverToDo[]>;
  /** The last day on which a claim keeps the work days that its policy promises; what the firm took for papers is left out. */
  dueOfClaim(claim: ClaimRecord, days: number, today: string): string;
}

/** What the parts of the work page are given: the store, who asks, and today. */
export interface WorkReading extends Pick<Dependencies, "models">, WorkPorts {
  actor: Actor;
  /** Organizations in whose name the actor acts. */
  mine: string[];
  /** Alliances that the actor keeps, chairs or oversees. */
  kept: string[];
  /** Counties of an officer. */
  counties: string[];
  now: Date;
  today: string;
}

/** A line with the fields that most kinds have not. Pure. */
export const buildItem = (item: Pick<WorkItem, "id" | "kind" | "object" | "href"> & Partial<WorkItem>): WorkItem => ({
  counterpart: null,
  done: null,
  whole: null,
  due: null,
  match: null,
  resolution: null,
  ...item,
});

import type { WorkItem } from "../../app/contracts/work.ts";
import { buildItem, type WorkReading } from "./work-reading.ts";

/** Cases of the direct line whose next step is the actor's. */
export async function casesToDo({ actor, listCasesToDo }: WorkReading): Promise<WorkItem[]> {
  return (await listCasesToDo(actor)).map(({ step, id, title, counterpart, due }) =>
    buildItem({ id: `${step}_case:${id}`, kind: `${step}_case`, object: title, counterpart, due, href: `/cases/${id}` }),
  );
}

/** Suggestions of the ledger whose next step is the actor's. */
export async function suggestionsToDo({ actor, listSuggestionsToDo }: WorkReading): Promise<WorkItem[]> {
  return (await listSuggestionsToDo(actor)).map(({ step, id, text, unit, due }) =>
    buildItem({ id: `${step}_suggestion:${id}`, kind: `${step}_suggestion`, object: text, counterpart: unit, due, href: `/suggestions/${id}` }),
  );
}

/** Drafts of policies on which the actor's unit is asked, or whose comments the actor's department owes answers. */
export async function consultationsToDo({ actor, listConsultationsToDo }: WorkReading): Promise<WorkItem[]> {
  return (await listConsultationsToDo(actor)).map(({ step, id, title, department, due }) =>
    buildItem({ id: `${step}_consultation:${id}`, kind: `${step}_consultation`, object: title, counterpart: department, due, href: `/consultations/${id}` }),
  );
}

/** Model cases that wait for the word of a unit of the actor's. */
export async function examplesToDo({ actor, listExamplesToDo }: WorkReading): Promise<WorkItem[]> {
  return (await listExamplesToDo(actor)).map(({ id, title, alliance }) =>
    buildItem({ id: `agree_example:${id}`, kind: "agree_example", object: title, counterpart: alliance, href: `/examples/${id}` }),
  );
}

/** Hard problems that leaders own whose next step is the actor's. */
export async function undertakingsToDo({ actor, listUndertakingsToDo }: WorkReading): Promise<WorkItem[]> {
  return (await listUndertakingsToDo(actor)).map(({ step, id, title, counterpart, due }) =>
    buildItem({ id: `${step}_undertaking:${id}`, kind: `${step}_undertaking`, object: title, counterpart, due, href: `/undertakings/${id}` }),
  );
}

/** Urgent matters of the actor's alliances that no meeting has confirmed within 30 days. */
export async function urgentToDo({ actor, kept, listUrgentToDo }: WorkReading): Promise<WorkItem[]> {
  return (await listUrgentToDo(actor, kept)).map(({ id, title, counterpart, due }) =>
    buildItem({ id: `confirm_urgent:${id}`, kind: "confirm_urgent", object: title, counterpart, due, href: `/urgent/${id}` }),
  );
}

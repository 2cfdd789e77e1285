import type { WorkItem } from "../../app/contracts/work.ts";
import { buildItem, type WorkReading } from "./work-reading.ts";

/** Items of meetings for which the consent of one of the actor's units is asked. */
export async function consentsToGive({ actor, mine, listConsentsToDo }: WorkReading): Promise<WorkItem[]> {
  return (await listConsentsToDo(actor, mine)).map(({ item, organization, title, unit, due, href }) =>
    buildItem({ id: `give_consent:${item}:${organization}`, kind: "give_consent", object: title, counterpart: unit, due, href }),
  );
}

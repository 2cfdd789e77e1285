import type { WorkItem } from "../../app/contracts/work.ts";
import { buildItem, type WorkReading } from "./work-reading.ts";

/** Hand-overs of the chair that wait for the actor's signature, or for somebody to urge the side that is late. */
export async function handOversToSign({ actor, kept, listHandOversToDo }: WorkReading): Promise<WorkItem[]> {
  return (await listHandOversToDo(actor, kept)).map(({ step, alliance, term, unit, due }) =>
    buildItem({ id: `${step}_hand_over:${term}`, kind: `${step}_hand_over`, object: alliance.name, counterpart: unit, due, href: `/alliances/${alliance.id}/terms/${term}` }),
  );
}

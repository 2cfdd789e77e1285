import type { WorkItem } from "../../app/contracts/work.ts";
import { buildItem, type WorkReading } from "./work-reading.ts";

/** For who keeps or chairs an alliance: the edition of its lists whose day has come. */
export async function editionsToPublish({ kept, listEditionsToDo }: WorkReading): Promise<WorkItem[]> {
  return (await listEditionsToDo(kept)).map(({ alliance, due }) =>
    buildItem({ id: `publish_edition:${alliance.id}`, kind: "publish_edition", object: alliance.name, due, href: `/alliances/${alliance.id}/editions/new` }),
  );
}

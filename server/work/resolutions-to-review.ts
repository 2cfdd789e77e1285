import type { WorkItem } from "../../app/contracts/work.ts";
import { buildItem, type WorkReading } from "./work-reading.ts";

/** For who keeps an alliance: its resolutions that are to be looked at again, from a week before their date. */
export async function resolutionsToReview({ actor, kept, listReviewsToDo }: WorkReading): Promise<WorkItem[]> {
  return (await listReviewsToDo(actor, kept)).map(({ id, number, title, alliance, due }) =>
    buildItem({ id: `review_resolution:${id}`, kind: "review_resolution", object: title, resolution: number, counterpart: alliance, due, href: `/resolutions/${id}` }),
  );
}

import { openCooperationStates } from "../../app/contracts/cooperations.ts";
import { writeQuantity } from "../../app/contracts/milli.ts";
import type { PromiseView, WorkItem } from "../../app/contracts/work.ts";
import type { CooperationRecord } from "../../models/cooperation.ts";
import { nameIn, readNames } from "../database/read-names.ts";
import { buildItem, type WorkReading } from "./work-reading.ts";

const MOST = 100;

/** What the actor's cooperations ask for next, and the promises that its organizations have under way. */
export async function cooperationsToDo({ models, mine }: WorkReading): Promise<{ items: WorkItem[]; promises: PromiseView[] }> {
  const open = await models.cooperations
    .find({ parties: { $in: mine }, state: { $in: [...openCooperationStates] } })
    .sort({ changedAt: -1 })
    .limit(MOST)
    .lean();
  const listings = await models.listings.find({ _id: { $in: open.flatMap(({ listings: ids }) => ids) } }, { title: 1 }).lean();
  const titles = new Map(listings.map((listing) => [listing._id, listing.title]));
  const names = await readNames(models, { organizations: open.flatMap(({ parties }) => parties) });
  const items: WorkItem[] = [];
  const promises: PromiseView[] = [];
  for (const cooperation of open) {
    const item = nextStep(cooperation, mine);
    const others = cooperation.parties.filter((party) => !mine.includes(party)).map((party) => nameIn(names, party).name);
    const figures = figuresOf(cooperation);
    if (item) {
      items.push(
        buildItem({
          id: `${item}:${cooperation._id}`,
          kind: item,
          object: titles.get(cooperation.need) ?? "",
          counterpart: others.join(" + "),
          due: item === "confirm_value" ? null : cooperation.due,
          href: `/cooperations/${cooperation._id}`,
          ...(item === "deliver" && figures),
        }),
      );
    }
    for (const { id, resource, owner, milli, releasedMilli } of cooperation.commitments) {
      if (!mine.includes(owner) || milli === releasedMilli || cooperation.state === "delivered") continue;
      promises.push({
        cooperation: cooperation._id,
        state: cooperation.state,
        resource: titles.get(resource) ?? "",
        receiver: nameIn(names, cooperation.needOwner).name,
        delivered: writeQuantity(deliveredOf(cooperation, id), cooperation.unit)!,
        promised: writeQuantity(milli - releasedMilli, cooperation.unit)!,
        due: cooperation.due,
      });
    }
  }
  return { items, promises };
}

/** What waits for the actor's side, or null when the other side is at it. Pure. */
function nextStep({ state, commitments, values, parties }: CooperationRecord, mine: readonly string[]): WorkItem["kind"] | null {
  if (state === "contact") return "agree_quantity";
  if (state === "delivered") {
    const own = parties.filter((party) => mine.includes(party));
    const open = own.some((party) => !values.some((value) => value.organization === party && value.confirms));
    return open ? "confirm_value" : null;
  }
  return commitments.some(({ owner }) => mine.includes(owner)) ? "deliver" : null;
}

function deliveredOf({ deliveries }: CooperationRecord, commitment: string): number {
  return deliveries.reduce((sum, delivery) => sum + (delivery.commitment === commitment ? delivery.milli : 0), 0);
}

function figuresOf({ commitments, deliveries, unit }: CooperationRecord): Pick<WorkItem, "done" | "whole"> {
  const promised = commitments.reduce((sum, { milli, releasedMilli }) => sum + milli - releasedMilli, 0);
  const delivered = deliveries.reduce((sum, { milli }) => sum + milli, 0);
  return { done: writeQuantity(delivered, unit), whole: writeQuantity(promised, unit) };
}

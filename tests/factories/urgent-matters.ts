import type { UrgentMatterRecord } from "../../models/urgent-matter.ts";
import type { Dependencies } from "../../server/dependencies.ts";

/** An urgent matter that waits to be confirmed, straight in the store. */
export async function buildUrgentMatter({ models, ids, clock }: Dependencies, given: Pick<UrgentMatterRecord, "alliance" | "county" | "unit"> & Partial<UrgentMatterRecord>): Promise<string> {
  const id = ids.next();
  await models.urgentMatters.create([
    {
      _id: id,
      number: `2026-${id.slice(-4)}`,
      title: "园区主变检修，先调柴油机",
      why: "明天早上停电，等不到月末的会",
      done: "借三台发电机，连夜接线",
      registeredBy: { person: ids.next(), name: "赵试验" },
      state: "waiting",
      decision: null,
      revision: 0,
      createdAt: clock.now(),
      ...given,
    },
  ]);
  return id;
}

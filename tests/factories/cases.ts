import type { CaseRecord } from "../../models/case.ts";
import type { Dependencies } from "../../server/dependencies.ts";

/** A case of the direct line, straight in the store; received and with no unit unless said otherwise. */
export async function buildCase(
  { models, ids, clock }: Dependencies,
  given: Pick<CaseRecord, "alliance" | "county" | "person"> & Partial<CaseRecord>,
): Promise<string> {
  const id = ids.next();
  await models.cases.create([
    {
      _id: id,
      number: `2026-${id.slice(-4)}`,
      round: 1,
      title: "厂区门口大货车违停",
      text: "每天早晚高峰货车进不来，影响交货",
      topic: "service",
      channel: "web",
      confidential: false,
      state: "received",
      supervised: false,
      callerName: "赵试验",
      callerPhone: "13800001234",
      organization: null,
      onBehalf: false,
      unit: null,
      rule: "",
      dispatchedOn: null,
      workDays: null,
      due: null,
      overdueTold: false,
      reply: null,
      rating: null,
      log: [],
      revision: 0,
      createdAt: clock.now(),
      ...given,
    },
  ]);
  return id;
}

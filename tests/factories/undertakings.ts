import type { UndertakingRecord } from "../../models/undertaking.ts";
import type { Dependencies } from "../../server/dependencies.ts";

/** A hard problem of a leader, straight in the store; one that he is asked to take on unless said otherwise. */
export async function buildUndertaking(
  { models, ids, clock }: Dependencies,
  given: Pick<UndertakingRecord, "alliance" | "county" | "helped"> & { owner: string } & Partial<Omit<UndertakingRecord, "owner">>,
): Promise<string> {
  const id = ids.next();
  const owner = { person: given.owner, name: "赵试验", post: "县委组织部副部长", organization: null };
  await models.undertakings.create([
    {
      _id: id,
      number: `2026-${id.slice(-4)}`,
      title: "园区双回路供电",
      obstacle: "变电站间隔不够，夏天限电停产",
      aim: "第二回路送电，全年停产不超过一天",
      due: "2099-12-31",
      firstDue: "2099-12-31",
      source: null,
      helpers: [],
      raisedBy: { person: given.owner, name: "赵试验" },
      state: "proposed",
      owners: [],
      refusals: [],
      handOn: null,
      extension: null,
      assistant: null,
      runs: [],
      lines: [],
      messages: [],
      answerDue: null,
      proof: null,
      notSolved: null,
      weekTold: null,
      missedTold: null,
      answerTold: false,
      overdueTold: false,
      log: [],
      revision: 0,
      createdAt: clock.now(),
      ...given,
      owner,
    },
  ]);
  return id;
}

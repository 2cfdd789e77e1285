import { newHandOver } from "../alliances/hand-overs/command-hand-over.ts";
import { daysBetween, dayAt } from "../clock.ts";
import type { DemoCounty } from "./demo-county.ts";

/** How the chair of the machinery alliance came to its holder of today: prepared and signed on the first day of the term, and taken over. */
export async function seedHandOver(county: DemoCounty): Promise<void> {
  const { services, dependencies, alliances, today } = county;
  const { models, clock } = dependencies;
  const alliance = alliances.machinery;
  const [before] = await models.terms.find({ alliance, until: { $lte: clock.now() } }).sort({ until: -1 }).limit(1).lean();
  if (!before) return;
  const { county: code } = (await models.alliances.findOne({ _id: alliance }, { county: 1 }).lean())!;
  // The clock would have begun it two weeks earlier, had the hub been there.
  await models.handOvers.create([{ ...newHandOver(before, code, clock.now()), told: "begun" }]);
  const day = daysBetween(today, dayAt(before.until));
  const outgoing = await county.liaisonOf("wuzheng");
  county.goTo(day, "09:10");
  await services.alliances.commandHandOver(
    outgoing,
    alliance,
    before._id,
    {
      command: "prepare",
      remarks: "本届以摸清各家闲置产能为主，资源清单已基本报齐。\n接任后请先抓两件事：按月召开联席会议，逾期需求逐条过。",
      notes: [],
      own: [
        { kind: "promise", title: "答应成员单位，每月十日前更新一次闲置设备", due: null },
        { kind: "other", title: "联合采购喷涂粉末的想法各家都赞成，尚未上会", due: null },
      ],
    },
    0,
  );
  county.goTo(day, "09:20");
  await services.alliances.commandHandOver(outgoing, alliance, before._id, { command: "sign" }, 1);
  county.goTo(day, "10:05");
  await services.alliances.commandHandOver(await county.chairOf("machinery"), alliance, before._id, { command: "accept", words: "" }, 2);
}

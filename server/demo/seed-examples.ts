import type { ExampleInput } from "../../app/contracts/examples.ts";
import type { Actor } from "../access/actor.ts";
import type { DemoCounty } from "./demo-county.ts";
import type { DemoAllianceKey, DemoOrganizationKey } from "./organizations.ts";

/** Two model cases: one on the shelf that the other alliance has adopted, one that waits for a firm's word. */
export async function seedExamples(county: DemoCounty): Promise<void> {
  const { services, alliances } = county;
  county.goTo(-20, "10:00");
  const shelved = await write(county, await county.chairOf("chemistry"), "chemistry", "yiyang", {
    title: "造粒线检修，邻厂余量顶上",
    problem: "自有造粒线停机检修三周，下游改性料订单等不起，断供要赔付。",
    method: "检修计划一定，联络员当天发布需求，写明牌号、数量和交期。\n系统比对出邻厂检修前的余量，两家当天谈定加工费。\n分两批送料、两批回料，每批留样。",
    lesson: "检修计划提前一个月发布，余量才排得进去；来料加工先定留样和损耗。",
  });
  for (const [index, firm] of (["yiyang", "gangshan"] as const).entries()) {
    county.goTo(-19, index === 0 ? "09:20" : "10:20");
    await services.examples.commandExample(await county.liaisonOf(firm), shelved, { command: "agree" });
  }
  county.goTo(-15, "15:10");
  const machinery = alliances.machinery;
  await services.examples.commandExample(await county.chairOf("machinery"), shelved, { command: "adopt", alliance: machinery, plan: "把各厂年度检修计划排成一张表，检修前两周由秘书处提醒发布余量。" });
  county.goTo(-4, "10:30");
  await services.examples.commandExample(await county.chairOf("machinery"), shelved, { command: "report", alliance: machinery, outcome: "排出四家检修计划，已有一条总装线余量提前发布。" });
  county.goTo(-3, "14:00");
  const asked = await write(county, await county.actorOf("secretary"), "machinery", "fengrang", {
    title: "展会运输用返程板车",
    problem: "展会农机要拉十二车，社会运力涨价，还订不到低板车。",
    method: "运输单位把返程空驶的班次发布成资源，按车次和日期比对，三天装完。",
    lesson: "",
  });
  county.goTo(-2, "09:40");
  await services.examples.commandExample(await county.liaisonOf("fengrang"), asked, { command: "agree" });
}

/** Writes up the confirmed cooperation of a firm and asks the units that it names. */
async function write(county: DemoCounty, author: Actor, key: DemoAllianceKey, firm: DemoOrganizationKey, words: Pick<ExampleInput, "title" | "problem" | "method" | "lesson">): Promise<string> {
  const { services, alliances, organizations } = county;
  const alliance = alliances[key];
  const { items } = await services.cooperation.listCooperations(author, { limit: 20, state: "confirmed", alliance, organization: organizations[firm] });
  const { id } = await services.examples.createExample(author, { alliance, ...words, audience: "public", sources: [{ kind: "cooperation", id: items[0]!.id }] });
  await services.examples.commandExample(author, id, { command: "send" });
  return id;
}

import { addDays } from "../clock.ts";
import type { DemoCounty } from "./demo-county.ts";

/**
 * The ledger of the machinery alliance: one confirmed by who made it, one put off with its next day, one that
 * its unit calls solved, one in hand, one new.
 */
export async function seedSuggestions(county: DemoCounty): Promise<void> {
  const { services, organizations, alliances, today } = county;
  const { followup } = services;
  const secretary = await county.actorOf("secretary");
  const department = await county.actorOf("department");
  const propose = async (by: Parameters<DemoCounty["liaisonOf"]>[0], topic: "policy" | "service" | "finance" | "workforce" | "supply", text: string) => {
    const actor = await county.liaisonOf(by);
    return { actor, id: (await followup.createSuggestion(actor, { alliance: alliances.machinery, meeting: null, item: null, text, topic, anonymous: false })).id };
  };
  const give = (id: string, days: number) =>
    followup.assignSuggestion(secretary, id, { unit: organizations.yanzhouIndustry, due: addDays(today, days) }, 0);

  county.goTo(-18, "16:20");
  const bus = await propose("nanlou", "workforce", "开发区晚班公交末班 20:00 太早，夜班工人下班不便，建议延后。");
  await give(bus.id, -5);
  county.goTo(-9, "10:05");
  await followup.solveSuggestion(department, bus.id, { proof: "公交公司自本周一起把 12 路末班延后到 22:30，站牌已更新。" });
  county.goTo(-8, "08:30");
  await followup.judgeSuggestion(bus.actor, bus.id, { satisfied: true, note: "" });

  county.goTo(-12, "15:40");
  const price = await propose("qinghe", "supply", "生铁、废钢价格波动大，希望每月公布一次本地成交价，方便报价。");
  await give(price.id, -2);
  county.goTo(-4, "11:15");
  await followup.delaySuggestion(department, price.id, { reason: "三家钢贸企业同意报价，还在商定口径。", next: addDays(today, 20) });

  county.goTo(-10, "14:05");
  const twice = await propose("jindafeng", "policy", "设备更新奖补与技改备案要交同样的材料，建议一次提交、两处共用。");
  await give(twice.id, -1);
  county.goTo(-2, "16:20");
  await followup.solveSuggestion(department, twice.id, { proof: "两处窗口已共用材料库，本月起备案时交过的材料，申报奖补不再重复交。" });

  county.goTo(-3, "09:50");
  const loan = await propose("xingtan", "finance", "设备更新贷款要两家互保，小企业找不到，建议联盟内设风险补偿。");
  await give(loan.id, 8);
  county.goTo(-1, "17:10");
  await propose("fengrang", "service", "农机报废补贴要跑三个窗口，建议一窗办理。");
}

import { addDays, daysBetween } from "../clock.ts";
import { weekOf } from "../followup/undertakings/week-of.ts";
import type { DemoCounty } from "./demo-county.ts";

/** A hard problem that a leader of the county's organization department owns: two weeks with their lines, and a message that waits for an answer. */
export async function seedUndertaking(county: DemoCounty): Promise<void> {
  const { services, organizations, alliances, people, today } = county;
  const { undertakings } = services;
  const owner = await county.actorOf("officer");
  const firm = await county.liaisonOf("qinghe");
  const monday = daysBetween(today, weekOf(today));
  county.goTo(monday - 14, "09:00");
  const { id } = await undertakings.createUndertaking(await county.actorOf("secretary"), {
    alliance: alliances.machinery,
    title: "铸造园区双回路供电",
    obstacle: "园区只有一路 10 千伏线路，迎峰度夏时限电，铸造炉停一次要两天才能恢复。\n供电公司说要先有新变电站的间隔，规划部门说要先有用电申请。",
    aim: "第二路电源送电，全年限电停炉不超过一天",
    due: addDays(today, 75),
    owner: { person: people.officer, post: "区委组织部副部长" },
    helped: organizations.qinghe,
    helpers: [organizations.yanzhouIndustry],
    source: null,
  });
  const take = (actor: typeof owner, command: Parameters<typeof undertakings.commandUndertaking>[2]) => undertakings.commandUndertaking(actor, id, command);
  county.goTo(monday - 14, "15:20");
  await take(owner, { command: "accept" });
  county.goTo(monday - 11, "17:05");
  await take(owner, { command: "line", moved: "到园区看了三家铸造企业，和供电公司对了负荷", next: "请规划部门、供电公司坐到一起，定间隔", blocks: "两家互为前置，谁先出文还没说定" });
  county.goTo(monday - 4, "16:40");
  await take(owner, { command: "line", moved: "两家同意先出会议纪要，间隔预留到园区", next: "拿到纪要，企业联合报用电申请", blocks: "" });
  county.goTo(-1, "16:10");
  await take(firm, { command: "write", text: "用电申请要盖三家的章，另两家问：以后电费是分表还是合表？" });
}

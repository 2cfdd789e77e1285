import type { DemoCounty } from "./demo-county.ts";
import type { DemoOrganizationKey } from "./organizations.ts";

/**
 * The direct line of the machinery alliance: one through to its visit-back, which waits for the caller's rating, one past
 * its last day, one in hand, and one that came in yesterday and nobody has yet.
 */
export async function seedCases(county: DemoCounty): Promise<void> {
  const { services, organizations, alliances } = county;
  const { hotline } = services;
  const secretary = await county.actorOf("secretary");
  const department = await county.actorOf("department");
  const call = async (by: DemoOrganizationKey, topic: "service" | "land", title: string, text: string) => {
    const input = { alliance: alliances.machinery, title, text, topic, channel: "web", callerName: "", callerPhone: "", confidential: false } as const;
    return (await hotline.createCase(await county.liaisonOf(by), input)).id;
  };
  const dispatch = (id: string, unit: DemoOrganizationKey, workDays: 3 | 5 | 7, rule: string) =>
    hotline.dispatchCase(secretary, id, { unit: organizations[unit], rule, workDays });

  county.goTo(-20, "20:40");
  const lamps = await call("jindafeng", "service", "厂门口路段夜间没有路灯", "晚班 22:00 下班，厂门口到公交站 400 米没有路灯，上月有人摔伤，希望尽快装灯。");
  county.goTo(-19, "09:05");
  await dispatch(lamps, "yanzhouIndustry", 5, "职责目录 2.4 园区市政配套");
  county.goTo(-13, "16:30");
  await hotline.replyToCase(department, lamps, { text: "已协调市政公司装好 6 盏路灯，昨晚亮灯；每月检修一次，报修找园区办。" });
  county.goTo(-12, "10:10");
  await hotline.closeCase(secretary, lamps, { note: "" });

  county.goTo(-11, "11:25");
  const meter = await call("fengrang", "service", "电费户名变更跑了三趟没办成", "企业更名后供电户名一直没变，开不出抵扣发票，已影响两个月。");
  county.goTo(-11, "15:00");
  await dispatch(meter, "yanzhouIndustry", 3, "职责目录 1.7 水电气过户协调");
  county.goTo(-5, "00:30");
  await hotline.sweepCases();

  county.goTo(-5, "14:15");
  const bench = await call("sanhe", "service", "新机型检测要排队三周", "出口订单下月 10 日发运，检测排期要三周，赶不上装船。");
  await dispatch(bench, "testing", 7, "职责目录 4.2 产品检测");
  county.goTo(-4, "09:30");
  await hotline.takeCase(await county.liaisonOf("testing"), bench, { note: "已调整班次，这两天给出排期。" });

  county.goTo(-3, "10:20");
  await hotline.visitCase(secretary, lamps, { satisfied: true, note: "电话回访王建国，路灯已亮，职工满意" });

  county.goTo(-1, "16:45");
  await call("xinhe", "land", "想租两千平方米厂房，找不到房源", "电控装配线要扩产，需 2000 平方米、层高 6 米以上的厂房，最好在开发区。");
}

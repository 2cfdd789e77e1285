import type { DemoCounty } from "./demo-county.ts";

/** An urgent matter of the machinery alliance that waits for the next meeting to confirm it. */
export async function seedUrgent(county: DemoCounty): Promise<void> {
  const { services, organizations, alliances } = county;
  county.goTo(-3, "18:20");
  await services.meetings.registerUrgent(await county.chairOf("machinery"), {
    alliance: alliances.machinery,
    title: "铸造园区主变抢修，先借发电机保炉",
    why: "供电公司通知次日六点停电抢修，铸造炉停一次要两天才能恢复，等不到联席会议。",
    done: "向两家成员单位借三台 400 千瓦发电机，当晚接线，油费先由青禾铸造垫付。",
    unit: organizations.qinghe,
  });
}

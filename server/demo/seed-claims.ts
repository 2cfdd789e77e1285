import { addDays } from "../clock.ts";
import type { DemoCounty } from "./demo-county.ts";
import type { DemoOrganizationKey } from "./organizations.ts";

/** Who asked for the cooperation grant, on which day, when it was taken up and paid, and how much, in yuan; asked twice: for which papers besides. */
const paid: { firm: DemoOrganizationKey; days: [asked: number, takenUp: number, paid: number]; yuan: number; besides?: string }[] = [
  { firm: "dongyue", days: [-33, -32, -14], yuan: 46_800 },
  { firm: "nanlou", days: [-32, -31, -13], yuan: 12_300, besides: "外协加工合同补充协议" },
  { firm: "qinghe", days: [-31, -29, -11], yuan: 28_500 },
  { firm: "chenguang", days: [-29, -28, -8], yuan: 9_600, besides: "对账单" },
  { firm: "sanhe", days: [-28, -27, -5], yuan: 33_200 },
];

/** Claims on the machinery alliance's grant for cooperation: five paid, one on which the office wants more papers, one that waits for it. The other grant has none. */
export async function seedClaims(county: DemoCounty): Promise<void> {
  const { services, dependencies, organizations, today } = county;
  const { policies } = services;
  const grant = (await dependencies.models.listings.findOne({ owner: organizations.yanzhouIndustry, kind: "policy" }).sort({ _id: 1 }).lean())!;
  const department = await county.actorOf("department");
  const submit = async (firm: DemoOrganizationKey, day: number, time: Parameters<DemoCounty["goTo"]>[1], yuan: number) => {
    county.goTo(day, time);
    const claim = await policies.submitClaim(await county.liaisonOf(firm), grant._id, { amount: { amount: yuan * 100, currency: "CNY" }, note: "" });
    return { policy: grant._id, claim: claim.id };
  };
  for (const { firm, days: [asked, takenUp, paidOn], yuan, besides } of paid) {
    const at = await submit(firm, asked, "10:20", yuan);
    county.goTo(takenUp, "09:10");
    await policies.changeClaim(department, at, { state: "accepted" }, undefined);
    if (besides !== undefined) {
      county.goTo(takenUp, "15:30");
      await policies.requestSupplement(department, at, { papers: [{ text: besides }] }, undefined);
      county.goTo(takenUp + 2, "11:00");
      await policies.answerSupplement(await county.liaisonOf(firm), at, { note: "已送到窗口。" }, undefined);
    }
    county.goTo(paidOn, "16:00");
    await policies.changeClaim(department, at, { state: "paid", paidOn: addDays(today, paidOn) }, undefined);
  }
  const luye = await submit("luye", -6, "09:40", 15_900);
  county.goTo(-5, "10:00");
  await policies.changeClaim(department, luye, { state: "accepted" }, undefined);
  await policies.requestSupplement(department, luye, { papers: [{ text: "发票清单" }] }, undefined);
  await submit("yunfan", -1, "15:20", 21_400);
}

import { policyInput, type PolicyInput } from "../../app/contracts/listings.ts";
import { addDays } from "../clock.ts";
import type { DemoAllianceKey, DemoOrganizationKey } from "./organizations.ts";
import type { DemoPersonKey } from "./people.ts";

interface DemoPolicy {
  alliance: DemoAllianceKey;
  owner: DemoOrganizationKey;
  by: DemoPersonKey;
  input(where: { alliance: string; owner: string; today: string }): PolicyInput;
}

/** Three policies with conditions of every sort. */
export const demoPolicies: DemoPolicy[] = [
  {
    alliance: "machinery",
    owner: "yanzhouIndustry",
    by: "department",
    input: ({ alliance, owner, today }) =>
      policyInput.parse({
        alliance,
        owner,
        title: "产业链协作补贴",
        text: "联盟成员之间承接外协加工，按合同额给予补贴，免申即享。",
        category: "industry.C",
        audience: { scope: "county" },
        policy: {
          conditions: [
            { fact: "region", text: "注册在兖州区", anyOf: ["370812"] },
            { fact: "industry", text: "属于制造业", anyOf: ["C"] },
            { fact: "type", text: "企业法人", anyOf: ["enterprise"] },
            { fact: "question", text: "上年度在联盟内外协加工合同额不低于 20 万元" },
          ],
          benefit: "按联盟内外协合同额的 3% 补贴，单户每年最高 30 万元",
          department: "兖州工信局",
          phone: "0537-3412345",
          document: { number: "兖工信〔2026〕21号", issuedOn: addDays(today, -38) },
          validFrom: addDays(today, -120),
          validUntil: addDays(today, 240),
          papers: ["外协加工合同", "发票"],
          steps: ["系统比对合同", "公示", "拨付"],
          days: 15,
        },
      }),
  },
  {
    alliance: "machinery",
    owner: "yanzhouIndustry",
    by: "department",
    input: ({ alliance, owner, today }) =>
      policyInput.parse({
        alliance,
        owner,
        title: "中小企业设备更新奖补",
        text: "支持中小微制造企业购置数控、节能和环保设备。",
        category: "finance.equipment",
        audience: { scope: "county" },
        policy: {
          conditions: [
            { fact: "region", text: "注册在济宁市", anyOf: ["370800"] },
            { fact: "industry", text: "属于制造业", anyOf: ["C"] },
            { fact: "size", text: "中型、小型或微型企业", anyOf: ["medium", "small", "micro"] },
            { fact: "revenue", text: "年营业收入 2000 万元至 4 亿元", minFen: 2_000_000_000, maxFen: 40_000_000_000 },
            { fact: "need", text: "有设备融资或技术改造需求", anyOf: ["finance.equipment", "technology"] },
            { fact: "question", text: "三年内没有重大安全和环保事故" },
          ],
          benefit: "按设备投资额的 8% 奖补，单户最高 100 万元",
          department: "兖州工信局",
          phone: "0537-3412345",
          document: { number: "兖工信〔2026〕9号", issuedOn: addDays(today, -41) },
          validFrom: addDays(today, -60),
          validUntil: addDays(today, 120),
          papers: ["设备购置合同和发票", "验收报告", "项目备案证明"],
          steps: ["网上申报", "现场核查", "公示", "拨付"],
          days: 30,
        },
      }),
  },
  {
    alliance: "chemistry",
    owner: "zouchengIndustry",
    by: "chemistrySecretary",
    input: ({ alliance, owner, today }) =>
      policyInput.parse({
        alliance,
        owner,
        title: "绿色化工改造专项支持",
        text: "支持化工企业实施废气、废水和余热综合利用改造。",
        category: "process.environment",
        policy: {
          conditions: [
            { fact: "region", text: "注册在邹城市", anyOf: ["370883"] },
            { fact: "industry", text: "属于化工行业（C25、C26）", anyOf: ["C25", "C26"] },
            { fact: "qualification", text: "持有安全生产许可证", anyOf: ["安全生产许可证"] },
            { fact: "need", text: "有环保治理或余热利用需求", anyOf: ["process.environment"] },
          ],
          benefit: "改造投资 500 万元以上的，给予 10% 支持，最高 200 万元",
          department: "邹城工信局",
          phone: "0537-5212345",
          document: { number: "邹工信〔2026〕15号", issuedOn: addDays(today, -22) },
          validFrom: addDays(today, -30),
          validUntil: addDays(today, 25),
          papers: ["项目可研报告", "环评批复", "投资明细"],
          steps: ["申报", "专家评审", "公示", "签订协议", "拨付"],
          days: 45,
        },
      }),
  },
];

import type { BreakCode } from "../../app/contracts/cooperations.ts";
import type { DemoLine } from "./demo-listing.ts";
import type { DemoAllianceKey } from "./organizations.ts";

/** What became of an agreement in the weeks before today; all days count back from today. */
export interface PastDeal {
  alliance: DemoAllianceKey;
  /** Both lines were published on this day; the days in their terms count from it. */
  published: number;
  need: DemoLine;
  resource: DemoLine;
  /** Delivered by the supplier, in the need's unit. */
  deliveries: [day: number, value: string, note: string][];
  /** Stated, and confirmed once all was delivered; yuan. */
  values?: { side: "need" | "resource"; day: number; yuan: number; note: string }[];
  broken?: { day: number; code: BreakCode; reason: string };
}

/** Deals that were kept, that run, that wait for a word, and one that was not kept. */
export const pastDeals: PastDeal[] = [
  {
    alliance: "machinery",
    published: 58,
    need: ["wuzheng", "前桥支架机加工600件", "process.machining", "600 件", { text: "外协厂停产检修，整机装配等件。", due: 22, price: 540, stake: 360_000, stakeNote: "整机交付违约金" }],
    resource: ["sanhe", "加工中心夜班产能600件", "process.machining", "600 件", { window: [1, 21], rate: "60", price: 520 }],
    deliveries: [[50, "200", "首批，检验合格"], [44, "250", ""], [40, "150", "尾批，提前两天"]],
    values: [
      { side: "need", day: 38, yuan: 360_000, note: "整机按期交付，未付违约金" },
      { side: "resource", day: 37, yuan: 312_000, note: "夜班加工收入" },
    ],
  },
  {
    alliance: "chemistry",
    published: 50,
    need: ["yiyang", "改性料造粒200吨", "process.p33", "200 吨", { text: "自有造粒线检修。", due: 25, price: 950, stake: 186_000, stakeNote: "下游断供赔付" }],
    resource: ["gangshan", "造粒线检修前余量200吨", "process.p33", "200 吨", { window: [1, 24], rate: "20", price: 930 }],
    deliveries: [[44, "120", ""], [39, "80", ""]],
    values: [
      { side: "need", day: 35, yuan: 186_000, note: "下游未断供" },
      { side: "resource", day: 34, yuan: 186_000, note: "代加工收入" },
    ],
  },
  {
    alliance: "machinery",
    published: 40,
    need: ["chenguang", "齿轮毛坯车削300件", "process.p07", "300 件", { due: 18, price: 12 }],
    resource: ["xingtan", "数控车床两班余量300件", "process.p07", "300 件", { window: [1, 17], rate: "30", price: 11 }],
    deliveries: [[33, "80", ""]],
    broken: { day: 29, code: "capacity_lost", reason: "主轴故障，维修要三周，剩余 220 件无法按期完成。" },
  },
  {
    alliance: "machinery",
    published: 30,
    need: ["dongyue", "总装线装配工15人", "people.worker", "15 人", { text: "秋收机型集中下线，用工三周。", due: 12, price: 6_600, stake: 96_000, stakeNote: "延期交付扣款" }],
    resource: ["jindafeng", "装配工外派15人", "people.shared", "15 人", { text: "持证装配工，自带工装。", window: [1, 26], price: 6_400 }],
    deliveries: [[22, "15", "当天到岗，已交接"]],
    values: [{ side: "need", day: 4, yuan: 96_000, note: "按期下线，未扣款" }],
  },
  {
    alliance: "machinery",
    published: 24,
    need: ["fengrang", "展会农机运输12车", "logistics.road", "12 车", { due: 10, price: 860 }],
    resource: ["shunhe", "返程板车12车", "logistics.road", "12 车", { window: [1, 9], rate: "4", price: 850 }],
    deliveries: [[17, "12", ""]],
    values: [
      { side: "need", day: 14, yuan: 10_200, note: "比社会运力省一成" },
      { side: "resource", day: 13, yuan: 10_200, note: "返程不空驶" },
    ],
  },
  {
    alliance: "machinery",
    published: 18,
    need: ["jindafeng", "割台螺旋焊接400套", "process.p05", "400 套", { text: "焊接机器人改造期间外协。", due: 23, price: 320, stake: 150_000, stakeNote: "主机停线损失", qualifications: "ISO9001" }],
    resource: ["nanlou", "焊接工位余量400套", "process.p05", "400 套", { window: [1, 22], rate: "25", price: 305, qualifications: "ISO9001" }],
    deliveries: [[9, "120", ""], [3, "130", "第二批，抽检合格"]],
  },
  {
    alliance: "machinery",
    published: 12,
    need: ["luye", "阀体三坐标检测120件", "process.p24", "120 件", { due: 19, price: 45 }],
    resource: ["jindafeng", "三坐标测量余量120件", "process.p24", "120 件", { window: [1, 18], rate: "12", price: 42 }],
    deliveries: [[5, "70", "报告已随件"]],
  },
];

import type { Role } from "../../app/contracts/people.ts";
import type { DemoAllianceKey, DemoOrganizationKey } from "./organizations.ts";

export interface DemoPerson {
  account: string;
  name: string;
  seats: {
    role: Exclude<Role, "chair">;
    organization?: DemoOrganizationKey;
    alliance?: DemoAllianceKey;
  }[];
}

const liaison = (account: string, name: string, organization: DemoOrganizationKey, alliance: DemoAllianceKey): DemoPerson => ({
  account,
  name,
  seats: [{ role: "liaison", organization, alliance }],
});

/** Those whom the demo's sign-in page offers, most asked for first. The chair's seat follows from the rotation. */
export const demoPeople = {
  jindafeng: liaison("jindafeng", "王建国", "jindafeng", "machinery"),
  wuzheng: liaison("wuzheng", "李海涛", "wuzheng", "machinery"),
  chair: liaison("chair", "周明", "dongyue", "machinery"),
  deputy: liaison("deputy", "郑秀兰", "qinghe", "machinery"),
  secretary: {
    account: "secretary",
    name: "陈静",
    seats: [{ role: "secretary", organization: "yanzhouIndustry", alliance: "machinery" }],
  },
  officer: { account: "officer", name: "孙立", seats: [{ role: "officer", organization: "yanzhouParty" }] },
  department: { account: "department", name: "何敏", seats: [{ role: "officer", organization: "yanzhouIndustry" }] },
  bank: { account: "bank", name: "吴倩", seats: [{ role: "service", organization: "bank", alliance: "machinery" }] },
  administrator: { account: "admin", name: "赵宇", seats: [{ role: "administrator" }] },
  chemistryChair: liaison("zou-chair", "马志远", "yiyang", "chemistry"),
  chemistryLiaison: liaison("zou-liaison", "高文", "tangcun", "chemistry"),
  chemistrySecretary: {
    account: "zou-secretary",
    name: "韩雪",
    seats: [{ role: "secretary", organization: "zouchengIndustry", alliance: "chemistry" }],
  },
  chemistryOfficer: { account: "zou-officer", name: "杜衡", seats: [{ role: "officer", organization: "zouchengParty" }] },
} satisfies Record<string, DemoPerson>;

export type DemoPersonKey = keyof typeof demoPeople;

/** Names for the liaisons of the other organizations, in their order. */
export const liaisonNames = [
  "刘洋", "张磊", "杨帆", "黄丽", "徐超", "朱琳", "胡斌", "郭涛", "林芳", "罗军", "梁燕", "宋杰", "唐颖", "许峰", "邓梅",
  "冯刚", "曹敏", "彭博", "曾玲", "萧然", "田野", "董洁", "潘伟", "袁媛", "蒋辉", "蔡文", "余波", "于娜",
];

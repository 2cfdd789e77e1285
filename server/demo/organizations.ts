import { creditCodeCheckCharacter } from "../../app/contracts/credit-code.ts";
import type { OrganizationKind, OrganizationSize } from "../../app/contracts/organizations.ts";

export type DemoAllianceKey = "machinery" | "chemistry";

export interface DemoOrganization {
  /** Real names: only the two firms of the newspaper's case; all others say that they are invented. */
  shortName: string;
  kind: OrganizationKind;
  alliance: DemoAllianceKey;
  /** Links of the chain that it works in; departments have none. */
  links: string[];
  place: string;
  industry: string | null;
  size: OrganizationSize | null;
  /** Million yuan a year. */
  revenueMillion: number | null;
  qualifications?: string[];
  leading?: true;
  /** Full name where it is not the short one with its legal form. */
  name?: string;
}

type Row = [
  shortName: string,
  links: string,
  place: string,
  industry: string,
  size: OrganizationSize,
  revenueMillion: number,
  qualifications?: string,
];

const firms = (alliance: DemoAllianceKey, rows: Record<string, Row>): Record<string, DemoOrganization> =>
  Object.fromEntries(
    Object.entries(rows).map(([key, [shortName, links, place, industry, size, revenueMillion, qualifications]]) => [
      key,
      {
        shortName,
        kind: "enterprise",
        alliance,
        links: links.split(" "),
        place,
        industry,
        size,
        revenueMillion,
        ...(qualifications && { qualifications: qualifications.split(" ") }),
      },
    ]),
  );

const office = (alliance: DemoAllianceKey, kind: OrganizationKind, shortName: string, place: string): DemoOrganization => ({
  shortName,
  kind,
  alliance,
  links: [],
  place,
  industry: null,
  size: null,
  revenueMillion: null,
});

const machinery = {
  ...firms("machinery", {
    jindafeng: ["金大丰", "assembly", "370812105", "C3572", "large", 1_260, "ISO9001 农机推广鉴定"],
    wuzheng: ["五征山拖", "coating assembly", "370812007", "C3572", "large", 980, "ISO9001 排污许可证"],
    dongyue: ["东岳农装", "coating assembly", "370812102", "C3572", "medium", 340, "ISO9001 排污许可证"],
    yuheng: ["玉衡钢材", "raw", "370812006", "C3130", "medium", 210],
    yinxing: ["银杏物资", "raw", "370812003", "C3130", "small", 64],
    qinghe: ["青禾铸造", "forging", "370812103", "C3391", "medium", 152, "ISO9001 排污许可证"],
    baiyang: ["白杨锻件", "forging", "370812101", "C3393", "small", 78, "ISO9001"],
    nanlou: ["南楼钣金", "sheet", "370812001", "C3311", "small", 55],
    wangcun: ["望春冲压", "sheet", "370812111", "C3399", "small", 42],
    sanhe: ["三禾精工", "machining", "370812105", "C3484", "medium", 176, "ISO9001 IATF16949"],
    xingtan: ["杏林机械", "machining", "370812107", "C3489", "small", 61],
    chenguang: ["晨露齿轮", "machining", "370812007", "C3453", "small", 88, "ISO9001"],
    yunfan: ["云杉涂装", "coating", "370812103", "C3360", "small", 47, "排污许可证"],
    luye: ["绿野液压", "parts", "370812006", "C3444", "medium", 133, "ISO9001"],
    xinhe: ["新穗电控", "parts", "370812001", "C3834", "small", 39],
    fengrang: ["丰穰农机销售", "sales", "370812003", "F5178", "small", 92],
    shunhe: ["顺途物流", "sales", "370812105", "G5430", "small", 30],
  }),
  yanzhouIndustry: office("machinery", "department", "兖州工信局", "370812001"),
  yanzhouParty: office("machinery", "department", "兖州区委组织部", "370812001"),
  bank: office("machinery", "bank", "兴农银行", "370812003"),
  testing: office("machinery", "service", "农机检测站", "370812105"),
} satisfies Record<string, DemoOrganization>;

const chemistry = {
  ...firms("chemistry", {
    zouxi: ["岚西煤化", "coal", "370883107", "C2521", "large", 2_300, "安全生产许可证 排污许可证"],
    fushan: ["凫岭煤气化", "coal fuel", "370883003", "C2522", "large", 1_450, "安全生产许可证 排污许可证"],
    mengyuan: ["孟源燃料", "fuel", "370883104", "C2523", "medium", 310, "安全生产许可证"],
    tieshan: ["铁岭焦油深加工", "coke", "370883106", "C2614", "medium", 420, "安全生产许可证 排污许可证"],
    shiqiang: ["石墙粗苯", "coke", "370883109", "C2614", "small", 86, "安全生产许可证"],
    yiyang: ["峄阳新材料", "synthetic", "370883110", "C2651", "large", 890, "ISO9001 安全生产许可证"],
    gangshan: ["岗山树脂", "synthetic", "370883106", "C2651", "medium", 260, "安全生产许可证"],
    tangcun: ["唐村助剂", "fine", "370883106", "C2661", "small", 73, "安全生产许可证"],
    kanzhuang: ["看庄精细化工", "fine", "370883111", "C2662", "small", 58],
    qingquan: ["千泉水处理", "environment", "370883002", "D4620", "small", 44, "环保设施运营资质"],
    dashu: ["大束危化物流", "logistics", "370883103", "G5432", "small", 66, "危险货物道路运输"],
  }),
  zouchengIndustry: office("chemistry", "department", "邹城工信局", "370883001"),
  zouchengParty: office("chemistry", "department", "邹城市委组织部", "370883001"),
} satisfies Record<string, DemoOrganization>;

type FirmKey =
  | "jindafeng" | "wuzheng" | "dongyue" | "yuheng" | "yinxing" | "qinghe" | "baiyang" | "nanlou" | "wangcun" | "sanhe"
  | "xingtan" | "chenguang" | "yunfan" | "luye" | "xinhe" | "fengrang" | "shunhe" | "zouxi" | "fushan" | "mengyuan"
  | "tieshan" | "shiqiang" | "yiyang" | "gangshan" | "tangcun" | "kanzhuang" | "qingquan" | "dashu";
type OfficeKey = "yanzhouIndustry" | "yanzhouParty" | "bank" | "testing" | "zouchengIndustry" | "zouchengParty";
export type DemoOrganizationKey = FirmKey | OfficeKey;

const real: Partial<Record<DemoOrganizationKey, string>> = {
  jindafeng: "山东金大丰机械有限公司",
  wuzheng: "山东五征山拖农机装备有限公司",
};

/** Every organization of the demo county, in the order in which they join. */
export const demoOrganizations = { ...machinery, ...chemistry } as Record<DemoOrganizationKey, DemoOrganization>;
demoOrganizations.jindafeng.leading = true;
demoOrganizations.zouxi.leading = true;

/** Full name: the real one of the two real firms, else one that says that it is invented. Pure. */
export function fullName(key: DemoOrganizationKey): string {
  const { shortName, kind } = demoOrganizations[key];
  return real[key] ?? `${shortName}${kind === "enterprise" ? "有限公司" : ""}（演示单位）`;
}

/**
 * A made-up 统一社会信用代码 of the right form and check character; departments have none. Pure.
 * The body says DEM0, so that no real firm is meant.
 */
export function demoCreditCode(key: DemoOrganizationKey): string | null {
  const { kind, place } = demoOrganizations[key];
  if (kind === "department") return null;
  const number = String(Object.keys(demoOrganizations).indexOf(key)).padStart(3, "0");
  const seventeen = `91${place.slice(0, 6)}MADEM0${number}`;
  return seventeen + creditCodeCheckCharacter(seventeen);
}

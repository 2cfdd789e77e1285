import { furtherListInput, type ListPreset } from "../../../app/contracts/further-lists.ts";

const number = (label: string, labelEn: string, unit: string, more: object = {}) => ({ label, labelEn, type: "number", unit, ...more });
const choice = (label: string, labelEn: string, choices: string[], more: object = {}) => ({ label, labelEn, type: "choice", choices, ...more });
const text = (label: string, labelEn: string, help: string, more: object = {}) => ({ label, labelEn, type: "text", help, ...more });
const flag = (label: string, labelEn: string) => ({ label, labelEn, type: "flag" });
const day = (label: string, labelEn: string) => ({ label, labelEn, type: "day" });

const written = {
  idle: {
    name: "闲置资源清单",
    nameEn: "Idle assets",
    side: "resource",
    purpose: "可以租借或转让的闲置厂房、设备、场地和车辆",
    fields: [
      choice("资源类型", "Type", ["厂房", "设备", "场地", "车辆", "其他"], { required: true }),
      number("面积", "Area", "m²"),
      choice("使用方式", "Terms of use", ["出租", "出借", "转让", "合作"], { required: true }),
      day("可用起始日", "Free from"),
      flag("可上门查看", "Can be inspected"),
    ],
    runDays: 180,
    audience: "county",
  },
  jobs: {
    name: "就业需求清单",
    nameEn: "Jobs",
    side: "need",
    purpose: "企业招工用工，也包括季节性用工和零工",
    fields: [
      text("岗位", "Position", "写岗位名称，如：焊工", { required: true }),
      choice("用工方式", "Kind of work", ["长期", "季节性", "零工", "实习"], { required: true }),
      text("技能要求", "Skills", "写证书或工种等级，没有要求的可不填"),
      text("工资待遇", "Pay", "如：每月 5000 元，或每天 180 元"),
      flag("包食宿", "Board and lodging"),
    ],
    unit: "人",
    runDays: 90,
    audience: "county",
  },
  workshops: {
    name: "潜力工坊清单",
    nameEn: "Workshops with room to grow",
    side: "resource",
    purpose: "能承接加工、手工和来料订单的村镇工坊",
    fields: [
      choice("工坊类型", "Type", ["加工", "手工", "农产品初加工", "包装", "其他"], { required: true }),
      number("可用工人", "Workers", "人"),
      text("拿手活", "What it does best", "写做得最多、质量最稳的活"),
      flag("可来料加工", "Works on supplied material"),
    ],
    runDays: 365,
    audience: "county",
    publishers: ["enterprise", "department", "service"],
  },
  people: {
    name: "乡村人才清单",
    nameEn: "Skilled people in the countryside",
    side: "resource",
    purpose: "愿意提供技术服务的土专家、能工巧匠和返乡人员，由所在单位登记",
    fields: [
      choice("人才类别", "Kind", ["种养能手", "能工巧匠", "经营管理", "电商营销", "其他"], { required: true }),
      text("专长", "Skill", "写能做什么，不写姓名和电话", { required: true }),
      flag("可上门服务", "Comes to the site"),
    ],
    standing: true,
    audience: "county",
    publishers: ["department", "service", "enterprise"],
  },
  services: {
    name: "服务清单",
    nameEn: "Services",
    side: "resource",
    purpose: "面向企业的检测、金融、法律、物流等服务",
    fields: [
      choice("服务类别", "Kind", ["检测认证", "金融", "法律", "物流", "技术", "培训", "其他"], { required: true }),
      choice("收费方式", "Fee", ["免费", "按次", "按年", "面议"], { required: true }),
      text("办理时限", "Time taken", "如：受理后 3 个工作日"),
    ],
    standing: true,
    audience: "county",
  },
};

/** Lists that alliances keep elsewhere, ready to be taken and then changed; the fields are proposals of this project. */
const presets: readonly ListPreset[] = Object.entries(written).map(([key, list]) => ({ key, list: furtherListInput.parse(list) }));

/** The lists that a keeper can take. Pure. */
export const listPresets = (): Promise<readonly ListPreset[]> => Promise.resolve(presets);

import type { ImportField, ImportKind } from "../../app/contracts/imports.ts";

/** What goes into each column, for the sheet 填写说明 of a template. */
export const templateRules: Record<ImportField | "file", string> = {
  title: "必填，2—80 个字，一句话说清要什么或有什么，如“农机外壳喷涂外协 500 套”。",
  text: "规格、质量要求、联系方式以外的补充说明，可不填。",
  enterprise: "单位全称或简称。联络员只导入本单位的条目，可不填；代多家单位导入时，与统一社会信用代码至少填一项。",
  creditCode: "18 位。请先把这一列设为文本，否则表格会把它变成 9.13E+17。",
  category: "系统中的类别或工艺名称，如 喷涂、热处理、流动资金贷款、厂房、普通用工。填了才能精确匹配。",
  quantity: "数字，最多三位小数。与计量单位一起填，也可以写成“500套”。",
  unit: "套、台、件、吨、平方米、万元等。",
  deadline: "需求：最晚什么时候要；资源：这一条有效到哪天。写成 2026-11-30 或 2026年11月30日。已过的日期会先存为草稿。",
  from: "从哪天起可以提供。不填按导入当天算。",
  until: "可以提供到哪天。填了才能精确匹配。",
  minLot: "低于这个数量不接，计量单位与数量相同。",
  price: "每个计量单位多少钱，如 35元/平方米；只写数字时按本行的计量单位、以元计。",
  amount: "总金额，如 57.5万元；只写数字时以元计，表头写明“（万元）”时以万元计。",
  stake: "办不成会损失多少，如违约金 86万元；写法同金额。撮合总览按它先保损失大的。",
  region: "乡镇、街道或县，如 新兖镇、山东省济宁市兖州区。不填按单位所在地算。",
  conditions: "对合作方的要求，几条之间用分号隔开，最多 30 条。",
  audience: "本联盟、本县或公开。不填为本联盟。",
  file: "示例行导入时自动跳过。一次最多 5,000 行，文件不超过 2 MB。表头可以改名，导入时能指明每一列是什么。看不懂的内容会留在说明里，不会丢。",
};

const samples: Record<ImportKind, Partial<Record<ImportField, string>>> = {
  need: { title: "示例：农机外壳喷涂外协", text: "本行仅作示例，导入时跳过", category: "喷涂", quantity: "500", unit: "套", price: "35元/平方米", amount: "57.5万元", stake: "20万元", audience: "本联盟" },
  resource: { title: "示例：涂装线富余产能", text: "本行仅作示例，导入时跳过", category: "喷涂", quantity: "800", unit: "套", minLot: "50", price: "32元/平方米", conditions: "自带图纸；自提", audience: "本联盟" },
};

/** The sample line of a template. `soon`: a day that lies ahead. Pure. */
export const templateSample = (kind: ImportKind, soon: string): Partial<Record<ImportField, string>> => ({ ...samples[kind], deadline: soon });

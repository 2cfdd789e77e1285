import { importFields, type ImportField } from "../../app/contracts/imports.ts";

/** What a column of a list can mean; the last ones in files of the command only. */
export const rawFields = [...importFields, "id", "kind", "phone", "days"] as const;
export type RawField = ImportField | "id" | "kind" | "phone" | "days";

/** What each field is called in templates, and in the text of a listing that keeps a cell in its own words. */
export const fieldLabels: Record<RawField, string> = {
  title: "标题",
  text: "说明",
  enterprise: "单位名称",
  creditCode: "统一社会信用代码",
  category: "类别",
  quantity: "数量",
  unit: "计量单位",
  deadline: "截止日期",
  from: "可供开始日期",
  until: "可供结束日期",
  minLot: "最小批量",
  price: "单价",
  amount: "金额",
  stake: "损失或违约金",
  region: "所在地",
  conditions: "条件",
  audience: "可见范围",
  id: "编号",
  kind: "清单",
  phone: "电话",
  days: "办理时限",
};

/** Heads of columns as people write them, beside the labels. */
const synonyms: Partial<Record<RawField, string>> = {
  title: "名称 需求名称 资源名称 需求标题 资源标题 项目名称 品名 产品名称 需求事项 需求 资源",
  text: "具体说明 内容 描述 详细说明 需求内容 资源内容 具体需求 需求描述 资源描述 具体内容 备注",
  enterprise: "企业 企业名称 单位 公司 公司名称 需求单位 需求企业 供给单位 供应单位 资源单位 申报单位 牵头部门 来源单位",
  creditCode: "信用代码 社会信用代码 统一信用代码 统一社会信用代码号",
  category: "类型 分类 需求类别 资源类别 需求类型 资源类型 工艺",
  quantity: "需求数量 需求量 可供数量 供应数量 产能 富余产能",
  unit: "数量单位 单位名",
  deadline: "截止时间 截止日 需求日期 交付日期 交货日期 交期 最晚交付 最迟交付 要求交付 有效期至 有效期 到期日期",
  from: "可供开始 开始日期 可供起始日期 起始日期",
  until: "可供结束 结束日期 可供截止日期",
  minLot: "起订量 最小起订量 最低批量 每家至少承接",
  price: "单价上限 单价限价 限价 报价",
  amount: "预算 预算金额 总预算 总价 总金额 价格 额度",
  stake: "违约金 损失金额 可能损失 逾期损失 逾期违约金 违约损失",
  region: "地区 地址 所在地区 所在乡镇 地点 交付地点",
  conditions: "对方须具备 申请条件 准入条件 合作条件",
  audience: "公开范围 谁能看见",
  id: "序号 编码",
  phone: "联系电话 咨询电话",
};

/** A head without what people add to it: spaces, stars, what stands in brackets. Pure. */
const bare = (head: string): string => head.normalize("NFKC").replace(/[（(【[].*$/, "").replace(/[\s*:：]/g, "").toLowerCase();

const fieldsByHead = new Map<string, RawField>([
  ...rawFields.map((field) => [field.toLowerCase(), field] as const),
  ...Object.entries(synonyms).flatMap(([field, words]) => words.split(" ").map((word) => [bare(word), field as RawField] as const)),
  ...Object.entries(fieldLabels).map(([field, label]) => [bare(label), field as RawField] as const),
]);

/**
 * What a head means: 需求名称* is a title, 预算（万元） an amount; null for one that nobody foresaw. A column 单位 beside a name of
 * the firm is the unit of quantities: that is for the whole head to tell (`fieldsOfHeads`). Pure.
 */
const fieldOfHead = (head: string): RawField | null => fieldsByHead.get(bare(head)) ?? null;

/** What each column of a head means, no field twice: the first one that is called so. Pure. */
export function fieldsOfHeads(heads: readonly string[]): (RawField | null)[] {
  const names = heads.map(bare);
  const fields = names.map(fieldOfHead);
  // 单位 is a firm in one list and 台套 in the next: it counts goods right behind a quantity, or where another column names the firm.
  const at = names.indexOf("单位");
  const namesFirm = fields.some((field, index) => index !== at && field === "enterprise");
  if (at >= 0 && (namesFirm || fields[at - 1] === "quantity")) fields[at] = "unit";
  return fields.map((field, index) => (field !== null && fields.indexOf(field) === index ? field : null));
}

/** The unit that a head names in brackets: 预算（万元） counts ten thousands of yuan, 数量(吨) tons. Pure. */
export const unitOfHead = (head: string): string | null => /[（(【[]\s*(?:单位\s*[:：]\s*)?([^）)】\]]{1,16}?)\s*[）)】\]]/.exec(head)?.[1]?.trim() ?? null;

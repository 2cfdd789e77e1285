import { longestCondition, mostConditions } from "../../app/contracts/conditions.ts";
import { listingInput, type ListingInput, type ListingKind } from "../../app/contracts/listings.ts";
import { faultsOf } from "../../app/contracts/faults.ts";
import { ruleText } from "../../app/contracts/messages/messages.ts";
import type { Day } from "../../app/contracts/common.ts";
import type { RawLine } from "./read-lines.ts";
import { cleanText, type PriceInText, readDate, readPrice, readQuantity, readSum } from "./read-values.ts";

/** What reading a line asks of the reference data and of the alliance. */
export interface LineContext {
  kind: ListingKind;
  alliance: string;
  today: Day;
  isUnit(code: string): boolean;
  /** The prices for a unit in a text, from the left. */
  pricesIn(text: string): PriceInText[];
  isCategory(code: string): boolean;
  /** Code of the division that a list's words name, or of the nearest above it; null where none is named. */
  placeOf(words: string): string | null;
  /** The member of that name. */
  memberOf(name: string): string | null;
  /** Who stands for lines whose firm is no member. */
  owner: { id: string; name: string };
}

/** A line as a listing: published, or a draft where it cannot be open as it stands; `notes` say what was left out and why. */
export type ReadLine = { input: ListingInput; notes: string[] } | { refused: string };

/** Categories by the words of lists, the more special first. */
const categoryWords: [pattern: RegExp, code: string][] = [
  [/技术需求|科技成果|新产品研发|科技创新/, "technology.research"],
  [/检验检测/, "technology.testing"],
  [/信息化|数字化|智能制造/, "technology.digital"],
  [/用工|人才/, "people.worker"],
  [/培训/, "people.training"],
  [/融资|金融|资金/, "finance.working"],
  [/保险/, "finance.insurance"],
  [/仓储|物流/, "logistics"],
  [/厂房/, "land.plant"],
  [/用地|土地|场地/, "land.site"],
];

/** Why a price or sum that is written finer than a fen stays in the text. */
const TOO_FINE = "含不足一分的零头，金额只能精确到分，保留在说明中；单价可换用更大的计价单位，如 30 元/万件";

/** The telephone line of every government in China, for policies whose list names none. */
const PUBLIC_LINE = "12345";

/** Maps one line of somebody's list. What cannot be a field stays in the text in its own words. Pure. */
export function listingOfLine({ fields }: RawLine, context: LineContext): ReadLine {
  const notes: string[] = [];
  const extra: string[] = [];
  const keep = (label: string, words: string, why: string) => {
    extra.push(`${label}：${words}`);
    notes.push(`${label}“${cleanText(words, 30)}”${why}`);
  };
  if (!fields.title) return { refused: "没有标题" };
  const title = cleanText(fields.title.replace(/\s+/g, " "), 80);
  if (title.length < 2) return { refused: "标题不足 2 个字" };

  let draft = false;
  let deadline: Day | undefined;
  if (fields.deadline) {
    const word = readDate(fields.deadline);
    if (word.kind === "day" && word.day >= context.today) deadline = word.day;
    else {
      const why = word.kind === "day" ? "已过，存为草稿" : word.kind === "revoked" ? "表明已废止，存为草稿" : "无法识别为日期";
      keep("截止日期", fields.deadline, why);
      draft = word.kind !== "unreadable";
    }
  }
  const value = fields.quantity ? readQuantity(fields.quantity) : null;
  const unit = fields.unit && context.isUnit(fields.unit) ? fields.unit : undefined;
  const read = priceOf(fields, unit, context);
  if (read && !Number.isInteger(read.fen)) keep("单价", fields[read.from]!, TOO_FINE);
  const price = read && Number.isInteger(read.fen) ? read : null;
  const sum = fields.amount && read?.from !== "amount" ? readSum(fields.amount) : undefined;
  const isSum = sum?.kind === "sum" && Number.isInteger(sum.fen);
  if (sum?.kind === "placeholder") notes.push(`金额“${fields.amount}”是占位价格，未采用`);
  if (fields.amount && sum?.kind === "sum" && !isSum) keep("金额", fields.amount, TOO_FINE);
  if (fields.amount && sum?.kind === "unreadable") keep("金额", fields.amount, "不是单一金额，保留在说明中");
  if (fields.price && read?.from !== "price") keep("单价", fields.price, "不是单一单价或未写单位，保留在说明中");
  if (fields.quantity && !(value && unit)) keep("数量", `${fields.quantity}${fields.unit ?? ""}`, "数量或单位无法识别，保留在说明中");
  const place = fields.region ? context.placeOf(fields.region) : null;
  if (fields.region && place === null) keep("地区", fields.region, "找不到对应的行政区划");
  const member = fields.enterprise ? context.memberOf(fields.enterprise) : null;
  if (fields.enterprise && member === null) keep("来源单位", fields.enterprise, `不是${context.kind === "policy" ? "可发布政策的" : ""}成员单位，由${context.owner.name}代登`);
  const category = categoryWords.find(([pattern, code]) => pattern.test(fields.category ?? "") && context.isCategory(code))?.[1];
  if (fields.category && !category) extra.push(`类别：${fields.category}`);

  const text = cleanText([title === fields.title ? "" : fields.title, fields.text ?? "", ...extra].filter(Boolean).join("\n"), 4_000);
  const policy = context.kind === "policy" ? policyOf(fields, context, text, notes) : undefined;
  const parsed = listingInput.safeParse({
    kind: context.kind,
    alliance: context.alliance,
    owner: member ?? context.owner.id,
    title,
    text,
    ...(category && { category }),
    ...(place && { place }),
    ...(value && unit && context.kind !== "policy" && { quantity: { value, unit } }),
    ...(isSum && context.kind !== "policy" && { amount: { amount: sum.fen, currency: "CNY" } }),
    ...(price && context.kind !== "policy" && { price: { amount: price.fen, currency: "CNY", per: price.per } }),
    ...(deadline && (context.kind === "need" ? { dueDate: deadline } : { expiresOn: deadline })),
    ...(context.kind === "resource" && { conditions: askedConditions(fields.conditions, notes) }),
    ...(policy && { policy: { ...policy.details, ...(deadline && { validUntil: deadline }) } }),
    state: draft || policy?.incomplete ? "draft" : "published",
  });
  if (parsed.success) return { input: parsed.data, notes };
  return { refused: faultsOf(parsed.error.issues).map(({ path, rule, facts }) => `${path}：${ruleText(rule, facts, "zh-CN")}`).join("；") };
}

/**
 * The price for one unit: from its own column, where a bare sum is for the line's unit, else from what stands as the
 * amount (450元/车). Pure.
 */
function priceOf({ price, amount }: RawLine["fields"], unit: string | undefined, { pricesIn }: LineContext) {
  const ofColumn = price === undefined ? null : readPrice(price, pricesIn);
  if (ofColumn) return { ...ofColumn, from: "price" as const };
  const bare = price === undefined ? null : readSum(price);
  if (bare?.kind === "sum" && unit !== undefined) return { fen: bare.fen, per: unit, from: "price" as const };
  const ofAmount = amount === undefined ? null : readPrice(amount, pricesIn);
  return ofAmount && { ...ofAmount, from: "amount" as const };
}

/**
 * Conditions as a list words them, one a line or between semicolons: each is asked of the firm, because what it compares
 * is for the owner to say.
 */
function askedConditions(words: string | undefined, notes: string[]): ListingInput["conditions"] {
  const said = (words ?? "").split(/[\n;；]/).map((one) => one.replace(/^\s*(?:[（(]?\d{1,2}[)）.、]|[-·•])\s*/, "").trim()).filter(Boolean);
  if (said.length > mostConditions) notes.push(`条件共 ${said.length} 项，只采用前 ${mostConditions} 项`);
  return said.slice(0, mostConditions).map((text) => ({ fact: "question", text: cleanText(text, longestCondition) }));
}

/** A policy needs more than lists say: what is missing is filled so that it can be stored as a draft, and told. */
function policyOf(fields: RawLine["fields"], { owner }: LineContext, text: string, notes: string[]) {
  const days = Number(/\d{1,3}/.exec(fields.days ?? "")?.[0] ?? Number.NaN);
  const known = Number.isInteger(days) && days <= 365;
  if (!fields.phone) notes.push(`未给咨询电话，暂填 ${PUBLIC_LINE}，存为草稿`);
  if (!known) notes.push("未给办理时限，存为草稿待补");
  return {
    incomplete: !fields.phone || !known,
    details: {
      conditions: askedConditions(fields.conditions, notes),
      benefit: cleanText(text, 500) || cleanText(fields.title ?? "", 500),
      department: cleanText(fields.enterprise ?? owner.name, 60),
      phone: fields.phone ?? PUBLIC_LINE,
      days: known ? days : 0,
    },
  };
}

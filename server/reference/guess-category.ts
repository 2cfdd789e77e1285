/** What words point to which category; the first that is found wins. */
const signs: readonly [words: RegExp, category: string][] = [
  [/科技.{0,4}贷|科创贷|知识产权.{0,4}贷|研发.{0,4}(?:融资|贷款)|融资.{0,16}科技型/, "finance.technology"],
  [/劳务贷/, "finance.labour"],
  [/融资租赁/, "finance.leasing"],
  [/担保|增信/, "finance.guarantee"],
  [/设备贷|项目贷|固定资产贷/, "finance.equipment"],
  [/贷款|授信|融资|信贷|金融产品|低息贷/, "finance.working"],
  [/大棚|温室/, "land.greenhouse"],
  [/厂房|车间出租|标准车间/, "land.plant"],
  [/工业用地|工业地|地块出让/, "land.site"],
  [/仓库|库房/, "land.warehouse"],
  [/停车位|车位/, "land.parking"],
  [/办公场地|会议室|办公楼/, "land.office"],
  [/共享员工|员工共享|待岗|富余用工/, "people.shared"],
  [/技工|焊工|钳工|电工/, "people.skilled"],
  [/招聘|用工|普工|招工/, "people.worker"],
  [/培训/, "people.training"],
  [/专家|工程师|顾问/, "people.expert"],
  [/冷链/, "logistics.cold"],
  [/货运|物流|运输服务/, "logistics.road"],
  [/技术需求|技术攻关|联合研发/, "technology.research"],
];

/**
 * The category that a title or label (simplified characters) speaks of, for lines that come without one (imports,
 * the publish form while typing); null where nothing points anywhere. Pure.
 */
export function guessCategory(text: string): string | null {
  return signs.find(([words]) => words.test(text))?.[1] ?? null;
}

import { readCsv } from "./read-csv.ts";

/** A node of the hub's category tree; codes are ASCII and stable. */
export interface Category {
  code: string;
  zh: string;
  en: string;
  parent: string | null;
}

const tops: readonly [code: string, zh: string, en: string][] = [
  ["industry", "行业", "Industry"],
  ["process", "工艺", "Process"],
  ["product", "产品", "Product"],
  ["finance", "金融", "Finance"],
  ["land", "土地厂房", "Land and plant"],
  ["people", "人才用工", "People"],
  ["technology", "技术", "Technology"],
  ["logistics", "物流", "Logistics"],
];

/** Families of processes: members of one family can often stand in for each other's neighbours in a plant. */
const families: readonly [code: string, zh: string, en: string, members: string][] = [
  ["forming", "成形", "Forming", "铸造 锻造 冲压 钣金"],
  ["joining", "焊接切割", "Welding and cutting", "焊接 切割 钢结构制作"],
  ["machining", "机械加工", "Machining", "车削 铣削 磨削 钻镗 电加工 齿轮加工 模具 3D打印"],
  ["surface", "热处理与表面处理", "Heat and surface treatment", "热处理 喷涂 电镀 防腐 表面处理"],
  ["plastics", "塑料橡胶", "Plastics and rubber", "注塑 挤出 吹塑吸塑 橡胶成型"],
  ["assembly", "装配与检测", "Assembly and inspection", "装配 检测检验 包装 贴片SMT 电缆线束 代工贴牌"],
  ["textile", "纺织印刷", "Textile and printing", "纺纱织造 印染 服装缝制 印刷 木工"],
  ["chemistry", "化工制药", "Chemistry and pharmacy", "化工合成 制药制剂 粉碎造粒 干燥烘干 发酵"],
  ["environment", "环保节能", "Environment and energy", "污水处理 废气治理 余热利用"],
  ["handling", "仓储运输", "Storage and transport", "冷藏冷冻 仓储 运输配送 装卸搬运"],
  ["upkeep", "维修与设计", "Upkeep and design", "维修维保 管道安装 软件开发 工业设计"],
];

/** English names of the processes, in the order of the families. */
const processEnglish: Readonly<Record<string, string>> = {
  铸造: "Casting", 锻造: "Forging", 冲压: "Stamping", 钣金: "Sheet metal", 焊接: "Welding", 切割: "Cutting",
  车削: "Turning", 铣削: "Milling", 磨削: "Grinding", 钻镗: "Drilling and boring", 电加工: "Electrical machining",
  齿轮加工: "Gear cutting", 热处理: "Heat treatment", 喷涂: "Spray coating", 电镀: "Electroplating",
  防腐: "Corrosion protection", 注塑: "Injection moulding", 挤出: "Extrusion", 吹塑吸塑: "Blow and vacuum forming",
  橡胶成型: "Rubber moulding", 模具: "Moulds and fixtures", "3D打印": "Additive manufacturing", 装配: "Assembly",
  检测检验: "Testing and inspection", 包装: "Packaging", 印刷: "Printing", 纺纱织造: "Spinning and weaving",
  印染: "Dyeing", 服装缝制: "Sewing", 木工: "Woodworking", 化工合成: "Chemical synthesis",
  制药制剂: "Pharmaceutical preparation", 粉碎造粒: "Milling and granulation", 干燥烘干: "Drying",
  发酵: "Fermentation", 冷藏冷冻: "Cold storage", 污水处理: "Waste water treatment", 废气治理: "Exhaust treatment",
  余热利用: "Waste heat use", 仓储: "Warehousing", 运输配送: "Transport", 装卸搬运: "Loading", 维修维保: "Maintenance",
  表面处理: "Surface treatment", 贴片SMT: "SMT assembly", 电缆线束: "Cable harnesses", 钢结构制作: "Steel structures",
  管道安装: "Pipe fitting", 软件开发: "Software", 工业设计: "Industrial design", 代工贴牌: "Contract manufacturing",
};

const others: readonly [code: string, zh: string, en: string][] = [
  ["finance.working", "流动资金贷款", "Working capital loan"],
  ["finance.equipment", "设备与项目贷款", "Equipment and project loan"],
  ["finance.technology", "科技信贷", "Technology loan"],
  ["finance.labour", "劳务贷", "Labour loan"],
  ["finance.guarantee", "担保增信", "Guarantee"],
  ["finance.leasing", "融资租赁", "Leasing"],
  ["finance.insurance", "保险", "Insurance"],
  ["finance.equity", "股权投资", "Equity"],
  ["land.plant", "厂房", "Plant"],
  ["land.warehouse", "库房", "Warehouse space"],
  ["land.site", "工业用地", "Industrial land"],
  ["land.office", "办公与会议场地", "Office and meeting rooms"],
  ["land.parking", "停车位", "Parking"],
  ["land.greenhouse", "农业设施", "Farm buildings"],
  ["people.worker", "普通用工", "Workers"],
  ["people.skilled", "技术工人", "Skilled workers"],
  ["people.shared", "共享员工", "Shared staff"],
  ["people.expert", "专家与工程师", "Experts and engineers"],
  ["people.training", "培训", "Training"],
  ["technology.research", "技术攻关", "Joint research"],
  ["technology.transfer", "成果转化", "Technology transfer"],
  ["technology.testing", "检测认证", "Testing and certification"],
  ["technology.digital", "数字化改造", "Digital upgrade"],
  ["technology.equipment", "设备共享", "Shared equipment"],
  ["technology.patent", "知识产权", "Intellectual property"],
  ["logistics.road", "公路运输", "Road freight"],
  ["logistics.storage", "仓储服务", "Storage"],
  ["logistics.cold", "冷链", "Cold chain"],
  ["logistics.handling", "装卸", "Loading"],
  ["logistics.port", "港口水运", "Port and inland shipping"],
];

/** Categories of different branches that are about the same thing, and how near (per mille). */
const bridges: readonly [a: string, b: string, permille: number][] = [
  ["process.p40", "logistics.storage", 800],
  ["process.p40", "land.warehouse", 600],
  ["process.p41", "logistics.road", 800],
  ["process.p42", "logistics.handling", 800],
  ["process.p36", "logistics.cold", 800],
  ["process.p24", "technology.testing", 800],
  ["process.p49", "technology.digital", 600],
  ["land.warehouse", "logistics.storage", 700],
  ["land.warehouse", "land.plant", 700],
  ["people.worker", "people.shared", 900],
  ["people.skilled", "people.shared", 700],
  ["finance.technology", "finance.working", 700],
];

/** The tree of what a line can be about. */
export class Categories {
  readonly #byCode: ReadonlyMap<string, Category>;
  readonly #bridges: ReadonlyMap<string, number>;
  readonly #paths = new Map<string, readonly string[]>();

  constructor(
    readonly all: readonly Category[],
    bridged: readonly (readonly [string, string, number])[],
  ) {
    this.#byCode = new Map(all.map((category) => [category.code, category]));
    this.#bridges = new Map(bridged.flatMap(([a, b, permille]) => [[`${a} ${b}`, permille] as const, [`${b} ${a}`, permille] as const]));
  }

  find(code: string): Category | null {
    return this.#byCode.get(code) ?? null;
  }

  /** Codes from the top down to the category itself; empty where unknown. */
  path(code: string): readonly string[] {
    let path = this.#paths.get(code);
    if (!path) {
      const up: string[] = [];
      for (let at = this.find(code); at; at = at.parent ? this.find(at.parent) : null) up.push(at.code);
      path = up.toReversed();
      this.#paths.set(code, path);
    }
    return path;
  }

  /**
   * How near two categories are, per mille: 1000 the same, 800 one directly below the other, 600 farther below,
   * 500 brothers, 250 cousins, up to 900 across branches where a bridge is known, else 0. Symmetric.
   */
  relation(a: string, b: string): number {
    if (a === b) return this.find(a) ? 1000 : 0;
    const one = this.path(a);
    const other = this.path(b);
    if (one.length === 0 || other.length === 0) return 0;
    const bridge = this.#bridges.get(`${a} ${b}`) ?? 0;
    let shared = 0;
    while (shared < one.length && shared < other.length && one[shared] === other[shared]) shared++;
    return Math.max(bridge, related(one.length, other.length, shared));
  }
}

function related(one: number, other: number, shared: number): number {
  if (shared === 0) return 0;
  const steps = one + other - 2 * shared;
  if (shared === Math.min(one, other)) return shared === 1 ? 300 : steps === 1 ? 800 : 600;
  if (shared === 1) return 0;
  return steps === 2 ? 500 : 250;
}

/** Builds the tree from GB/T 4754, the processes, the product words and the hub's own short lists. */
export function loadCategories(directory: string): Categories {
  const all: Category[] = tops.map(([code, zh, en]) => ({ code, zh, en, parent: null }));
  const byName = new Map<string, string>();
  for (const { code = "", name = "", parent = "" } of readCsv(directory, "gbt4754_2017.csv")) {
    all.push({ code: `industry.${code}`, zh: name, en: `${code} ${name}`, parent: parent ? `industry.${parent}` : "industry" });
    byName.set(name, `industry.${code}`);
  }
  for (const [code, zh, en] of families) all.push({ code: `process.${code}`, zh, en, parent: "process" });
  const bridged: [string, string, number][] = bridges.map(([a, b, permille]) => [a, b, permille]);
  readCsv(directory, "processes.csv").forEach(({ process: zh = "", gbt4754_names = "" }, at) => {
    const code = `process.p${String(at + 1).padStart(2, "0")}`;
    const family = families.find(([, , , members]) => members.split(" ").includes(zh));
    all.push({ code, zh, en: processEnglish[zh] ?? zh, parent: family ? `process.${family[0]}` : "process" });
    for (const name of new Set(gbt4754_names.split("|"))) {
      const industry = byName.get(name);
      if (industry) bridged.push([code, industry, 700]);
    }
  });
  all.push(...loadProducts(directory));
  for (const [code, zh, en] of others) all.push({ code, zh, en, parent: code.split(".")[0]! });
  return new Categories(all, bridged);
}

function loadProducts(directory: string): Category[] {
  const products: Category[] = [];
  const codes = new Map<string, string>();
  const counts = new Map<string, number>();
  const node = (path: string, zh: string, parent: string): string => {
    let code = codes.get(path);
    if (!code) {
      const number = (counts.get(parent) ?? 0) + 1;
      counts.set(parent, number);
      code = `${parent}.${String(number).padStart(2, "0")}`;
      codes.set(path, code);
      products.push({ code, zh, en: zh, parent });
    }
    return code;
  };
  for (const { industry = "", group = "", product = "" } of readCsv(directory, "industrial_products_b2b.csv")) {
    const top = node(industry, industry, "product");
    node(`${industry}/${group}/${product}`, product, node(`${industry}/${group}`, group, top));
  }
  return products;
}

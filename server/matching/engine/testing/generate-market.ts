import type { EngineListing, Side, Vocabulary } from "../types.ts";
import { buildListing } from "./build-listing.ts";
import { createRandom } from "./random.ts";

/** The day on which generated markets play. */
export const marketDay = 20_778;

const sectorCount = 20;
const categoriesPerSector = 10;
const regionCount = 300;
const rareCount = 20_000;
const textLength = 36;

const materials =
  "铝合金 不锈钢 碳钢 铸铁 黄铜 紫铜 钛合金 镁合金 锌合金 弹簧钢 轴承钢 模具钢 硅钢 镀锌板 冷轧板 热轧板 钢管 型钢 圆钢 线材 塑料 尼龙 聚丙烯 聚乙烯 橡胶 硅胶 玻璃 陶瓷 石墨 碳纤维 玻纤 木材 竹材 纸板 棉纱 涤纶 氨纶 羊毛 皮革 海绵 树脂 油漆 粉末 胶水 石英 水泥 石灰 砂石 煤炭 焦炭 甲醇 乙醇 纯碱 烧碱 尿素 磷肥 玉米 大豆 小麦 大蒜".split(
    " ",
  );
const processes =
  "喷涂 喷漆 涂装 电泳 电镀 镀锌 铸造 压铸 锻造 冲压 拉深 折弯 焊接 氩弧焊 激光焊 切割 线切割 车削 数控车 铣削 磨削 抛光 喷砂 钻孔 镗孔 滚齿 插齿 热处理 淬火 回火 渗碳 氮化 注塑 挤出 吹塑 硫化 装配 组装 检测 探伤 校准 包装 印刷 丝印 纺纱 织造 印染 缝制 裁剪 合成 聚合 精馏 萃取 造粒 烘干 发酵 冷藏 运输 仓储 维修".split(
    " ",
  );
const products =
  "拖拉机 收割机 播种机 旋耕机 挖掘机 装载机 叉车 起重机 压路机 变速箱 驱动桥 齿轮 轴承 法兰 阀门 水泵 油缸 液压站 电机 减速机 联轴器 传送带 覆盖件 驾驶室 车架 轮毂 座椅 仪表盘 线束 散热器 滤清器 活塞 连杆 曲轴 凸轮轴 缸体 缸盖 支架 护栏 机柜 货架 托盘 料箱 模具 夹具 刀具 量具 弹簧 螺栓 螺母 垫圈 铆钉 管件 接头 软管 密封圈 油封 皮带 链条 导轨 丝杠 机床 机器人 传感器 控制器 变压器 开关柜 电缆 配电箱 逆变器 蓄电池 充电桩 灯具 显示屏 路由器 服务器 摄像头 门禁 空调 锅炉 换热器 冷凝器 压缩机 风机 除尘器 水处理 反应釜 储罐 塔器 搅拌器 离心机 干燥机 粉碎机 包装机 灌装机 印刷机 缝纫机 织布机 面料 服装 鞋底 手套 纸箱 瓶盖 薄膜 板材 门窗 家具 地板 瓷砖 涂料".split(
    " ",
  );
const attributes =
  "高强度 耐腐蚀 耐高温 耐磨 轻量化 高精度 大型 小型 微型 节能 环保 防爆 防水 防尘 阻燃 静音 智能 自动 半自动 手动 便携 定制 标准 出口 国产 进口 新型 二手 批量 小批量 急需 长期 短期 现货 闲置 一级 二级 三级 食品级 医用 工业级 农用 车用 船用 矿用 家用 商用 民用 通用 专用".split(
    " ",
  );

const rare = Array.from({ length: rareCount }, (_, at) => {
  const { below } = createRandom(at * 7919 + 17);
  return String.fromCharCode(0x4e00 + below(3000)) + String.fromCharCode(0x4e00 + below(3000));
});

/**
 * An invented market after `matching.md`: lines of 36 characters from 60 materials, 60 processes, 110 products,
 * 50 attributes and 20,000 rare words; 200 categories in 20 sectors; 300 places; quantities, windows, rates,
 * prices and qualifications on most lines. The same seed gives the same lines.
 */
export function generateMarket(seed: number): { line(number: number, side: Side): EngineListing } {
  return {
    line(number, side) {
      const random = createRandom(seed * 1_000_003 + number * 2 + (side === "need" ? 1 : 0));
      const { below, next, pick } = random;
      /** Common words are more common than others. */
      const skewed = (words: readonly string[]): string => words[Math.floor(words.length * next() ** 1.6)]!;
      const title = skewed(attributes) + skewed(materials) + skewed(products) + skewed(processes);
      let text = "";
      while (title.length + text.length < textLength) {
        const kind = below(10);
        text += kind < 6 ? pick(rare) : kind < 7 ? skewed(products) : kind < 8 ? skewed(processes) : skewed(attributes);
      }
      const sector = below(sectorCount);
      const from = marketDay - 20 + below(90);
      const quantity = (1 + below(2000)) * 1000;
      return buildListing({
        id: `${(side === "need" ? 1 : 2).toString(16)}${number.toString(16).padStart(23, "0")}`,
        side,
        owner: `owner${below(50_000)}`,
        category: `s${sector}.c${below(categoriesPerSector)}`,
        title,
        text: text.slice(0, textLength - title.length),
        place: `r${below(regionCount)}`,
        quantity: next() < 0.95 ? { milli: quantity, unit: pick(["台", "件", "吨"]) } : null,
        ratePerDayMilli: side === "resource" && next() < 0.7 ? (5 + below(200)) * 1000 : null,
        minLotMilli: next() < 0.2 ? (1 + below(50)) * 1000 : null,
        window: side === "resource" && next() < 0.9 ? { from, until: from + 10 + below(120) } : null,
        dueDay: side === "need" && next() < 0.9 ? marketDay + 5 + below(90) : null,
        unitPriceFen: next() < 0.8 ? 1000 + below(100_000) : null,
        maxDistanceKm: side === "need" && next() < 0.3 ? 100 + below(400) : null,
        requires: side === "need" && next() < 0.2 ? [{ code: `q${below(8)}`, hard: next() < 0.5 }] : [],
        offers: side === "resource" ? Array.from({ length: below(4) }, () => `q${below(8)}`) : [],
        stakeFen: side === "need" && next() < 0.3 ? (1 + below(1000)) * 1_000_000 : null,
        deliveredMilli: below(100) * 1000,
        promisedMilli: below(120) * 1000,
        audience: `a${below(6)}`,
        priceUnit: next() < 0.06 ? pick(["平方米", "吨", "台", "套"]) : null,
        budgetFen: side === "need" && next() < 0.2 ? (quantity / 1000) * (1000 + below(100_000)) : null,
      });
    },
  };
}

/** Everyday words of the market, for a tokenizer's dictionary. */
export const marketWords: readonly string[] = [...materials, ...processes, ...products, ...attributes];

/** The market's own categories and places on top of `base` (which gives words, units and processes). */
export function marketVocabulary(base: Vocabulary): Vocabulary {
  const sectorOf = (category: string | null): string => category?.split(".")[0] ?? "";
  return {
    ...base,
    sectorOf,
    categoryRelation: (a, b) => (a === b ? 1000 : sectorOf(a) === sectorOf(b) ? 300 : 0),
    categoryName: (code) => ({ zh: code, en: code }),
    distanceKm: (a, b) => (Math.abs(Number(a.slice(1)) - Number(b.slice(1))) * 7) % 900,
    placeName: (code) => code,
  };
}

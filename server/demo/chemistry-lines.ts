import type { DemoLine } from "./demo-listing.ts";

/** What the members of the chemistry alliance need. */
export const chemistryNeeds: DemoLine[] = [
  ["zouxi", "气化灰渣综合利用", "technology.research", "12000 吨", { text: "寻求建材化利用，年产灰渣 1.2 万吨。", amount: 2_000_000, audience: "public" }],
  ["zouxi", "循环水处理药剂60吨", "process.p37", "60 吨", { due: 25, price: 8_200 }],
  ["fushan", "换热器检修与清洗18台", "process.p43", "18 台", { text: "年度大修，停车窗口 10 天。", due: 20, price: 26_000, stake: 1_200_000, stakeNote: "停车一天的产值损失", qualifications: "安全生产许可证" }],
  ["fushan", "压力管道安装3公里", "process.p48", "3 公里", { due: 50, amount: 1_600_000, qualifications: "压力管道安装许可" }],
  ["mengyuan", "醇基燃料槽车运输900吨", "logistics.road", "900 吨", { text: "危化品第 3 类。", due: 15, price: 95, qualifications: "危险货物道路运输", stake: 80_000 }],
  ["tieshan", "煤焦油储罐防腐1200平方米", "process.p16", "1200 平方米", { due: 30, price: 135, stake: 60_000 }],
  ["tieshan", "VOCs治理设施托管", "process.p38", "1 项", { due: 45, amount: 700_000 }],
  ["shiqiang", "粗苯精制代加工2000吨", "process.p31", "2000 吨", { due: 40, price: 620, qualifications: "安全生产许可证" }],
  ["yiyang", "合成材料改性造粒800吨", "process.p33", "800 吨", { text: "双螺杆造粒，允许分两批。", due: 28, price: 950, stake: 300_000, stakeNote: "下游断供赔付" }],
  ["yiyang", "DCS操作工12人", "people.skilled", "12 人", { due: 30, price: 8_600 }],
  ["fushan", "检修车间数控车床操作工2人", "people.skilled", "2 人", { text: "两班制，检修季两个月，可共享用工。", due: 28, price: 8_000 }],
  ["gangshan", "树脂样品全项检测24项", "technology.testing", "24 项", { due: 12, price: 1_800 }],
  ["gangshan", "吨袋包装5000套", "process.p25", "5000 套", { due: 18, price: 26 }],
  ["tangcun", "设备抵押贷款500万元", "finance.equipment", "500 万元", { due: 60 }],
  ["tangcun", "中间体合成代工120吨", "process.p31", "120 吨", { due: 32, price: 5_200, priceForParties: true, qualifications: "安全生产许可证" }],
  ["kanzhuang", "丙类库房900平方米", "land.warehouse", "900 平方米", { due: 25, price: 16 }],
  ["kanzhuang", "干燥烘干外协300吨", "process.p34", "300 吨", { due: 20, price: 380 }],
  ["qingquan", "污泥脱水设备租用", "technology.equipment", "", { text: "处理量待定，先看设备。" }],
  ["dashu", "危化停车位30个", "land.parking", "30 个", { due: 40, price: 300 }],
];

/** What they can offer. */
export const chemistryResources: DemoLine[] = [
  ["zouxi", "低压蒸汽余量每小时20吨", "process.p39", "14400 吨", { text: "0.8 MPa，管廊可达园区东片。", window: [0, 30], rate: "480", price: 165 }],
  ["zouxi", "铁路专用线装卸", "logistics.handling", "50000 吨", { window: [0, 90], rate: "800", price: 14, audience: "county" }],
  ["fushan", "检修队伍12月空闲", "process.p43", "20 台", { text: "换热器、塔器检修，自带高压清洗车。", window: [3, 18], rate: "2", price: 24_500, qualifications: "安全生产许可证" }],
  ["mengyuan", "甲醇燃料现货600吨", "industry.C25", "600 吨", { window: [0, 30], price: 2_350 }],
  ["tieshan", "沥青储罐闲置3000立方米", "logistics.storage", "3000 立方米", { window: [5, 180], price: 12 }],
  ["shiqiang", "化验室开放粗苯分析", "technology.testing", "30 项", { window: [0, 60], price: 600 }],
  ["yiyang", "双螺杆造粒500吨", "process.p33", "500 吨", { window: [2, 26], rate: "25", price: 930 }],
  ["gangshan", "改性造粒余量300吨", "process.p33", "300 吨", { window: [3, 27], rate: "15", price: 920 }],
  ["gangshan", "反应釜代加工2500吨", "process.p31", "2500 吨", { text: "5 立方米搪瓷釜 6 台，蒸馏配套。", window: [5, 38], rate: "80", price: 600, qualifications: "安全生产许可证" }],
  ["tangcun", "水处理药剂80吨", "process.p37", "80 吨", { window: [0, 40], rate: "4", price: 7_900 }],
  ["tangcun", "助剂复配产能", "process.p31", "200 吨", { window: [0, 45], rate: "6", price: 1_100 }],
  ["kanzhuang", "中间体合成150吨", "process.p31", "150 吨", { window: [4, 34], rate: "6", price: 5_000, priceForParties: true, qualifications: "安全生产许可证" }],
  ["qingquan", "废水处理每日300立方米", "process.p37", "9000 立方米", { window: [0, 30], rate: "300", price: 18, qualifications: "环保设施运营资质" }],
  ["qingquan", "VOCs治理运维", "process.p38", "4 项", { window: [0, 120], price: 160_000, audience: "county" }],
  ["dashu", "危化槽车运力1000吨", "logistics.road", "1000 吨", { text: "3 类、8 类，电子运单。", window: [0, 30], rate: "120", price: 92, qualifications: "危险货物道路运输" }],
  ["dashu", "丙类库房1200平方米", "land.warehouse", "1200 平方米", { window: [0, 365], price: 15 }],
  ["fushan", "换岗操作工15人", "people.shared", "15 人", { window: [10, 100], price: 8_200 }],
];

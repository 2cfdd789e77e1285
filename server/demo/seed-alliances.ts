import type { AllianceInput } from "../../app/contracts/alliances.ts";
import type { TermRecord } from "../../models/term.ts";
import { addMonths, BY_ORDER } from "../alliances/rotation.ts";
import { daysBetween, startOfDay } from "../clock.ts";
import type { DemoCounty } from "./demo-county.ts";
import type { DemoAllianceKey, DemoOrganizationKey } from "./organizations.ts";

type Link = [id: string, name: string, after: string, categories: string];

const links = (rows: Link[]): AllianceInput["links"] =>
  rows.map(([id, name, after, categories]) => ({
    id,
    name,
    after: after.split(" ").filter(Boolean),
    categories: categories.split(" ").filter(Boolean),
  }));

interface DemoAlliance {
  name: string;
  county: string;
  leadDepartment: DemoOrganizationKey;
  links: AllianceInput["links"];
  termMonths: number;
  /** Who takes the chair in which order; two terms lie behind, the third runs today. */
  order: DemoOrganizationKey[];
}

export const demoAlliances: Record<DemoAllianceKey, DemoAlliance> = {
  machinery: {
    name: "兖州红色农机产业链党建联盟",
    county: "370812",
    leadDepartment: "yanzhouIndustry",
    links: links([
      ["raw", "原材料", "", "industry.C31 industry.C32"],
      ["forging", "铸造锻造", "raw", "process.p01 process.p02"],
      ["sheet", "钣金冲压", "raw", "process.p03 process.p04 process.p05 process.p06"],
      ["machining", "机加工", "forging", "process.machining"],
      ["heat", "热处理", "machining", "process.p13"],
      ["parts", "液压电控", "machining", ""],
      ["coating", "涂装", "sheet heat", "process.p14 process.p15 process.p16"],
      ["assembly", "总装", "coating parts", "process.p23"],
      ["sales", "销售服务", "assembly", "logistics"],
    ]),
    termMonths: 3,
    order: ["jindafeng", "wuzheng", "dongyue", "qinghe", "sanhe", "luye", "yunfan", "nanlou"],
  },
  chemistry: {
    name: "邹城高端化工产业链党建联盟",
    county: "370883",
    leadDepartment: "zouchengIndustry",
    links: links([
      ["coal", "煤化工", "", "industry.C252"],
      ["fuel", "燃料化工", "coal", "industry.C25"],
      ["coke", "焦化产品深加工", "coal", "industry.C261"],
      ["synthetic", "合成材料", "fuel coke", "industry.C265 process.p31"],
      ["fine", "精细化学品", "coke", "industry.C266"],
      ["equipment", "化工装备", "", "industry.C352"],
      ["environment", "环保处理", "synthetic fine", "process.environment"],
      ["logistics", "危化仓储物流", "synthetic fine", "logistics"],
    ]),
    termMonths: 6,
    order: ["zouxi", "fushan", "yiyang", "tieshan", "gangshan"],
  },
};

/** The months at whose first day terms begin: the running one began at most one term ago. Pure. */
export function termBegins(today: string, termMonths: number): string {
  const month = Number(today.slice(5, 7)) - 1;
  return addMonths(`${today.slice(0, 4)}-01-01`, month - (month % termMonths));
}

/**
 * Past terms, then, on the day on which the running term began, the rotation itself through the hub's own commands; a
 * deputy is named for the running term.
 */
export async function seedRotation(county: DemoCounty, key: DemoAllianceKey, deputy: DemoCounty["people"]["deputy"] | null): Promise<void> {
  const { services, dependencies, organizations, today } = county;
  const alliance = county.alliances[key];
  const { order, termMonths } = demoAlliances[key];
  const begins = termBegins(today, termMonths);
  county.goTo(daysBetween(today, begins), "00:00");
  const keeper = await county.actorOf(key === "machinery" ? "secretary" : "chemistrySecretary");
  const past: TermRecord[] = [];
  for (const [index, member] of order.slice(0, 2).entries()) {
    const back = (2 - index) * termMonths;
    past.push({
      _id: dependencies.ids.next(),
      alliance,
      organization: organizations[member],
      turn: organizations[member],
      person: (await county.liaisonOf(member)).person.id,
      personNamed: false,
      deputy: null,
      acting: null,
      from: startOfDay(addMonths(begins, -back)),
      until: startOfDay(addMonths(begins, termMonths - back)),
      cause: BY_ORDER,
    });
  }
  await dependencies.models.terms.insertMany(past);
  const { revision } = await services.alliances.getAlliance(keeper, alliance);
  const rotation = { termMonths, order: order.map((member) => organizations[member]) };
  await services.alliances.changeAlliance(keeper, alliance, { rotation }, revision);
  await services.alliances.commandRotation(keeper, alliance, { command: "start", from: begins });
  const { terms } = await services.alliances.getRotation(keeper, alliance);
  const running = terms.find((term) => term.state === "present");
  if (deputy && running) {
    await services.alliances.commandRotation(keeper, alliance, { command: "deputy", term: running.id, person: deputy });
  }
}
